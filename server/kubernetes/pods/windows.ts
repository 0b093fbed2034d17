import { type ApiObject, objectAt, stringAt } from '../apiObject';
import { given } from '../validation/detail';
import { as, below, type FieldError, forbidden, invalid, invalids, required, unsupported, type Where } from '../validation/findings';
import { named } from '../validation/goSyntax';
import { byteLength, dnsSubdomainErrors } from '../validation/formats';
import { containersOf } from './containersOf';

/** validateWindowsSecurityContextOptions of a security context. */
export function validateWindowsOptions(securityContext: ApiObject, where: Where): FieldError[] {
  const options = objectAt(securityContext, 'windowsOptions');
  if (options === undefined) return [];
  const own = below(as(where, 'windows/invalid-options'), 'windowsOptions');
  const name = options['gmsaCredentialSpecName'];
  const spec = options['gmsaCredentialSpec'];
  const user = options['runAsUserName'];
  return [
    ...(typeof name === 'string' ? invalids(below(own, 'gmsaCredentialSpecName'), named(name), dnsSubdomainErrors(name)) : []),
    ...(typeof spec === 'string' ? invalids(below(own, 'gmsaCredentialSpec'), named(spec), credentialSpecErrors(spec)) : []),
    ...(typeof user === 'string' ? invalids(below(own, 'runAsUserName'), named(user), userNameErrors(user)) : []),
  ];
}

function credentialSpecErrors(text: string): string[] {
  if (text === '') return ['gmsaCredentialSpec cannot be an empty string'];
  return byteLength(text) > 64 * 1024 ? ['gmsaCredentialSpec size must be under 64 KiB'] : [];
}

const netBiosName = /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/;
const dnsName = /^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;

