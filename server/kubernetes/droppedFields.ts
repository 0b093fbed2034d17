import type { Path } from '../yaml/find';
import { type ApiObject, type ApiValue, isEmpty, objectsAt, stringAt } from './apiObject';
import { type ApiType, fieldsOf, isStored } from './apiTypes/apiType';
import type { KubernetesVersion } from './kubernetesVersion';
import { mapList, without } from './pods/defaulting';
import { ofTemplate } from './pods/knownTemplate';

/** What a Kubernetes stores of an object. */
export interface Kept {
  readonly object: ApiObject;
  /** The fields that it has taken and dropped. */
  readonly dropped: readonly Path[];
}

/**
 * An object without what the server takes and doesn't store, as its features are turned off (DropDisabledFields of the strategies). It does so before
 * it looks whether all is valid, and says nothing of it.
 */
export function withoutDropped(object: ApiObject, struct: string, server: KubernetesVersion): Kept {
  const dropped: Path[] = [];
  return { object: kept(object, struct, server, { path: [], dropped }), dropped };
}

interface Walk {
  readonly path: Path;
  readonly dropped: Path[];
}

function kept(object: ApiObject, struct: string, server: KubernetesVersion, { path, dropped }: Walk): ApiObject {
  if (!loses(struct, server)) return object;
  const fields = fieldsOf(struct);
  const left = Object.entries(object).flatMap(([name, value]): (readonly [string, ApiValue])[] => {
    const field = fields.get(name);
    if (value === undefined) return [];
    if (field === undefined) return [[name, value]];
    const below = [...path, name];
    if (isStored(field, server) || (name === 'procMount' && value === 'Default')) {
      const inner = keptValue(value, field.type, server, { path: below, dropped });
      return name === 'lifecycle' && isEmpty(inner) && !isEmpty(value) ? [] : [[name, inner]];
    }
    dropped.push(below);
    // It is never taken away, but set to what it would be without, as it was set everywhere once.
    return name === 'procMount' ? [[name, 'Default']] : [];
  });
  return struct === 'PodSpec' ? withoutImageVolumes(Object.fromEntries(left), object, server) : Object.fromEntries(left);
}

/** A template with what is dropped of it, by paths from there. */
const keptTemplate = ofTemplate(
  (server: KubernetesVersion) => String(server),
  (template: ApiObject, server: KubernetesVersion): Kept => {
    const dropped: Path[] = [];
    return { object: kept(template, 'PodTemplateSpec', server, { path: [], dropped }), dropped };
  },
);

function keptValue(value: ApiValue, type: ApiType, server: KubernetesVersion, { path, dropped }: Walk): ApiValue {
  if (type.kind === 'struct') {
    if (type.name !== 'PodTemplateSpec') return kept(value as ApiObject, type.name, server, { path, dropped });
    const template = keptTemplate(value as ApiObject, server);
    dropped.push(...template.dropped.map(below => [...path, ...below]));
    return template.object;
  }
  if (type.kind !== 'list' || type.of.kind !== 'struct') return value;
  const { name } = type.of;
  return (value as readonly ApiObject[]).map((item, index) => kept(item, name, server, { path: [...path, index], dropped }));
}

/** A volume that is an image goes as a whole, and its mounts with it (dropImageVolumes). */
function withoutImageVolumes(spec: ApiObject, written: ApiObject, server: KubernetesVersion): ApiObject {
  const image = fieldsOf('Volume').get('image');
  const isImage = objectsAt(written, 'volumes').map(volume => volume['image'] !== undefined);
  if (!isImage.includes(true) || image === undefined || isStored(image, server)) return spec;
  const names = objectsAt(written, 'volumes').flatMap((volume, index) => (isImage[index] === true ? [stringAt(volume, 'name')] : []));
  const remaining = (object: ApiObject, list: string, stays: (item: ApiObject, index: number) => boolean): ApiObject => {
    const items = objectsAt(object, list).filter(stays);
    return items.length === 0 ? without(object, list) : { ...object, [list]: items };
  };
  const unmounted = (container: ApiObject): ApiObject =>
    remaining(container, 'volumeMounts', mount => !names.includes(stringAt(mount, 'name')));
  const others = remaining(spec, 'volumes', (_, index) => isImage[index] !== true);
  return ['containers', 'initContainers', 'ephemeralContainers'].reduce((object, list) => mapList(object, list, unmounted), others);
}

const losingStructs = new Map<KubernetesVersion, Map<string, boolean>>();

/** Whether there are fields in a struct, or below it, that a Kubernetes drops. Worked out when first asked, and then kept. */
function loses(struct: string, server: KubernetesVersion): boolean {
  const known = losingStructs.get(server) ?? new Map<string, boolean>();
  losingStructs.set(server, known);
  const visit = (name: string): boolean => {
    const found = known.get(name);
    if (found !== undefined) return found;
    known.set(name, false);
    const lost = [...fieldsOf(name).values()].map(field => {
      const inner = field.type.kind === 'list' || field.type.kind === 'map' ? field.type.of : field.type;
      return (inner.kind === 'struct' && visit(inner.name)) || !isStored(field, server);
    });
    known.set(name, lost.includes(true));
    return lost.includes(true);
  };
  return visit(struct);
}
