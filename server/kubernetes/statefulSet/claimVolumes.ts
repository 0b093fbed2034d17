import type { Path } from '../../yaml/find';
import { type ApiObject, objectAt, objectsAt, stringAt } from '../apiObject';
import { mapObject, without } from '../pods/defaulting';
import type { FieldError } from '../validation/findings';

/** A template as the server validates it, and where what it finds in its volumes stands in the manifest. */
export interface TemplateToValidate {
  readonly template: ApiObject;
  readonly placed: (error: FieldError) => FieldError;
}

/**
 * The pod template with a volume for each claim template in front, in place of a volume of the same name; host name and subdomain are overwritten by
 * the controller and not validated.
 */
export function templateToValidate(spec: ApiObject): TemplateToValidate {
  const template = objectAt(spec, 'template') ?? {};
  const claims = objectsAt(spec, 'volumeClaimTemplates').map(claim => stringAt(objectAt(claim, 'metadata'), 'name'));
  const names = [...new Set(claims)];
  const volumes = objectsAt(objectAt(template, 'spec'), 'volumes');
  const kept = volumes.flatMap((volume, index) => (names.includes(stringAt(volume, 'name')) ? [] : [{ volume, index }]));
  const places: readonly Path[] = [
    ...names.map(name => ['spec', 'volumeClaimTemplates', claims.indexOf(name), 'metadata', 'name']),
    ...kept.map(({ index }) => [...volumesAt, index]),
  ];
  const all = [
    ...names.map(name => ({ name, persistentVolumeClaim: name === '' ? {} : { claimName: name } })),
    ...kept.map(({ volume }) => volume),
  ];
  const named = mapObject(template, 'spec', own => without(without(own, 'hostname'), 'subdomain'));
  return {
    template: claims.length === 0 ? named : mapObject(named, 'spec', own => ({ ...own, volumes: all })),
    placed: error => (claims.length === 0 ? error : { ...error, at: placeOf(error.at, places, names.length) }),
  };
}

const volumesAt: Path = ['spec', 'template', 'spec', 'volumes'];

/** Of a claim's volume only the claim's name can be at fault. */
function placeOf(at: Path, places: readonly Path[], claims: number): Path {
  const index = at[volumesAt.length];
  if (typeof index !== 'number' || !volumesAt.every((segment, depth) => segment === at[depth])) return at;
  const own = places[index] ?? at;
  return index < claims ? own : [...own, ...at.slice(volumesAt.length + 1)];
}
