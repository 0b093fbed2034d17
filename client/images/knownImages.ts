import { tagOf } from './tagOf';

/** Where an image was seen. */
export type SeenIn =
  /** The document as it is open. */
  | { readonly kind: 'manifest' }
  /** The commit that introduced it: the oldest one of the file, also under its former names, that names it. */
  | { readonly kind: 'git'; readonly commit: string; readonly subject: string }
  /** Another manifest of the workspace, by its path in it. */
  | { readonly kind: 'file'; readonly path: string };

export interface KnownImage {
  readonly image: string;
  readonly seenIn: SeenIn;
}

/** Gathers the images that may follow the present ones: the same repository with other tags, and repositories of the same name in other registries. */
export class KnownImages {
  readonly #known = new Map<string, SeenIn>();
  readonly #repositories: ReadonlySet<string>;
  readonly #names: ReadonlySet<string>;

  constructor(private readonly present: readonly string[]) {
    this.#repositories = new Set(present.map(repositoryOf));
    this.#names = new Set(present.map(nameOf));
  }

  /** Takes the images that a manifest's text names; git's newest first. Answers whether there is one that wasn't known, or another is said of one. */
  add(text: string, seenIn: SeenIn): boolean {
    const told = imagesIn(text).filter(image => {
      const known = this.#known.get(image);
      const isWanted = !this.present.includes(image) && this.#names.has(nameOf(image));
      return isWanted && (known === undefined || saysMore(seenIn, known));
    });
    for (const image of told) this.#known.set(image, seenIn);
    return told.length > 0;
  }

  /** Those of the same repository first; among them the document's own, then git's in the order they were added, then those of other files. */
  list(): readonly KnownImage[] {
    const rank = ({ image, seenIn }: KnownImage): number => (this.#repositories.has(repositoryOf(image)) ? 0 : 3) + ranks[seenIn.kind];
    return [...this.#known].map(([image, seenIn]) => ({ image, seenIn })).sort((one, other) => rank(one) - rank(other));
  }
}

/** The text that is open says more than git, an older commit more than a newer one, and git more than other files. */
function saysMore(one: SeenIn, other: SeenIn): boolean {
  return ranks[one.kind] < ranks[other.kind] || (one.kind === 'git' && other.kind === 'git' && one.commit !== other.commit);
}

const ranks: Readonly<Record<SeenIn['kind'], number>> = { manifest: 0, git: 1, file: 2 };

const imageField = /(?:^|[\s{,])["']?image["']?[ \t]*:[ \t]*(?:&[^\s,{}[\]]+[ \t]+)?["']?([\w.:/@-]+)["']?[ \t]*(?=$|[,}\]#])/gm;

/**
 * The values of fields called `image` in a manifest's text, YAML or JSON, in its order, then the images that a kustomization makes with a new tag; what a
 * template would fill in is left out.
 */
export function imagesIn(text: string): readonly string[] {
  const lines = text.split(/\r?\n/).filter(line => !line.trimStart().startsWith('#'));
  const own = [...lines.join('\n').matchAll(imageField)].flatMap(([, image]) => (image === undefined ? [] : [image]));
  return text.includes('newTag') ? [...own, ...imagesMade(lines.join('\n'))] : own;
}

function imagesMade(text: string): readonly string[] {
  return text.split(/^[ \t]*-[ \t]|[{}]/m).flatMap(entry => {
    const [name, newName, newTag] = ['name', 'newName', 'newTag'].map(field => fieldIn(entry, field));
    return name === undefined || newTag === undefined ? [] : [`${newName ?? name}:${newTag}`];
  });
}

function fieldIn(entry: string, field: string): string | undefined {
  return new RegExp(`(?:^|[\\s,"'])${field}["']?[ \\t]*:[ \\t]*["']?([\\w.:/@-]+)`).exec(entry)?.[1];
}

/** An image reference without tag and digest. */
function repositoryOf(image: string): string {
  return image.slice(0, tagOf(image)[0]).replace(/:$/, '');
}

/** The last part of a repository, as it mostly stays when a registry is changed. */
function nameOf(image: string): string {
  return repositoryOf(image).replace(/^.*\//, '');
}
