import type { KustomizeImage } from '../protocol/scenario';
import { childOf } from '../yaml/find';
import type { Located } from '../yaml/located';
import { parseDocument } from '../yaml/parse';

/** What is read of a kustomization (sigs.k8s.io/kustomize/api/types.Kustomization). */
export interface Kustomization {
  /** Files and directories, as they are written; `bases:`, which older ones have, is among them. */
  readonly resources: readonly string[];
  readonly components: readonly string[];
  /** In their order. */
  readonly images: readonly KustomizeImage[];
}

/** A kustomization out of its text; what can't be read is left out. */
export function readKustomization(text: string): Kustomization {
  const { root } = parseDocument(text);
  return {
    resources: [...textsAt(root, 'resources'), ...textsAt(root, 'bases')],
    components: textsAt(root, 'components'),
    images: imageEntriesOf(root).map(({ image }) => image),
  };
}

/** The entries of `images:` that can be read, each with its place in the list. */
export function imageEntries(text: string): readonly { readonly index: number; readonly image: KustomizeImage }[] {
  return imageEntriesOf(parseDocument(text).root);
}

function imageEntriesOf(root: Located | undefined): ReturnType<typeof imageEntries> {
  return itemsAt(root, 'images').flatMap((item, index) => readImage(item).map(image => ({ index, image })));
}

function readImage(item: Located): readonly KustomizeImage[] {
  const name = textAt(item, 'name');
  if (name === undefined) return [];
  const fields = (['newName', 'newTag', 'tagSuffix', 'digest'] as const).flatMap(field => {
    const value = textAt(item, field);
    return value === undefined ? [] : [[field, value] as const];
  });
  return [{ name, ...Object.fromEntries(fields) }];
}

function textsAt(root: Located | undefined, key: string): readonly string[] {
  return itemsAt(root, key).flatMap(item => textOf(item) ?? []);
}

function itemsAt(root: Located | undefined, key: string): readonly Located[] {
  const list = childOf(root, key);
  return list?.type === 'list' ? list.items : [];
}

function textAt(node: Located, key: string): string | undefined {
  return textOf(childOf(node, key));
}

/** A tag such as `1.10` reads as a number, but stands for what is written. */
function textOf(node: Located | undefined): string | undefined {
  if (node?.type !== 'scalar' || node.value === null || node.value === '') return undefined;
  return typeof node.value === 'string' ? node.value : node.source;
}
