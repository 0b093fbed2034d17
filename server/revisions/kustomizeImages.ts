import { defaultPullPolicy } from '../kubernetes/defaults';
import type { Container, PodTemplateSpec } from '../kubernetes/deployment';
import { childOf } from '../yaml/find';
import type { Located } from '../yaml/located';
import { parseDocument } from '../yaml/parse';

/** An entry of `images:` in a kustomization. */
export interface KustomizeImage {
  readonly name: string;
  readonly newName?: string;
  readonly newTag?: string;
  readonly tagSuffix?: string;
  readonly digest?: string;
}

/** The `images:` of a kustomization's text, in their order; empty where there are none or it can't be read. */
export function readKustomizeImages(text: string): readonly KustomizeImage[] {
  const images = childOf(parseDocument(text).root, 'images');
  if (images?.type !== 'list') return [];
  return images.items.flatMap(item => {
    const name = textAt(item, 'name');
    if (name === undefined) return [];
    const fields = (['newName', 'newTag', 'tagSuffix', 'digest'] as const).flatMap(field => {
      const value = textAt(item, field);
      return value === undefined ? [] : [[field, value] as const];
    });
    return [{ name, ...Object.fromEntries(fields) }];
  });
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

function replaced(image: string, { name, newName = name, newTag, tagSuffix, digest }: KustomizeImage): string {
  const [, present = '', tag = '', pinned = ''] = /^(.*?)(:[\w.{}-]*)?(@sha256:[\w.{}-]*)?$/s.exec(image) ?? [];
  if (present !== name) return image;
  if (newTag !== undefined || digest !== undefined) {
    return `${newName}${newTag === undefined ? '' : `:${newTag}`}${digest === undefined ? '' : `@${digest}`}`;
  }
  return tagSuffix === undefined ? `${newName}${tag}${pinned}` : `${newName}${tag === '' ? ':' : tag}${tagSuffix}`;
}

/** A tag such as `1.10` reads as a number, but stands for what is written. */
function textAt(node: Located, key: string): string | undefined {
  const found = childOf(node, key);
  if (found?.type !== 'scalar' || found.value === null || found.value === '') return undefined;
  return typeof found.value === 'string' ? found.value : found.source;
}
