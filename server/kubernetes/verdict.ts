import type { LocatedMap } from '../yaml/located';
import { type ApiObject, objectAt, stringAt } from './apiObject';
import { structType } from './apiTypes/apiType';
import { decode, type DecodeError } from './decode';
import type { KubernetesVersion } from './kubernetesVersion';
import { withoutDropped } from './droppedFields';
import { type ObjectKind, structOf } from './objectKind';
import type { FieldError } from './validation/findings';

/** What the API server answers to an object. It is refused where there is an error of any sort; what can't be decoded isn't validated. */
export interface Verdict {
  /** Decoded and defaulted. */
  readonly object: ApiObject;
  /** HTTP 400. */
  readonly decoding: readonly DecodeError[];
  /** Why it isn't compared with what is there, if it isn't: HTTP 400 or 409. */
  readonly conflict?: Conflict;
  /** HTTP 422: all causes, in the server's order, as often as it says them. */
  readonly errors: readonly FieldError[];
  /** Only where it is accepted. */
  readonly warnings: readonly FieldError[];
}

export interface Conflict {
  readonly code: 400 | 409;
  readonly message: string;
}

/** The answer to a POST with strict field validation. */
export function verdictOf(root: LocatedMap, kind: ObjectKind, server: KubernetesVersion): Verdict {
  const { value, errors: decoding } = decode(root, structType(structOf(kind)), 'text', server);
  const object = storedBy(server, value, kind);
  const errors = decoding.length > 0 ? [] : kind.validate(object, server);
  return { object, decoding, errors, warnings: decoding.length + errors.length > 0 ? [] : kind.warnings(object, server) };
}

/** A decoded object as it is stored: with its defaults, without what the server drops. */
function storedBy(server: KubernetesVersion, object: ApiObject, kind: ObjectKind): ApiObject {
  return withoutDropped(kind.withDefaults(object), structOf(kind), server).object;
}

/** The answer to a PUT over an object that the server has stored, given decoded and defaulted; it can’t have a new name, and stays in its namespace. */
export function updateVerdictOf(root: LocatedMap, old: ApiObject, kind: ObjectKind, server: KubernetesVersion): Verdict {
  const { value, errors: decoding } = decode(root, structType(structOf(kind)), 'text', server);
  const object = storedBy(server, value, kind);
  const conflict = decoding.length > 0 ? undefined : conflictOf(object, old, kind);
  if (conflict !== undefined) return { object, decoding, conflict, errors: [], warnings: [] };
  const errors = decoding.length > 0 ? [] : kind.validateUpdate(object, old, server);
  return { object, decoding, errors, warnings: decoding.length + errors.length > 0 ? [] : kind.updateWarnings(object, old, server) };
}

/**
 * What the server refuses of a change only because of what the object was: nothing that is wrong with the manifest itself, and each thing once. Of a
 * selector that one of the two doesn't have nothing is known: kustomize may add it.
 */
export function immutableErrors(root: LocatedMap, old: LocatedMap, kind: ObjectKind, server: KubernetesVersion): FieldError[] {
  const read = (node: LocatedMap): ApiObject => storedBy(server, decode(node, structType(structOf(kind)), 'text', server).value, kind);
  const [object, before] = [read(root), read(old)];
  const said = new Set(kind.validate(object, server).map(textOf));
  const hasSelectors = [object, before].every(own => objectAt(objectAt(own, 'spec'), 'selector') !== undefined);
  return kind.validateUpdate(object, before, server).filter(error => {
    const isNew = !said.has(textOf(error)) && (hasSelectors || error.code !== 'selector/immutable');
    said.add(textOf(error));
    return isNew;
  });
}

function textOf({ path, message }: FieldError): string {
  return `${path}: ${message}`;
}

/** A manifest that names a state of the object names another one than today's. */
function conflictOf(object: ApiObject, old: ApiObject, { kind, group }: ObjectKind): Conflict | undefined {
  const metadata = objectAt(object, 'metadata');
  const before = objectAt(old, 'metadata');
  const namespaceOf = (own: ApiObject | undefined): string => stringAt(own, 'namespace') || 'default';
  if (stringAt(metadata, 'namespace') !== '' && namespaceOf(metadata) !== namespaceOf(before)) {
    return { code: 400, message: 'the namespace of the provided object does not match the namespace sent on the request' };
  }
  const name = stringAt(metadata, 'name');
  if (name !== stringAt(before, 'name')) {
    const message = `the name of the object (${name}) does not match the name on the URL (${stringAt(before, 'name')})`;
    return { code: 400, message };
  }
  const what = `Operation cannot be fulfilled on ${kind.toLowerCase()}s${group === '' ? '' : `.${group}`} "${name}": `;
  if (stringAt(metadata, 'uid') !== '') {
    const reason = `Precondition failed: UID in precondition: ${stringAt(metadata, 'uid')}`;
    return { code: 409, message: `${what}StorageError: invalid object, Code: 4, AdditionalErrorMsg: ${reason}` };
  }
  if (stringAt(metadata, 'resourceVersion') === '') return undefined;
  return { code: 409, message: `${what}the object has been modified; please apply your changes to the latest version and try again` };
}
