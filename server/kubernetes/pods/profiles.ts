import { type ApiObject, objectAt, stringAt } from '../apiObject';
import { given } from '../validation/detail';
import {
  as,
  below,
  type FieldError,
  forbidden,
  invalid,
  invalids,
  required,
  tooLong,
  unsupported,
  type Where,
} from '../validation/findings';
import { named, pointer, struct } from '../validation/goSyntax';
import { byteLength, isPadded, relativePathErrors } from '../validation/formats';
import { containersOf } from './containersOf';

/** seccomp and AppArmor: the profiles that confine containers, as fields and as the annotations that there were before. */

export type Annotations = Readonly<Record<string, string>>;

const profileTypes = ['Localhost', 'RuntimeDefault', 'Unconfined'];
export const seccompPodKey = 'seccomp.security.alpha.kubernetes.io/pod';
export const seccompContainerKey = 'container.seccomp.security.alpha.kubernetes.io/';
export const appArmorKey = 'container.apparmor.security.beta.kubernetes.io/';

/** validateSeccompProfileField of a security context. */
export function validateSeccomp(securityContext: ApiObject, where: Where): FieldError[] {
  const profile = objectAt(securityContext, 'seccompProfile');
  if (profile === undefined) return [];
  const own = below(as(where, 'security/invalid-profile'), 'seccompProfile');
  const type = stringAt(profile, 'type');
  const file = below(own, 'localhostProfile');
  const errors = validateType(type, below(own, 'type'), 'type is required when seccompProfile is set');
  if (type === 'Localhost') {
    const text = stringAt(profile, 'localhostProfile');
    if (profile['localhostProfile'] === undefined) errors.push(required(file, given('must be set when seccomp type is Localhost', 'type')));
    else errors.push(...invalids(file, text, relativePathErrors(text)));
  } else if (profile['localhostProfile'] !== undefined) {
    const printed = struct('core.SeccompProfile', { Type: named(type), LocalhostProfile: pointer('string', profile['localhostProfile']) });
    errors.push(invalid(file, printed, given('can only be set when seccomp type is Localhost', 'type')));
  }
  return errors;
}

/** ValidateAppArmorProfileField of a security context. */
export function validateAppArmor(securityContext: ApiObject, where: Where): FieldError[] {
  const profile = objectAt(securityContext, 'appArmorProfile');
  if (profile === undefined) return [];
  const own = below(as(where, 'security/invalid-profile'), 'appArmorProfile');
  const type = stringAt(profile, 'type');
  const file = below(own, 'localhostProfile');
  const text = stringAt(profile, 'localhostProfile');
  if (type === 'Localhost') return validateAppArmorFile(text, file);
  if (!profileTypes.includes(type)) return validateType(type, below(own, 'type'), 'type is required when appArmorProfile is set');
  if (profile['localhostProfile'] === undefined) return [];
  return [invalid(file, named(text), given('can only be set when AppArmor type is Localhost', 'type'))];
}

function validateAppArmorFile(text: string, where: Where): FieldError[] {
  const most = 4095;
  const errors = isPadded(text) ? [invalid(where, text, 'must not be padded with whitespace')] : [];
  if (text === '') errors.push(required(where, given('must be set when AppArmor type is Localhost', 'type')));
  if (byteLength(text) <= most) return errors;
  const former = { ...where, message: `Too long: may not be longer than ${most}`, type: 'tooLong' as const };
  return [...errors, where.server < 32 ? former : tooLong(where, most)];
}

function validateType(type: string, where: Where, missing: string): FieldError[] {
  if (type === '') return [required(where, missing)];
  return profileTypes.includes(type) ? [] : [unsupported(where, named(type), profileTypes)];
}

/** ValidateSeccompPodAnnotations: the annotations before they were fields. The server writes their keys without brackets. */
export function validateSeccompAnnotations(annotations: Annotations, where: Where): FieldError[] {
  const entries = Object.entries(annotations);
  const ofPod = entries.filter(([key]) => key === seccompPodKey);
  const ofContainers = entries.filter(([key]) => key.startsWith(seccompContainerKey));
  return [...ofPod, ...ofContainers].flatMap(([key, value]) => {
    const own = below(where, key);
    if (['runtime/default', 'docker/default', 'unconfined'].includes(value)) return [];
    const file = afterPrefix(value, 'localhost/');
    return file === undefined ? [invalid(own, value, 'must be a valid seccomp profile')] : invalids(own, file, relativePathErrors(file));
  });
}

/** validateSeccompAnnotationsAndFields, validateAppArmorAnnotationsAndFieldsMatchOnCreate: an annotation beside a field has to say the same. */
export function validateProfileAgreement(spec: ApiObject, annotations: Annotations, where: Where): FieldError[] {
  const known = new Map(Object.entries(annotations));
  const podContext = objectAt(spec, 'securityContext');
  const containers = containersOf(spec, where).map(({ container, where: own }) => ({
    name: stringAt(container, 'name'),
    context: objectAt(container, 'securityContext'),
    where: below(own, 'securityContext'),
  }));
  const seccomp = (context: ApiObject | undefined, key: string, own: Where): FieldError[] =>
    disagreement(objectAt(context, 'seccompProfile'), known.get(key), below(own, 'seccompProfile'), seccompWords);
  const errors = [
    ...seccomp(podContext, seccompPodKey, below(where, 'securityContext')),
    ...containers.flatMap(({ name, context, where: own }) => seccomp(context, seccompContainerKey + name, own)),
  ];
  if (stringAt(objectAt(spec, 'os'), 'name') === 'windows') return errors;
  const appArmor = containers.flatMap(({ name, context, where: own }) => {
    const profile = objectAt(context, 'appArmorProfile') ?? objectAt(podContext, 'appArmorProfile');
    return disagreement(profile, known.get(appArmorKey + name), below(own, 'appArmorProfile'), appArmorWords);
  });
  return [...errors, ...appArmor];
}

const seccompWords = { kind: 'seccomp', RuntimeDefault: ['runtime/default', 'docker/default'], Unconfined: ['unconfined'] } as const;
const appArmorWords = { kind: 'apparmor', RuntimeDefault: ['runtime/default'], Unconfined: ['unconfined'] } as const;

function disagreement(
  profile: ApiObject | undefined,
  annotation: string | undefined,
  where: Where,
  words: typeof seccompWords | typeof appArmorWords,
): FieldError[] {
  if (profile === undefined || annotation === undefined) return [];
  const own = as(where, 'security/invalid-profile');
  const otherType = [forbidden(below(own, 'type'), `${words.kind} type in annotation and field must match`)];
  const type = stringAt(profile, 'type');
  if (type === 'RuntimeDefault' || type === 'Unconfined') {
    const same: readonly string[] = words[type];
    return same.includes(annotation) ? [] : otherType;
  }
  if (type !== 'Localhost') return [];
  const file = afterPrefix(annotation, 'localhost/');
  if (file === undefined) return otherType;
  const isSame = profile['localhostProfile'] === file;
  return isSame ? [] : [forbidden(below(own, 'localhostProfile'), `${words.kind} profile in annotation and field must match`)];
}

export function afterPrefix(text: string, prefix: string): string | undefined {
  return text.startsWith(prefix) ? text.slice(prefix.length) : undefined;
}
