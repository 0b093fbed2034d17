import path from 'node:path';

/** Whether a kustomization's text names a manifest, by the last part of its path. */
export function takesUp(text: string, manifest: string): boolean {
  return text.includes(path.posix.basename(manifest));
}
