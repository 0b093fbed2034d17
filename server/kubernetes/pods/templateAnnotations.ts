import { type ApiObject, objectAt, stringAt } from '../apiObject';
import { as, below, type FieldError, invalid, keyed, type Where } from '../validation/findings';
import { quoted } from '../../yaml/quoted';
import { jsonSyntaxError } from '../validation/goJson';
import { containersOf } from './containersOf';
import { afterPrefix, type Annotations, appArmorKey, seccompContainerKey, seccompPodKey, validateSeccompAnnotations } from './profiles';
import { validateTolerations } from './tolerations';

const mirrorKey = 'kubernetes.io/config.mirror';
const tolerationsKey = 'scheduler.alpha.kubernetes.io/tolerations';
const deletionCostKey = 'controller.kubernetes.io/pod-deletion-cost';

/** ValidatePodSpecificAnnotations: annotations of a pod that mean something to the server. */
export function validateTemplateAnnotations(annotations: Annotations, spec: ApiObject, where: Where): FieldError[] {
  const own = as(where, 'pod/invalid-annotation');
  const known = new Map(Object.entries(annotations));
  const mirror = known.get(mirrorKey);
  const cost = known.get(deletionCostKey);
  const errors: FieldError[] = [];
  if (mirror !== undefined && stringAt(spec, 'nodeName') === '') {
    errors.push(invalid(keyed(own, mirrorKey), mirror, 'must set spec.nodeName if mirror pod annotation is set'));
  }
  errors.push(...validateTolerationsAnnotation(known.get(tolerationsKey) ?? '', own));
  if (cost !== undefined && !isInt32(cost)) errors.push(invalid(keyed(own, deletionCostKey), cost, 'must be a 32bit integer'));
  return [...errors, ...validateSeccompAnnotations(annotations, own), ...validateAppArmorAnnotations(annotations, spec, own)];
}

function isInt32(text: string): boolean {
  if (!/^(?:0|-[0-9]+|[1-9][0-9]*)$/.test(text)) return false;
  const number = Number(text);
  return number >= -(2 ** 31) && number < 2 ** 31;
}

/** Tolerations as JSON, from before they were a field. */
function validateTolerationsAnnotation(text: string, where: Where): FieldError[] {
  if (text === '') return [];
  const read = readTolerations(text);
  const at = [...where.at, tolerationsKey];
  if (typeof read === 'string') return [invalid({ ...where, at }, tolerationsKey, read)];
  return validateTolerations(read, below(where, tolerationsKey)).map(error => ({ ...error, at, related: at }));
}

const tolerationFields: ReadonlyMap<string, { readonly name: string; readonly go: string; readonly kind: 'string' | 'number' }> = new Map([
  ['key', { name: 'Key', go: 'string', kind: 'string' }],
  ['operator', { name: 'Operator', go: 'core.TolerationOperator', kind: 'string' }],
  ['value', { name: 'Value', go: 'string', kind: 'string' }],
  ['effect', { name: 'Effect', go: 'core.TaintEffect', kind: 'string' }],
  ['tolerationseconds', { name: 'TolerationSeconds', go: 'int64', kind: 'number' }],
]);

/** Tolerations as Go reads them, names of fields in any case; or why it can't. */
function readTolerations(text: string): readonly ApiObject[] | string {
  const syntax = jsonSyntaxError(text);
  if (syntax !== undefined) return syntax;
  const json: unknown = JSON.parse(text);
  if (json === null) return [];
  if (!Array.isArray(json)) return `json: cannot unmarshal ${kindOf(json)} into Go value of type []core.Toleration`;
  let failure: string | undefined;
  const tolerations = (json as readonly unknown[]).map(item => {
    if (item !== null && kindOf(item) !== 'object')
      failure ??= `json: cannot unmarshal ${kindOf(item)} into Go value of type core.Toleration`;
    const fields = item !== null && kindOf(item) === 'object' ? Object.entries(item as object) : [];
    return Object.fromEntries(
      fields.flatMap(([name, value]: [string, unknown]) => {
        const field = tolerationFields.get(name.toLowerCase());
        if (field === undefined || value === null) return [];
        const isRight = typeof value === field.kind && (field.kind === 'string' || Number.isSafeInteger(value));
        const found = typeof value === 'number' && field.kind === 'number' ? `number ${value}` : kindOf(value);
        if (!isRight) failure ??= `json: cannot unmarshal ${found} into Go struct field Toleration.${field.name} of type ${field.go}`;
        return isRight ? [[field.name.replace(/^./, letter => letter.toLowerCase()), value as string | number]] : [];
      }),
    );
  });
  return failure ?? tolerations;
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}

