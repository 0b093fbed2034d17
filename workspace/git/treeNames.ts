/**
 * Whether git would write a file of this name, from the root, into a work tree. What a commit has may be called otherwise, as git takes over trees as they
 * are: its names may lead out of the root, or into `.git`.
 */
export function isOfWorkTree(name: string): boolean {
  return name.split('/').every(part => !/^(?:|\.|\.\.|\.git)$/i.test(part));
}
