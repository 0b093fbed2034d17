/**
 * An image reference taken apart (github.com/distribution/reference): `registry.example:5000/team/app:1.2@sha256:…`. What isn't written is
 * undefined.
 */
export interface ImageReference {
  /** Host and port, where the first part of the name is one: it holds a dot or a colon, or is `localhost`. */
  readonly registry: string | undefined;
  readonly repository: string;
  readonly tag: string | undefined;
  /** Such as `sha256:9f86…`. */
  readonly digest: string | undefined;
}

/** What keeps a text from being an image reference. */
export type ImageReferenceError = 'empty' | 'blank' | 'uppercase' | 'name' | 'too-long' | 'tag' | 'digest' | 'id';

const host =
  /^(?:(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(?:\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*|\[[0-9a-fA-F:]+\])(?::[0-9]+)?$/;
const component = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
const tagGrammar = /^\w[\w.-]{0,127}$/;
const digestGrammar = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/;

/** Reads an image reference; undefined for what isn't one (imageReferenceError says why). */
export function parseImageReference(text: string): ImageReference | undefined {
  const parts = split(text);
  return errorOf(text, parts) === undefined ? parts : undefined;
}

/** Why a text isn't an image reference; undefined where it is one. */
export function imageReferenceError(text: string): ImageReferenceError | undefined {
  return errorOf(text, split(text));
}

/** Whether what is pulled under this reference can change: its tag is `latest`, or it has none and no digest either. */
export function isLatest({ tag, digest }: ImageReference): boolean {
  return digest === undefined && (tag ?? 'latest') === 'latest';
}

function split(text: string): ImageReference {
  const at = text.indexOf('@');
  const named = at === -1 ? text : text.slice(0, at);
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  const name = colon === -1 ? named : named.slice(0, colon);
  const slash = name.indexOf('/');
  const first = name.slice(0, Math.max(slash, 0));
  const isRegistry = slash !== -1 && (/[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase());
  return {
    registry: isRegistry ? first : undefined,
    repository: isRegistry ? name.slice(slash + 1) : name,
    tag: colon === -1 ? undefined : named.slice(colon + 1),
    digest: at === -1 ? undefined : text.slice(at + 1),
  };
}

function errorOf(text: string, { registry, repository, tag, digest }: ImageReference): ImageReferenceError | undefined {
  if (text === '') return 'empty';
  if (/\s/.test(text)) return 'blank';
  if (digest !== undefined && !digestGrammar.test(digest)) return 'digest';
  if (tag !== undefined && !tagGrammar.test(tag)) return 'tag';
  if (/[A-Z]/.test(repository)) return 'uppercase';
  const isHost = registry === undefined || host.test(registry) || component.test(registry);
  if (!isHost || !repository.split('/').every(part => component.test(part))) return 'name';
  if (pathOf(registry, repository).length > 255) return 'too-long';
  // 64 hexadecimal digits alone would be an image's id.
  return registry === undefined && tag === undefined && digest === undefined && /^[a-f0-9]{64}$/.test(repository) ? 'id' : undefined;
}

/** Docker's own images of one part belong to its library. */
function pathOf(registry: string | undefined, repository: string): string {
  const isDockers = registry === undefined || registry === 'docker.io' || registry === 'index.docker.io';
  return isDockers && !repository.includes('/') ? `library/${repository}` : repository;
}
