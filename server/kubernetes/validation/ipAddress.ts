import type { KubernetesVersion } from '../kubernetesVersion';
import type { Detail } from './detail';

/** Why a text isn't an IP address (k8s.io/apimachinery/pkg/util/validation, IsValidIPForLegacyField); empty where it is one. */
export function ipErrors(text: string, server: KubernetesVersion): Detail[] {
  const address = parse(text);
  if (address === undefined) return [{ words: 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)', reason: 'notIp' }];
  // What isn't standard it didn't mind before 1.36.
  if (server < 36) return [];
  if (address.leadingZeros) return [{ words: 'must not have leading 0s', reason: 'notStandardIp' }];
  return isMapped(address) ? [{ words: 'must not be an IPv4-mapped IPv6 address', reason: 'notStandardIp' }] : [];
}

/** An IPv6 address as RFC 5952 writes it; undefined for any other text. */
export function canonicalIpv6(text: string): string | undefined {
  const address = parse(text);
  if (address === undefined || address.groups.length !== 8) return undefined;
  return written(address.groups);
}

function written(groups: readonly number[]): string {
  const texts = groups.map(group => group.toString(16));
  const [from, length] = longestZeros(groups);
  return length < 2 ? texts.join(':') : `${texts.slice(0, from).join(':')}::${texts.slice(from + length).join(':')}`;
}

/** How an address is written that has zeros in front of its numbers, or is an IPv4 address in the guise of IPv6; undefined for any other. */
export function standardIp(text: string): string | undefined {
  const address = parse(text);
  if (address === undefined || (!address.leadingZeros && !isMapped(address))) return undefined;
  if (address.groups.length === 4) return address.groups.join('.');
  const [high = 0, low = 0] = address.groups.slice(6);
  return isMapped(address) ? [high >> 8, high & 255, low >> 8, low & 255].join('.') : written(address.groups);
}

interface Address {
  /** Four bytes, or eight groups of sixteen bits. */
  readonly groups: readonly number[];
  /** More digits than a number needs, or than a group has. */
  readonly leadingZeros: boolean;
}

function parse(text: string): Address | undefined {
  return text.includes(':') ? parseIpv6(text) : parseIpv4(text);
}

function parseIpv4(text: string): Address | undefined {
  const fields = text.split('.');
  if (fields.length !== 4 || !fields.every(field => /^[0-9]+$/.test(field) && Number(field) <= 255)) return undefined;
  return { groups: fields.map(Number), leadingZeros: fields.some(field => /^0[0-9]/.test(field)) };
}

/** `::` stands for at least one group of zeros; the last two groups may be written as an IPv4 address. */
function parseIpv6(text: string): Address | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const fields = halves.map(half => (half === '' ? [] : half.split(':')));
  const end = fields.at(-1)?.at(-1) ?? '';
  const embedded = end.includes('.') ? parseIpv4(end) : undefined;
  if (end.includes('.')) {
    if (embedded === undefined) return undefined;
    const [a = 0, b = 0, c = 0, d = 0] = embedded.groups;
    fields.at(-1)?.splice(-1, 1, (a * 256 + b).toString(16), (c * 256 + d).toString(16));
  }
  const [head = [], tail = []] = fields;
  const all = [...head, ...tail];
  if (!all.every(field => /^0*[0-9a-fA-F]{1,4}$/.test(field))) return undefined;
  if (halves.length === 1 ? all.length !== 8 : all.length > 7) return undefined;
  const zeros = Array.from({ length: 8 - all.length }, () => '0');
  return {
    groups: [...head, ...zeros, ...tail].map(field => Number.parseInt(field, 16)),
    leadingZeros: embedded?.leadingZeros === true || all.some(field => field.length > 4),
  };
}

function isMapped({ groups }: Address): boolean {
  return groups.length === 8 && groups.slice(0, 5).every(group => group === 0) && groups[5] === 0xffff;
}

/** Where the first of the longest runs of zeros begins, and how long it is. */
function longestZeros(groups: readonly number[]): [number, number] {
  let best: [number, number] = [0, 0];
  for (let from = 0; from < groups.length; from++) {
    let length = 0;
    while (groups[from + length] === 0) length++;
    if (length > best[1]) best = [from, length];
  }
  return best;
}
