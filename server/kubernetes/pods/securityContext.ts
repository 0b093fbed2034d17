import { type ApiObject, numberAt, objectAt, objectsAt, stringAt, stringsAt } from '../apiObject';
import { given } from '../validation/detail';
import { as, below, duplicate, type FieldError, invalid, invalids, oneOf, required, shownAt, type Where } from '../validation/findings';
import { type GoValue, named, pointer, struct } from '../validation/goSyntax';
import { byteLength, idErrors } from '../validation/formats';
import { validateAppArmor, validateSeccomp } from './profiles';
import { validateWindowsOptions } from './windows';

/** ValidateSecurityContext of a container. */
export function validateSecurityContext(container: ApiObject, where: Where, hostUsers: boolean): FieldError[] {
  const context = objectAt(container, 'securityContext');
  if (context === undefined) return [];
  const own = below(as(where, 'security/invalid-context'), 'securityContext');
  return [
    ...validateIds(context, own, ['runAsUser', 'runAsGroup']),
    ...validateProcMount(context, below(own, 'procMount'), hostUsers),
    ...validateSeccomp(context, own),
    ...validateEscalation(context, own),
    ...validateWindowsOptions(context, own),
    ...validateAppArmor(context, own),
  ];
}

function validateIds(context: ApiObject, where: Where, fields: readonly string[]): FieldError[] {
  return fields.flatMap(field => {
    const id = numberAt(context, field);
    return id === undefined ? [] : invalids(below(where, field), id, idErrors(id));
  });
}

function validateProcMount(context: ApiObject, where: Where, hostUsers: boolean): FieldError[] {
  if (context['procMount'] === undefined) return [];
  const value = stringAt(context, 'procMount');
  if (value !== 'Unmasked' || !hostUsers) return oneOf(where, value, ['Default', 'Unmasked']);
  const requires = { path: ['spec', 'template', 'spec', 'hostUsers'], value: false };
  return [invalid(where, named(value), { words: '`hostUsers` must be false to use `Unmasked`', reason: { requires } })];
}

/** What would make it pointless that a process can't gain more rights. */
function validateEscalation(context: ApiObject, where: Where): FieldError[] {
  if (context['allowPrivilegeEscalation'] !== false) return [];
  const own = as(where, 'security/privilege-escalation');
  const related = [...where.at, 'allowPrivilegeEscalation'];
  const clash = (at: Where['at'], what: string): FieldError =>
    invalid({ ...shownAt(own, at), related }, printedContext(context), {
      words: `cannot set \`allowPrivilegeEscalation\` to false and ${what}`,
      reason: 'besideEscalation',
    });
  const errors = context['privileged'] === true ? [clash([...where.at, 'privileged'], '`privileged` to true')] : [];
  stringsAt(objectAt(context, 'capabilities'), 'add').forEach((name, index) => {
    if (name !== 'CAP_SYS_ADMIN') return;
    errors.push(clash([...where.at, 'capabilities', 'add', index], '`capabilities.Add` CAP_SYS_ADMIN'));
  });
  return errors;
}

/** The internal type, which is what the server prints. */
function printedContext(context: ApiObject): GoValue {
  const inner = (field: string, fields: readonly string[], absent: string | null = null): object | undefined => {
    const found = objectAt(context, field);
    return found === undefined ? undefined : Object.fromEntries(fields.map(name => [upper(name), found[name] ?? absent]));
  };
  const profile = (field: string): object | undefined => {
    const found = objectAt(context, field);
    return found === undefined ? undefined : { Type: stringAt(found, 'type'), LocalhostProfile: found['localhostProfile'] ?? null };
  };
  const windows = ['gmsaCredentialSpecName', 'gmsaCredentialSpec', 'runAsUserName', 'hostProcess'];
  return struct('core.SecurityContext', {
    Capabilities: pointer('core.Capabilities', inner('capabilities', ['add', 'drop'])),
    Privileged: pointer('bool', context['privileged']),
    SELinuxOptions: pointer('core.SELinuxOptions', inner('seLinuxOptions', ['user', 'role', 'type', 'level'], '')),
    WindowsOptions: pointer('core.WindowsSecurityContextOptions', inner('windowsOptions', windows)),
    RunAsUser: pointer('int64', context['runAsUser']),
    RunAsGroup: pointer('int64', context['runAsGroup']),
    RunAsNonRoot: pointer('bool', context['runAsNonRoot']),
    ReadOnlyRootFilesystem: pointer('bool', context['readOnlyRootFilesystem']),
    AllowPrivilegeEscalation: pointer('bool', context['allowPrivilegeEscalation']),
    ProcMount: pointer('core.ProcMountType', context['procMount']),
    SeccompProfile: pointer('core.SeccompProfile', profile('seccompProfile')),
    AppArmorProfile: pointer('core.AppArmorProfile', profile('appArmorProfile')),
  });
}

