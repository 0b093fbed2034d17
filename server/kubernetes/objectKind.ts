import type { ApiObject } from './apiObject';
import type { KubernetesVersion } from './kubernetesVersion';
import type { FieldError } from './validation/findings';

/** What the API server does with the objects of one kind. */
export interface ObjectKind {
  readonly apiVersion: string;
  readonly kind: string;
  /** The API's type of its objects (`apiTypes`); absent: it is named as the kind is. */
  readonly struct?: string;
  /** The group of the API, empty for the core; as it is named in refusals: `KIND.GROUP`. */
  readonly group: string;
  /** A decoded object as it is after defaulting. */
  readonly withDefaults: (object: ApiObject) => ApiObject;
  /** What is refused of a defaulted object that is to be created, in the server's order, as often as it says it. */
  readonly validate: (object: ApiObject, server: KubernetesVersion) => readonly FieldError[];
  /** What is refused of a defaulted object that is to take the place of another. */
  readonly validateUpdate: (object: ApiObject, old: ApiObject, server: KubernetesVersion) => readonly FieldError[];
  /** What the server warns of when it accepts the object. */
  readonly warnings: (object: ApiObject, server: KubernetesVersion) => readonly FieldError[];
  /** What it warns of when it accepts it in place of another. */
  readonly updateWarnings: (object: ApiObject, old: ApiObject, server: KubernetesVersion) => readonly FieldError[];
}

/** The name of the API's type of a kind's objects. */
export function structOf({ kind, struct = kind }: ObjectKind): string {
  return struct;
}
