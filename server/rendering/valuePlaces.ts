import { find, type Path } from '../yaml/find';
import type { Located, LocatedScalar } from '../yaml/located';
import { parseDocument } from '../yaml/parse';
import type { ValuesFile } from './mergedValues';

/** A value that counts, and the file that has it. */
export interface ValuePlace {
  readonly node: LocatedScalar;
  readonly file: string;
  readonly text: string;
}

/** In the last values file that has the key; undefined where it is no scalar of its own there. */
export function placeOf(path: Path, values: readonly ValuesFile[]): ValuePlace | undefined {
  for (const { file, text, below } of [...values].reverse()) {
    if (below.some((key, index) => path[index] !== key)) continue;
    const node = find(parseDocument(text, 0, 'yaml').root, path.slice(below.length));
    if (node?.type === 'scalar' && node.alias === undefined) return { node, file, text };
  }
  return undefined;
}

/** Of the maps with `repository` (or `name`) and `tag` the only one that an image comes of; null where there is none, or there are several. */
export function imageOf(values: readonly ValuesFile[], image: string): Path | null {
  const [, repository = '', tag = ''] = /^(.+):([^:/]+)$/.exec(image) ?? [];
  if (repository === '') return null;
  const paths = new Map<string, Path>();
  for (const { text, below } of values)
    for (const path of imageMaps(parseDocument(text, 0, 'yaml').root, [...below])) paths.set(JSON.stringify(path), path);
  const made = [...paths.values()].filter(path => {
    const said = (key: string): string => String(placeOf([...path, key], values)?.node.value ?? '');
    const own = said('repository') || said('name');
    const registry = said('registry');
    return (own === repository || `${registry}/${own}` === repository) && ['', tag].includes(said('tag'));
  });
  const [only, ...more] = made;
  return only === undefined || more.length > 0 ? null : only;
}

function* imageMaps(node: Located | undefined, path: Path): Generator<Path> {
  if (node?.type !== 'map' || path.length > 20) return;
  if (node.entries.some(({ key }) => key === 'tag')) yield path;
  for (const { key, value } of node.entries) yield* imageMaps(value, [...path, key]);
}
