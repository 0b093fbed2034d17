import { defaultPullPolicy } from '../kubernetes/pods/images';
import type { Container, PodTemplateSpec } from '../kubernetes/pods/pod';
import { templateImages } from '../kubernetes/pods/templateContainers';
import type { KustomizeImage } from '../protocol/scenario';
import { regexpOf, type Regexp } from './regexp/regexp';

/** What is matched at most: entries of a build, steps that the matching may take in all, characters of an image. */
const most = { entries: 1000, steps: 2_000_000, characters: 1000 };

/** An entry of `images:`, ready to be used. */
export interface ImageRule {
  readonly image: KustomizeImage;
  /** Whether it replaces an image, with or without tag and digest. */
  readonly matches: (image: string) => boolean;
  /** How many steps matching takes for each character of an image. */
  readonly size: number;
}

/** The entries of a build, one after the other; null where they are too many, or one of them can't be matched here. */
export function imageRules(images: readonly KustomizeImage[]): readonly ImageRule[] | null {
  if (images.length > most.entries) return null;
  const rules = images.flatMap(image => {
    const regexp = namePattern(image.name);
    if (regexp === 'unread') return [];
    return [
      { image, size: regexp === 'invalid' ? 0 : regexp.size, matches: (tried: string) => regexp !== 'invalid' && regexp.matches(tried) },
    ];
  });
  return rules.length === images.length ? rules : null;
}

/** Whether kustomize can compile an entry's name; up to version 5.8 it crashes where it can't, and newer ones match nothing. */
export function isPattern(name: string): boolean {
  return namePattern(name) !== 'invalid';
}

function namePattern(name: string): ReturnType<typeof regexpOf> {
  return plainName(name) ?? regexpOf(`^${name}${tagAndDigest}$`);
}

/** What kustomize puts behind a name (api/internal/image: IsImageMatched). */
const tagAndDigest = '(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?';

/** Nearly all names are made of nothing but letters and dots, which are any character; undefined for others. */
function plainName(name: string): Regexp | undefined {
  if (!/^[\w/:@.-]*$/.test(name)) return undefined;
  const characters = Array.from(name);
  const matches = (image: string): boolean =>
    characters.every((character, at) => (character === '.' ? /^.$/.test(image.charAt(at)) : character === image[at])) &&
    /^(:[\w.{}-]*)?(@sha256:[\w.{}-]*)?$/.test(image.slice(characters.length));
  return { size: 1, matches };
}

/** Whether a template's images can be matched in reasonable time; where they can't, none is replaced. */
export function areMatched(template: PodTemplateSpec, images: readonly KustomizeImage[]): boolean {
  return rulesFor(template, images) !== null;
}

function rulesFor(template: PodTemplateSpec, images: readonly KustomizeImage[]): readonly ImageRule[] | null {
  const rules = imageRules(images);
  const lengths = templateImages(template).map(({ length }) => length);
  if (rules === null || lengths.some(length => length > most.characters)) return null;
  const steps = sum(rules.map(({ size }) => size)) * sum(lengths);
  return steps > most.steps ? null : rules;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/**
 * The template as kustomize hands it over (sigs.k8s.io/kustomize/api/filters/imagetag): the images of containers and init containers replaced.
 * A pull policy that the API server made of the image follows the new one; `isWritten` says of a path below the pod's spec whether the manifest
 * has it.
 */
export function withKustomizeImages(
  template: PodTemplateSpec,
  images: readonly KustomizeImage[],
  isWritten: (path: string) => boolean,
): PodTemplateSpec {
  const rules = rulesFor(template, images) ?? [];
  const replace = (list: 'containers' | 'initContainers') => (container: Container, index: number) => {
    // Where none is written kustomize writes none.
    const image = container.image === '' ? '' : rules.reduce(replaced, container.image);
    if (image === container.image) return container;
    return {
      ...container,
      image,
      ...(isWritten(`${list}[${index}].imagePullPolicy`) ? {} : { imagePullPolicy: defaultPullPolicy(image) }),
    };
  };
  const { containers, initContainers } = template.spec;
  return {
    ...template,
    spec: {
      ...template.spec,
      containers: containers.map(replace('containers')),
      ...(initContainers === undefined ? {} : { initContainers: initContainers.map(replace('initContainers')) }),
    },
  };
}

/** An image after an entry. kustomize runs two filters over the same field, so that a suffix is added twice where the name stays (version 5.5). */
export function replaced(image: string, rule: ImageRule): string {
  return replacedOnce(replacedOnce(image, rule), rule);
}

/** An image in the parts that kustomize replaces, empty where it has none (api/internal/image: Split). */
export function splitImage(image: string): { readonly repository: string; readonly tag: string; readonly digest: string } {
  // A colon before the first slash is a port's.
  const from = Math.max(image.indexOf('/'), 0);
  const [at, colon] = ['@', ':'].map(mark => image.indexOf(mark, from));
  const digestFrom = at === undefined || at === -1 ? image.length : at;
  const tagFrom = colon === undefined || colon === -1 || colon > digestFrom ? digestFrom : colon;
  return { repository: image.slice(0, tagFrom), tag: image.slice(tagFrom + 1, digestFrom), digest: image.slice(digestFrom + 1) };
}

function replacedOnce(image: string, { matches, image: { newName, newTag = '', tagSuffix = '', digest = '' } }: ImageRule): string {
  if (!matches(image)) return image;
  const present = splitImage(image);
  const repository = newName ?? present.repository;
  if (newTag !== '' || digest !== '') return imageOf(repository, newTag, digest);
  return tagSuffix === '' ? imageOf(repository, present.tag, present.digest) : imageOf(repository, `${present.tag}${tagSuffix}`, '');
}

function imageOf(repository: string, tag: string, digest: string): string {
  return `${repository}${tag === '' ? '' : `:${tag}`}${digest === '' ? '' : `@${digest}`}`;
}
