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

/** kustomize runs two filters over the same field, so that a suffix is added twice where the name stays (version 5.5). */
function replaced(image: string, entry: KustomizeImage): string {
  return replacedOnce(replacedOnce(image, entry), entry);
}

function replacedOnce(image: string, { name, newName, newTag, tagSuffix, digest }: KustomizeImage): string {
  if (!isMatched(image, name)) return image;
  const [, present = '', tag = '', pinned = ''] = /^(.*?)(:[\w.{}-]*)?(@sha256:[\w.{}-]*)?$/s.exec(image) ?? [];
  const repository = newName ?? present;
  if (newTag !== undefined || digest !== undefined) {
    return `${repository}${newTag === undefined ? '' : `:${newTag}`}${digest === undefined ? '' : `@${digest}`}`;
  }
  return tagSuffix === undefined ? `${repository}${tag}${pinned}` : `${repository}${tag === '' ? ':' : tag}${tagSuffix}`;
}

/** With or without tag and digest behind the name (api/internal/image: IsImageMatched); `*` is every image. */
function isMatched(image: string, name: string): boolean {
  return name === '*' || (image.startsWith(name) && /^(:[\w.{}-]*)?(@sha256:[\w.{}-]*)?$/.test(image.slice(name.length)));
}
