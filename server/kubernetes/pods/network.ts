import { type ApiObject, objectAt, objectsAt, stringAt, stringsAt } from '../apiObject';
import { type Detail, given } from '../validation/detail';
import { as, below, type FieldError, forbidden, invalid, invalids, required, tooLong, type Where } from '../validation/findings';
import { quoted } from '../../yaml/quoted';
import { byteLength, dnsSearchErrors, dnsSubdomainErrors } from '../validation/formats';
import { canonicalIpv6, ipErrors, standardIp } from '../validation/ipAddress';
import { containersOf } from './containersOf';

/** validatePodDNSConfig: the resolver of a pod. Without the cluster's name servers there have to be some. */
export function validateDnsConfig(spec: ApiObject, where: Where): FieldError[] {
  const config = objectAt(spec, 'dnsConfig');
  const own = below(as(where, 'network/invalid-dns'), 'dnsConfig');
  const nameservers = stringsAt(config, 'nameservers');
  if (stringAt(spec, 'dnsPolicy') === 'None') {
    const related = [...where.at, 'dnsPolicy'];
    if (config === undefined)
      return [required({ ...own, related }, given('must provide `dnsConfig` when `dnsPolicy` is None', 'dnsPolicy'))];
    if (nameservers.length === 0) {
      return [required({ ...below(own, 'nameservers'), related }, 'must provide at least one DNS nameserver when `dnsPolicy` is None')];
    }
  }
  const nameserversAt = below(own, 'nameservers');
  return [
    ...(nameservers.length > 3 ? [invalid(nameserversAt, nameservers, 'must not have more than 3 nameservers')] : []),
    ...nameservers.flatMap((ip, index) => invalids(below(nameserversAt, index), ip, ipErrors(ip, where.server))),
    ...validateSearches(stringsAt(config, 'searches'), below(own, 'searches')),
    ...objectsAt(config, 'options').flatMap((option, index) =>
      stringAt(option, 'name') === '' ? [required(below(own, 'options', index), 'must not be empty')] : [],
    ),
  ];
}

function validateSearches(searches: readonly string[], where: Where): FieldError[] {
  const errors = searches.length > 32 ? [invalid(where, searches, 'must not have more than 32 search paths')] : [];
  if (byteLength(searches.join(' ')) > 2048) {
    errors.push(invalid(where, searches, 'must not have more than 2048 characters (including spaces) in the search list'));
  }
  searches.forEach((search, index) => {
    if (search === '.' && where.server >= 33) return;
    const domain = search.replace(/\.$/, '');
    errors.push(...invalids(below(where, index), domain, dnsSearchErrors(domain, where.server)));
  });
  return errors;
}

/** ValidateHostAliases: lines for the pod's file of hosts. */
export function validateHostAliases(spec: ApiObject, where: Where): FieldError[] {
  return objectsAt(spec, 'hostAliases').flatMap((alias, index) => {
    const own = below(as(where, 'network/invalid-host-alias'), 'hostAliases', index);
    const ip = stringAt(alias, 'ip');
    return [
      ...invalids(below(own, 'ip'), ip, ipErrors(ip, where.server)),
      ...stringsAt(alias, 'hostnames').flatMap((name, at) => invalids(below(own, 'hostnames', at), name, dnsSubdomainErrors(name))),
    ];
  });
}

/** validateHostUsers: with users of its own a pod can't have the node's network, processes or devices. The server spells two of them in its own way. */
export function validateHostUsers(spec: ApiObject, where: Where): FieldError[] {
  if (spec['hostUsers'] !== false) return [];
  const own = as(where, 'security/host-users');
  const related = [...where.at, 'hostUsers'];
  const detail: Detail = { words: 'when `hostUsers` is false', reason: 'excluded' };
  const shared = (
    [
      ['hostNetwork', 'hostNetwork'],
      ['hostPID', 'HostPID'],
      ['hostIPC', 'HostIPC'],
    ] as const
  ).filter(([field]) => spec[field] === true);
  return [
    ...shared.map(([field, spelling]) => forbidden({ ...below(own, spelling), at: [...where.at, field], related }, detail)),
    ...containersOf(spec, own).flatMap(({ container, where: at }) =>
      where.server < 34 || objectsAt(container, 'volumeDevices').length === 0
        ? []
        : [forbidden({ ...below(at, 'volumeDevices'), related }, detail)],
    ),
  ];
}

/** validatePodHostName */
export function validateHostnameOverride(spec: ApiObject, where: Where): FieldError[] {
  const name = spec['hostnameOverride'];
  if (typeof name !== 'string') return [];
  const own = below(as(where, 'network/invalid-hostname'), 'hostnameOverride');
  const errors: FieldError[] = [];
  if (spec['setHostnameAsFQDN'] === true) {
    errors.push(
      forbidden(
        { ...own, related: [...where.at, 'setHostnameAsFQDN'] },
        {
          words: 'may not be specified when setHostnameAsFQDN is true',
          reason: 'excluded',
        },
      ),
    );
  }
  if (spec['hostNetwork'] === true) {
    errors.push(
      forbidden(
        { ...own, related: [...where.at, 'hostNetwork'] },
        { words: 'may not be specified when hostNetwork is true', reason: 'excluded' },
      ),
    );
  }
  if (byteLength(name) > 64) errors.push(tooLong(own, 64));
  return [...errors, ...invalids(own, name, dnsSubdomainErrors(name))];
}

/** What the server warns of: an address that has its line already. */
export function hostAliasWarnings(spec: ApiObject, where: Where): FieldError[] {
  const seen = new Set<string>();
  return objectsAt(spec, 'hostAliases').flatMap((alias, index) => {
    const ip = stringAt(alias, 'ip');
    const isRepeated = seen.has(ip);
    seen.add(ip);
    const own = below(as(where, 'network/duplicate-host-alias'), 'hostAliases', index, 'ip');
    return isRepeated ? [{ ...own, message: `duplicate ip ${quoted(ip)}` }] : [];
  });
}

/** What the server warns of, from 1.33 on: IPv6 addresses that could be written shorter, and what a later server doesn't take. */
export function ipWarnings(spec: ApiObject, where: Where): FieldError[] {
  const own = as(where, 'network/ip-not-canonical');
  if (where.server < 33) return [];
  return [
    ...stringsAt(objectAt(spec, 'dnsConfig'), 'nameservers').flatMap((ip, index) =>
      ipWarning(ip, below(own, 'dnsConfig', 'nameservers', index)),
    ),
    ...objectsAt(spec, 'hostAliases').flatMap((alias, index) => ipWarning(stringAt(alias, 'ip'), below(own, 'hostAliases', index, 'ip'))),
  ];
}

function ipWarning(ip: string, where: Where): FieldError[] {
  const standard = where.server < 36 ? standardIp(ip) : undefined;
  if (standard !== undefined) {
    const words = 'will be considered invalid in a future Kubernetes release';
    return [{ ...where, message: `non-standard IP address ${quoted(ip)} ${words}: use ${quoted(standard)}` }];
  }
  const canonical = canonicalIpv6(ip);
  if (canonical === undefined || canonical === ip) return [];
  return [{ ...where, message: `IPv6 address ${quoted(ip)} should be in RFC 5952 canonical format (${quoted(canonical)})` }];
}
