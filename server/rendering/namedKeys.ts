/** Which keys of the values a text of a rendered object is put together from, as far as the line of the template names them, or one image of the values is meant. */
import type { NamedKey } from '../protocol/rendering';
import { printPath, type Path } from '../yaml/find';
import { lineAt, lineStarts } from './renderedObjects';
import { actionsOf } from './templateLines';
import { imageOf, placeOf } from './valuePlaces';
import type { ValuesFile } from './mergedValues';

/** Those whose value is part of the text; `below`: where the values of the template's chart stand in those of the outermost one. */
export function namedKeys(
  { line, below }: { readonly line: string | null; readonly below: Path },
  values: readonly ValuesFile[],
  text: string,
): readonly NamedKey[] {
  const named = actionsOf(line ?? '').flatMap(action =>
    [...action.matchAll(/\.Values((?:\.[\w-]+)+)/g)].map(([, key = '']) => [...below, ...key.split('.').slice(1)]),
  );
  const image = named.length > 0 ? null : imageOf(values, text);
  const paths = image === null ? named : ['registry', 'repository', 'name', 'tag'].map(key => [...image, key]);
  const keys = paths.flatMap(path => {
    const place = placeOf(path, values);
    const own = String(place?.node.value ?? '');
    if (place === undefined || own === '' || !text.includes(own)) return [];
    return [{ key: printPath(path), file: place.file, line: lineAt(lineStarts(place.text), place.node.span.start) }];
  });
  return keys.filter(({ key }, index) => keys.findIndex(other => other.key === key) === index);
}