function userNameErrors(text: string): string[] {
  if (text === '') return ['runAsUserName cannot be an empty string'];
  if (hasControlCharacters(text)) return ['runAsUserName cannot contain control characters'];
  const parts = text.split('\\');
  if (parts.length > 2) return ['runAsUserName cannot contain more than one backslash'];
  const user = parts.at(-1) ?? '';
  const errors: string[] = [];
  if (parts.length === 2) {
    const domain = parts[0] ?? '';
    if (byteLength(domain) >= 256) errors.push("runAsUserName's Domain length must be under 256 characters");
    if (!netBiosName.test(domain) && !dnsName.test(domain)) {
      errors.push("runAsUserName's Domain doesn't match the NetBios nor the DNS format");
    }
  }
  if (user === '') errors.push("runAsUserName's User cannot be empty");
  if (byteLength(user) > 104) errors.push("runAsUserName's User length must not be longer than 104 characters");
  if (/^[. ]+$/.test(user)) errors.push("runAsUserName's User cannot contain only periods or spaces");
  if (/["/\\:;|=,+*?<>@[\]]/.test(user)) {
    errors.push(`runAsUserName's User cannot contain the following characters: "/\\:;|=,+*?<>@[]`);
  }
  return errors;
}

function hasControlCharacters(text: string): boolean {
  return text.split('').some(char => char < ' ' || char === '\u007f');
}

/** validateWindowsHostProcessPod: either all containers run on the node itself or none does. */
export function validateHostProcess(spec: ApiObject, where: Where): FieldError[] {
  const own = as(where, 'windows/host-process');
  const ofPod = hostProcessOf(spec);
  const containers = containersOf(spec, own).map(({ container, where: at }) => ({ value: hostProcessOf(container), at }));
  const errors = containers.flatMap(({ value, at }) => {
    if (ofPod === undefined || value === undefined || value === ofPod) return [];
    const detail = given(`pod hostProcess value must be identical if both are specified, was ${ofPod}`, 'hostProcess');
    return [invalid(below(at, 'securityContext', 'windowsOptions', 'hostProcess'), value, detail)];
  });
  const count = containers.filter(({ value }) => value ?? ofPod ?? false).length;
  if (count === 0) return errors;
  if (count < containers.length) {
    const detail = given('If pod contains any hostProcess containers then all containers must be HostProcess containers', 'hostProcess');
    errors.push(invalid(own, '', detail));
  }
  if (spec['hostNetwork'] !== true) {
    errors.push(
      invalid(
        below(own, 'hostNetwork'),
        false,
        given('hostNetwork must be true if pod contains any hostProcess containers', 'hostProcess'),
      ),
    );
  }
  return errors;
}

function hostProcessOf(object: ApiObject): boolean | undefined {
  const value = objectAt(objectAt(object, 'securityContext'), 'windowsOptions')?.['hostProcess'];
  return typeof value === 'boolean' ? value : undefined;
}

/** validateOS, validateLinux, validateWindows: what the one system has and the other hasn't. */
export function validateOs(spec: ApiObject, where: Where): FieldError[] {
  const os = objectAt(spec, 'os');
  if (os === undefined) return [];
  const own = as(where, 'windows/not-allowed');
  const name = stringAt(os, 'name');
  switch (name) {
    case '':
      return [required(below(as(where, 'pod/required'), 'os', 'name'), where.server < 34 ? 'cannot be empty' : '')];
    case 'linux':
      return contextsOf(spec, own).flatMap(({ context, at }) =>
        context['windowsOptions'] === undefined
          ? []
          : [forbidden(below(at, 'windowsOptions'), 'windows options cannot be set for a linux pod')],
      );
    case 'windows':
      return validateWindows(spec, own);
    default: {
      const at = below(as(where, 'pod/unsupported-value'), 'os');
      return [unsupported({ ...at, at: [...at.at, 'name'] }, named(name), ['linux', 'windows'])];
    }
  }
}

/** The security contexts of the pod and of its containers. */
function contextsOf(spec: ApiObject, where: Where): { readonly context: ApiObject; readonly at: Where }[] {
  return [{ container: spec, where }, ...containersOf(spec, where)].flatMap(({ container, where: at }) => {
    const context = objectAt(container, 'securityContext');
    return context === undefined ? [] : [{ context, at: below(at, 'securityContext') }];
  });
}

/** In the server's order; what isn't part of the security context stands in the pod's spec. */
const notForPods = [
  'securityContext.appArmorProfile',
  'securityContext.seLinuxOptions',
  'hostUsers',
  'hostPID',
  'hostIPC',
  'securityContext.seccompProfile',
  'securityContext.fsGroup',
  'securityContext.fsGroupChangePolicy',
  'securityContext.sysctls',
  'shareProcessNamespace',
  'securityContext.runAsUser',
  'securityContext.runAsGroup',
  'securityContext.supplementalGroups',
  'securityContext.supplementalGroupsPolicy',
  'securityContext.seLinuxChangePolicy',
];

const notForContainers = [
  'appArmorProfile',
  'seLinuxOptions',
  'seccompProfile',
  'capabilities',
  'readOnlyRootFilesystem',
  'privileged',
  'allowPrivilegeEscalation',
  'procMount',
  'runAsUser',
  'runAsGroup',
];

function validateWindows(spec: ApiObject, where: Where): FieldError[] {
  const detail = 'cannot be set for a windows pod';
  const ofPod = notForPods.flatMap(path => {
    const segments = path.split('.');
    const [first = '', second] = segments;
    const value = second === undefined ? spec[first] : objectAt(spec, first)?.[second];
    const isUnset = value === undefined || (second === 'sysctls' && Array.isArray(value) && value.length === 0);
    return isUnset ? [] : [forbidden(below(where, ...segments), detail)];
  });
  const ofContainers = containersOf(spec, where).flatMap(({ container, where: at }) => {
    const context = objectAt(container, 'securityContext');
    return notForContainers
      .filter(field => context?.[field] !== undefined)
      .map(field => forbidden(below(at, 'securityContext', field), detail));
  });
  return [...ofPod, ...ofContainers];
}
