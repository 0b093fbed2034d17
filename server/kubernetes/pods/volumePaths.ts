import { type ApiObject, objectAt, objectsAt, stringAt } from '../apiObject';
import { as, below, type FieldError, type Where } from '../validation/findings';
import { quoted } from '../../yaml/quoted';

/** A file in a volume, and which source it comes from, where the volume has several. */
interface VolumePath {
  readonly path: string;
  readonly source: string;
  readonly where: Where;
}

/** What the server warns of: files of one volume of which one is another or its folder (warningsForOverlappingVirtualPaths, from 1.32 on). */
export function overlappingPathWarnings(spec: ApiObject, where: Where): FieldError[] {
  if (where.server < 32) return [];
  return objectsAt(spec, 'volumes').flatMap((volume, index) => {
    const at = as(below(where, 'volumes', index), 'volume/overlapping-paths');
    const name = quoted(stringAt(volume, 'name'));
    return [
      ...sourceWarnings(volume, 'configMap', at, source => `volume ${name} (ConfigMap ${quoted(stringAt(source, 'name'))})`),
      ...sourceWarnings(volume, 'secret', at, source => `volume ${name} (Secret ${quoted(stringAt(source, 'secretName'))})`),
      ...sourceWarnings(volume, 'downwardAPI', at, () => `volume ${name} (DownwardAPI)`),
      ...projectedWarnings(volume, at, `volume ${name} (Projected)`),
    ];
  });
}

function sourceWarnings(volume: ApiObject, field: string, where: Where, describe: (source: ApiObject) => string): FieldError[] {
  const source = objectAt(volume, field);
  if (source === undefined) return [];
  const earlier: VolumePath[] = [];
  return itemsOf(source, '', below(where, field)).flatMap(path => overlapsWith(path, earlier, describe(source)));
}

/** The sources of a projected volume share its files. */
function projectedWarnings(volume: ApiObject, where: Where, volumeName: string): FieldError[] {
  const earlier: VolumePath[] = [];
  return objectsAt(objectAt(volume, 'projected'), 'sources').flatMap((source, index) => {
    const own = below(where, 'projected', 'sources', index);
    if (Object.keys(source).length > 0) return pathsOf(source, own).flatMap(path => overlapsWith(path, earlier, volumeName));
    return [{ ...as(own, 'volume/no-sources'), path: '', message: `${volumeName} has no sources provided` }];
  });
}

/** The files that a source says by name; of several kinds in one source the first. */
function pathsOf(source: ApiObject, where: Where): VolumePath[] {
  const named = (field: string, kind: string): VolumePath[] => {
    const own = objectAt(source, field);
    return own?.['items'] === undefined ? [] : itemsOf(own, `${kind} ${quoted(stringAt(own, 'name'))}`, below(where, field));
  };
  const downward = objectAt(source, 'downwardAPI');
  const token = objectAt(source, 'serviceAccountToken');
  const found = [
    named('configMap', 'ConfigMap'),
    named('secret', 'Secret'),
    downward === undefined ? [] : itemsOf(downward, 'DownwardAPI', below(where, 'downwardAPI')),
    token === undefined
      ? []
      : [{ path: withoutEnd(stringAt(token, 'path')), source: 'ServiceAccountToken', where: below(where, 'serviceAccountToken', 'path') }],
  ];
  return found.find(paths => paths.length > 0) ?? [];
}

function itemsOf(object: ApiObject, source: string, where: Where): VolumePath[] {
  return objectsAt(object, 'items').map((item, index) => ({
    path: withoutEnd(stringAt(item, 'path')),
    source,
    where: below(where, 'items', index, 'path'),
  }));
}

function withoutEnd(path: string): string {
  let end = path.length;
  while (path[end - 1] === '/') end -= 1;
  return path.slice(0, end);
}

/** Adds the path to those before it, and tells with which of them it collides. */
function overlapsWith(path: VolumePath, earlier: VolumePath[], volume: string): FieldError[] {
  const others = path.path === '' ? [] : earlier.filter(other => other.path !== '' && isSameOrWithin(path.path, other.path));
  earlier.push(path);
  return others.map(other => ({
    ...path.where,
    path: '',
    related: other.where.at,
    message: `${volume}: overlapping paths: ${printed(path)} with ${printed(other)}`,
  }));
}

function isSameOrWithin(one: string, other: string): boolean {
  return `${one}/`.startsWith(`${other}/`) || `${other}/`.startsWith(`${one}/`);
}

function printed({ path, source }: VolumePath): string {
  return source === '' ? quoted(path) : `${quoted(path)} (${source})`;
}
