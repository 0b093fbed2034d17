import { defaultPullPolicy } from '../kubernetes/defaults';
import type { Container, PodTemplateSpec } from '../kubernetes/deployment';
import type { KustomizeImage } from '../protocol/scenario';

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
  const replace = (list: 'containers' | 'initContainers') => (container: Container, index: number) => {
    const image = images.reduce(replaced, container.image);
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
export function replaced(image: string, entry: KustomizeImage): string {
  return replacedOnce(replacedOnce(image, entry), entry);
}

/** Whether an entry of this name replaces an image, with or without tag and digest (api/internal/image: IsImageMatched); `*` is every image. */
export function isMatched(image: string, name: string): boolean {
  return name === '*' || (image.startsWith(name) && /^(:[\w.{}-]*)?(@sha256:[\w.{}-]*)?$/.test(image.slice(name.length)));
}

/** An image in the parts that kustomize replaces (api/internal/image: Split). */
export function splitImage(image: string): {
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
} {
  const [, repository = '', , tag, , digest] = /^(.*?)(:([\w.{}-]*))?(@(sha256:[\w.{}-]*))?$/s.exec(image) ?? [];
  return { repository, tag, digest };
}

function replacedOnce(image: string, { name, newName, newTag, tagSuffix, digest }: KustomizeImage): string {
  if (!isMatched(image, name)) return image;
  const present = splitImage(image);
  const repository = newName ?? present.repository;
  if (newTag !== undefined || digest !== undefined) return imageOf(repository, newTag, digest);
  return tagSuffix === undefined
    ? imageOf(repository, present.tag, present.digest)
    : imageOf(repository, `${present.tag ?? ''}${tagSuffix}`, undefined);
}

function imageOf(repository: string, tag: string | undefined, digest: string | undefined): string {
  return `${repository}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}
