import { isRecord } from '../../protocol/record';
import { type ApiType, fieldsOf } from '../apiTypes/apiType';
import { type KubernetesVersion, newestVersion } from '../kubernetesVersion';
import type { PodTemplateSpec } from '../pods/pod';
import { json } from '../validation/goSyntax';

/** What a ControllerRevision's name keeps of its set's. */
const longestPrefix = 223;

/** The name of the ControllerRevision that the controller makes of a template (history.ControllerRevisionName): unlike a ReplicaSet's it can be computed. */
export function revisionName(set: string, template: PodTemplateSpec, server = newestVersion): string {
  return `${set.slice(0, longestPrefix)}-${revisionHash(revisionData(template, server))}`;
}

/** The data of a ControllerRevision: a patch that puts the template back. */
export function revisionData(template: PodTemplateSpec, server = newestVersion): string {
  const stored = { $patch: 'replace', ...(inStruct(template, 'PodTemplateSpec', server) as object) };
  return json({ spec: { template: stored } });
}

/** FNV-1 of the data and the number of collisions so far (none), in the letters of Kubernetes' hashes. */
function revisionHash(data: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(`${data}0`)) hash = (Math.imul(hash, 0x01000193) ^ byte) >>> 0;
  return String(hash).replace(/\d/g, digit => '456789bcdf'[Number(digit)] ?? '');
}

/** As the server marshals a value of a type: keys sorted, what is empty left out unless it has to be there. */
function inType(value: unknown, type: ApiType, server: KubernetesVersion): unknown {
  switch (type.kind) {
    case 'struct':
      return inStruct(value, type.name, server);
    case 'list':
      return Array.isArray(value) ? value.map(item => inType(item, type.of, server)) : value;
    case 'map':
      return isRecord(value)
        ? Object.fromEntries(sorted(Object.entries(value)).map(([key, item]) => [key, inType(item, type.of, server)]))
        : value;
    default:
      return value;
  }
}

function inStruct(value: unknown, struct: string, server: KubernetesVersion): unknown {
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    sorted([...fieldsOf(struct)]).flatMap(([name, { type, pointer, required }]) => {
      const own = value[name];
      // Go had no way to leave out a struct that isn't behind a pointer; since 1.34 it leaves out a time.
      if (name === 'creationTimestamp' && server < 34) return [[name, own ?? null]];
      if (type.kind === 'struct' && !pointer) return [[name, inType(own ?? {}, type, server)]];
      if (own !== undefined && (pointer || !isZero(own))) return [[name, inType(own, type, server)]];
      return required ? [[name, own ?? zeroOf(type)]] : [];
    }),
  );
}

function isZero(value: unknown): boolean {
  return value === 0 || value === '' || value === false || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
}

function zeroOf({ kind }: ApiType): unknown {
  return kind === 'string' ? '' : kind === 'int' || kind === 'intOrString' ? 0 : kind === 'bool' ? false : null;
}

function sorted<T>(entries: readonly (readonly [string, T])[]): readonly (readonly [string, T])[] {
  return [...entries].sort(([one], [other]) => (one < other ? -1 : 1));
}
