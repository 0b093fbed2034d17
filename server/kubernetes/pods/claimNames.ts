import { type ApiObject, objectAt, objectsAt, stringAt } from '../apiObject';

/** The PersistentVolumeClaims that a pod's volumes name, each once; one without a name isn't among them. */
export function claimNames(pod: ApiObject): readonly string[] {
  const names = objectsAt(pod, 'volumes').map(volume => stringAt(objectAt(volume, 'persistentVolumeClaim'), 'claimName'));
  return [...new Set(names)].filter(name => name !== '');
}