/** ValidateAppArmorPodAnnotations */
function validateAppArmorAnnotations(annotations: Annotations, spec: ApiObject, where: Where): FieldError[] {
  const names = new Set(containersOf(spec, where).map(({ container }) => stringAt(container, 'name')));
  return Object.entries(annotations).flatMap(([key, value]) => {
    const name = afterPrefix(key, appArmorKey);
    if (name === undefined) return [];
    const own = keyed(where, key);
    const errors = names.has(name) ? [] : [invalid({ ...own, onKey: true }, name, 'container not found')];
    if (['', 'runtime/default', 'unconfined'].includes(value) || value.startsWith('localhost/')) return errors;
    return [...errors, invalid(own, value, `invalid AppArmor profile name: ${quoted(value)}`)];
  });
}

const deprecated: readonly (readonly [string, string])[] = [
  ['scheduler.alpha.kubernetes.io/critical-pod', 'non-functional in v1.16+; use the "priorityClassName" field instead'],
  ['security.alpha.kubernetes.io/sysctls', 'non-functional in v1.11+; use the "sysctls" field instead'],
  ['security.alpha.kubernetes.io/unsafe-sysctls', 'non-functional in v1.11+; use the "sysctls" field instead'],
];

/** What the server warns of: annotations that do nothing any more. `where` is where the annotations stand. */
export function annotationWarnings(annotations: Annotations, where: Where): FieldError[] {
  const own = as(where, 'deprecated/annotation');
  return deprecated.filter(([key]) => Object.hasOwn(annotations, key)).map(([key, message]) => ({ ...keyed(own, key, true), message }));
}

/** The pod's annotation of a seccomp profile, which is looked at no more. */
export function podSeccompWarnings(annotations: Annotations, spec: ApiObject, where: Where): FieldError[] {
  return objectAt(spec, 'securityContext')?.['seccompProfile'] === undefined ? seccompWarning(annotations, seccompPodKey, where) : [];
}

/** A container's annotations of profiles beside fields for them. */
export function containerProfileWarnings(annotations: Annotations, container: ApiObject, spec: ApiObject, where: Where): FieldError[] {
  const own = as(where, 'deprecated/annotation');
  const context = objectAt(container, 'securityContext');
  const name = stringAt(container, 'name');
  const warnings = context?.['seccompProfile'] === undefined ? seccompWarning(annotations, seccompContainerKey + name, where) : [];
  const key = appArmorKey + name;
  const annotation = new Map(Object.entries(annotations)).get(key);
  if (annotation === undefined || context?.['appArmorProfile'] !== undefined) return warnings;
  if (saysSame(annotation, objectAt(objectAt(spec, 'securityContext'), 'appArmorProfile'))) return warnings;
  return [...warnings, { ...keyed(own, key, true), message: 'deprecated since v1.30; use the "appArmorProfile" field instead' }];
}

function seccompWarning(annotations: Annotations, key: string, where: Where): FieldError[] {
  if (!Object.hasOwn(annotations, key)) return [];
  const own = keyed(as(where, 'deprecated/annotation'), key, true);
  return [{ ...own, message: 'non-functional in v1.27+; use the "seccompProfile" field instead' }];
}

/** Whether an annotation says what the pod's profile says. */
function saysSame(annotation: string, profile: ApiObject | undefined): boolean {
  switch (stringAt(profile, 'type')) {
    case 'Unconfined':
      return annotation === 'unconfined';
    case 'RuntimeDefault':
      return annotation === 'runtime/default';
    case 'Localhost': {
      const file = afterPrefix(annotation, 'localhost/') ?? '';
      return file !== '' && profile?.['localhostProfile'] === file;
    }
    default:
      return false;
  }
}