/** As Go names the field: `gmsa` is an abbreviation there. */
function upper(field: string): string {
  return field.replace(/^gmsa/, 'GMSA').replace(/^./, letter => letter.toUpperCase());
}

/** validatePodSpecSecurityContext */
export function validatePodSecurityContext(spec: ApiObject, where: Where): FieldError[] {
  const context = objectAt(spec, 'securityContext') ?? {};
  const own = below(as(where, 'security/invalid-context'), 'securityContext');
  const choice = (field: string, supported: readonly string[]): FieldError[] =>
    context[field] === undefined ? [] : oneOf(below(own, field), stringAt(context, field), supported);
  const groups = context['supplementalGroups'];
  return [
    ...validateIds(context, own, ['fsGroup', 'runAsUser', 'runAsGroup']),
    ...(Array.isArray(groups) ? (groups as number[]) : []).flatMap((id, index) =>
      invalids(below(own, 'supplementalGroups', index), id, idErrors(id)),
    ),
    ...validateSharedProcesses(spec, own),
    ...validateSysctls(spec, context, below(own, 'sysctls')),
    ...choice('fsGroupChangePolicy', ['Always', 'OnRootMismatch']),
    ...validateSeccomp(context, own),
    ...validateWindowsOptions(context, own),
    ...validateAppArmor(context, own),
    ...choice('supplementalGroupsPolicy', ['Merge', 'Strict']),
    ...choice('seLinuxChangePolicy', ['Recursive']),
  ];
}

/** The field stands in the pod's spec; in the server's own type it is part of the security context. */
function validateSharedProcesses(spec: ApiObject, where: Where): FieldError[] {
  if (spec['shareProcessNamespace'] !== true || spec['hostPID'] !== true) return [];
  const pod = where.at.slice(0, -1);
  const own = { ...shownAt(below(where, 'shareProcessNamespace'), [...pod, 'shareProcessNamespace']), related: [...pod, 'hostPID'] };
  return [invalid(own, true, { words: 'ShareProcessNamespace and HostPID cannot both be enabled', reason: 'excluded' })];
}

const sysctlName = '^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$';
const sysctlNameRegExp = new RegExp(sysctlName);
const maxSysctlName = 253;

function validateSysctls(spec: ApiObject, context: ApiObject, where: Where): FieldError[] {
  const names = new Set<string>();
  return objectsAt(context, 'sysctls').flatMap((sysctl, index) => {
    const name = stringAt(sysctl, 'name');
    const own = below(where, index, 'name');
    const errors: FieldError[] = [];
    if (name === '') errors.push(required(own));
    else if (byteLength(name) > maxSysctlName || !sysctlNameRegExp.test(name)) {
      errors.push(invalid(own, name, `must have at most ${maxSysctlName} characters and match regex ${sysctlName}`));
    } else if (names.has(name)) errors.push(duplicate(own, name));
    names.add(name);
    const space = namespaceOf(name);
    if (space !== undefined && spec[space] === true)
      errors.push(invalid(own, name, given(`may not be specified when '${space}' is true`, space)));
    return errors;
  });
}

const ofIpc = /^kernel\.(?:sem|shmall|shmmax|shmmni|shm_rmid_forced|shm|msgmax|msgmnb|msgmni|msg)$|^fs\.mqueue\./;

/** Which of the node's namespaces the setting belongs to. Slashes stand for dots where a slash is the first of them. */
function namespaceOf(name: string): 'hostNetwork' | 'hostIPC' | undefined {
  const isSlashed = /[./]/.exec(name)?.[0] === '/';
  const dotted = isSlashed ? name.replace(/[./]/g, char => (char === '/' ? '.' : '/')) : name;
  const prefix = dotted.split('*')[0] ?? '';
  if (prefix.startsWith('net.')) return 'hostNetwork';
  return ofIpc.test(prefix) ? 'hostIPC' : undefined;
}
