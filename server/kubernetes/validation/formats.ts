import { maxInt32 } from '../int32';
import type { KubernetesVersion } from '../kubernetesVersion';
import { type Detail, outOfRange, wordsIn } from './detail';

/** The grammars of names, labels and ports with the server's words for what isn't one (k8s.io/apimachinery/pkg/util/validation). */

const dns1123Label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const dns1123Subdomain = `${dns1123Label}(\\.${dns1123Label})*`;
const labelKey = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const labelValue = `(${labelKey})?`;
const percent = '[0-9]+%';
const configKey = '[-._a-zA-Z0-9]+';
const envName = '[-._a-zA-Z][-._a-zA-Z0-9]*';
const underscoreLabel = '[a-z0-9]([-_a-z0-9]*[a-z0-9])?';
const underscoreSubdomain = `_?${underscoreLabel}(\\._?${underscoreLabel})*`;

const dns1123LabelRegExp = wholly(dns1123Label);
const dns1123SubdomainRegExp = wholly(dns1123Subdomain);
const labelKeyRegExp = wholly(labelKey);
const labelValueRegExp = wholly(labelValue);
const percentRegExp = wholly(percent);
const configKeyRegExp = wholly(configKey);
const envNameRegExp = wholly(envName);
const underscoreSubdomainRegExp = wholly(underscoreSubdomain);

/** Why a text isn't a DNS label; empty where it is one. */
export function dnsLabelErrors(text: string): Detail[] {
  const errors = tooLongErrors(text, 63, 'characters');
  if (dns1123LabelRegExp.test(text)) return errors;
  if (dns1123SubdomainRegExp.test(text)) return [...errors, { words: 'must not contain dots', reason: 'notDnsLabel' }];
  const words = `a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character`;
  return [...errors, { words: regexError(words, dns1123Label, 'my-name', '123-abc'), reason: 'notDnsLabel' }];
}

/** Why a text isn't a DNS subdomain, which may hold dots; empty where it is one. */
export function dnsSubdomainErrors(text: string): Detail[] {
  const errors = tooLongErrors(text, 253, 'characters');
  if (dns1123SubdomainRegExp.test(text)) return errors;
  const words = `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character`;
  return [...errors, { words: regexError(words, dns1123Subdomain, 'example.com'), reason: 'notDnsSubdomain' }];
}

/** Why a text isn't a DNS subdomain where underscores are allowed, as among the search domains of a resolver from 1.33 on; empty where it is one. */
export function dnsSearchErrors(text: string, server: KubernetesVersion): Detail[] {
  if (server < 33) return dnsSubdomainErrors(text);
  const errors = tooLongErrors(text, 253, 'characters');
  if (underscoreSubdomainRegExp.test(text)) return errors;
  const words = `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must start and end with an alphanumeric character`;
  return [...errors, { words: regexError(words, underscoreSubdomain, 'example.com'), reason: 'notDnsSubdomain' }];
}

/** Why a text isn't the name of something that a prefix will be put before, so that it may end in a dash; empty where it is one. */
export function namePrefixErrors(text: string): Detail[] {
  return dnsSubdomainErrors(withoutDash(text));
}

/** The same, of names without dots. */
export function labelPrefixErrors(text: string): Detail[] {
  return dnsLabelErrors(withoutDash(text));
}

/** maskTrailingDash */
function withoutDash(text: string): string {
  return text.length > 1 && text.endsWith('-') ? `${text.slice(0, -2)}a` : text;
}

/** Why a text isn't the key of a label or an annotation: `[prefix/]name`; empty where it is one. */
export function labelKeyErrors(text: string): Detail[] {
  return labelKeyWordsOf(text).map(words => ({ words, reason: 'notLabelKey' }));
}

function labelKeyWordsOf(text: string): string[] {
  const parts = text.split('/');
  if (parts.length > 2)
    return [`a valid label key ${labelKeyWords} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`];
  const name = parts.at(-1) ?? '';
  const errors: string[] = [];
  if (parts.length === 2) {
    const prefix = parts[0] ?? '';
    errors.push(...(prefix === '' ? ['must be non-empty'] : dnsSubdomainErrors(prefix).map(wordsIn)).map(words => `prefix part ${words}`));
  }
  if (name === '') errors.push('name part must be non-empty');
  errors.push(...tooLongErrors(name, 63, 'bytes').map(detail => `name part ${wordsIn(detail)}`));
  if (!labelKeyRegExp.test(name)) errors.push(`name part ${labelKeyWords}`);
  return errors;
}

const labelKeyWords = regexError(
  `must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character`,
  labelKey,
  'MyName',
  'my.name',
  '123-abc',
);

/** Why a text isn't the value of a label; empty where it is one. */
export function labelValueErrors(text: string): Detail[] {
  const errors = tooLongErrors(text, 63, 'bytes');
  if (labelValueRegExp.test(text)) return errors;
  const words = `a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character`;
  return [...errors, { words: regexError(words, labelValue, 'MyValue', 'my_value', '12345'), reason: 'notLabelValue' }];
}

/** Why a text isn't a percentage; empty where it is one. */
export function percentErrors(text: string): Detail[] {
  const words = `a valid percent string must be a numeric string followed by an ending '%'`;
  return percentRegExp.test(text) ? [] : [{ words: regexError(words, percent, '1%', '93%'), reason: 'notPercent' }];
}

/** Why a text isn't the key of a ConfigMap or a Secret; empty where it is one. */
export function configKeyErrors(text: string): Detail[] {
  const errors = tooLongErrors(text, 253, 'characters');
  if (!configKeyRegExp.test(text)) {
    const words = `a valid config key must consist of alphanumeric characters, '-', '_' or '.'`;
    errors.push(regexError(words, configKey, 'key.name', 'KEY_NAME', 'key-name'));
  }
  if (text === '.' || text === '..') errors.push(`must not be '${text}'`);
  else if (text.startsWith('..')) errors.push(`must not start with '..'`);
  return errors;
}

/** Why a text isn't the name of an environment variable; empty where it is one. */
export function envNameErrors(text: string, server: KubernetesVersion): string[] {
  if (server < 32) return strictEnvNameErrors(text);
  const errors = text === '' ? ['environment variable name must be non-empty'] : [];
  if (/^[ -<>-~]*$/.test(text)) return errors;
  return [...errors, `a valid environment variable name must consist only of printable ASCII characters other than '='`];
}

/** As it was before 1.32. */
function strictEnvNameErrors(text: string): string[] {
  const words =
    "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit";
  const errors = envNameRegExp.test(text) ? [] : [regexError(words, envName, 'my.env-name', 'MY_ENV.NAME', 'MyEnvName1')];
  if (text === '.' || text === '..') errors.push(`must not be '${text}'`);
  else if (text.startsWith('..')) errors.push(`must not start with '..'`);
  return errors;
}

/** Why a text can't be a part of a path of the API; empty where it can. */
export function pathSegmentErrors(text: string): string[] {
  if (text === '.' || text === '..') return [`may not be '${text}'`];
  return ['/', '%'].filter(char => text.includes(char)).map(char => `may not contain '${char}'`);
}

/** Why a number isn't the id of a user or a group; empty where it is one. */
export function idErrors(id: number): Detail[] {
  return rangeErrors(id, 0, maxInt32);
}

export function rangeErrors(value: number, least: number, most: number): Detail[] {
  return value >= least && value <= most ? [] : [outOfRange(least, most)];
}

const notRelative: Detail = { words: 'must be a relative path', reason: 'notRelativePath' };

/** Why a text isn't a path below the place that it counts from; empty where it is one. */
export function relativePathErrors(text: string): Detail[] {
  return [...(text.startsWith('/') ? [notRelative] : []), ...backstepErrors(text)];
}

export function backstepErrors(text: string): string[] {
  return text.split('/').includes('..') ? [`must not contain '..'`] : [];
}

/** As a relative path, and no name that volumes keep for themselves. */
export function volumePathErrors(text: string): Detail[] {
  const errors = relativePathErrors(text);
  return text.startsWith('..') && !text.startsWith('../') ? [...errors, `must not start with '..'`] : errors;
}

/** Why a number isn't the mode of a file; empty where it is one. */
export function fileModeErrors(mode: number): Detail[] {
  return mode >= 0 && mode <= 0o777
    ? []
    : [{ words: 'must be a number between 0 and 0777 (octal), both inclusive', reason: 'notFileMode' }];
}

/** Why a number isn't a port's; empty where it is one. */
export function portNumberErrors(port: number): Detail[] {
  return rangeErrors(port, 1, 65535);
}

/** Why a text isn't a port's name; empty where it is one. */
export function portNameErrors(text: string): Detail[] {
  const errors = tooLongErrors(text, 15, 'characters');
  const wrong = (words: string): number => errors.push({ words, reason: 'notPortName' });
  if (!/^[-a-z0-9]+$/.test(text)) wrong('must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)');
  if (!/[a-z]/.test(text)) errors.push('must contain at least one letter (a-z)');
  if (text.includes('--')) wrong('must not contain consecutive hyphens');
  if (text !== '' && (text.startsWith('-') || text.endsWith('-'))) wrong('must not begin or end with a hyphen');
  return errors;
}

/** Why a text isn't the name of an HTTP header; empty where it is one. */
export function httpHeaderNameErrors(text: string): string[] {
  const words = `a valid HTTP header must consist of alphanumeric characters or '-'`;
  return /^[-A-Za-z0-9]+$/.test(text) ? [] : [regexError(words, '[-A-Za-z0-9]+', 'X-Header-Name')];
}

/** What Go's strings.TrimSpace takes for white space, at either end. */
const outerSpace =
  /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]|[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]$/;

/** Whether a text has white space around it. */
export function isPadded(text: string): boolean {
  return outerSpace.test(text);
}

const encoder = new TextEncoder();

/** How long a text is in UTF-8, which is what the server counts. */
export function byteLength(text: string): number {
  return encoder.encode(text).length;
}

function tooLongErrors(text: string, most: number, unit: 'characters' | 'bytes'): Detail[] {
  // No character takes more than three bytes for each of its units.
  return text.length * 3 > most && byteLength(text) > most ? [{ words: `must be no more than ${most} ${unit}`, reason: 'tooLong' }] : [];
}

/** With the two blanks that the server puts between several examples. */
function regexError(words: string, grammar: string, ...examples: readonly string[]): string {
  return `${words} (e.g. ${examples.map(example => `'${example}', `).join(' or ')}regex used for validation is '${grammar}')`;
}

function wholly(grammar: string): RegExp {
  return new RegExp(`^${grammar}$`);
}
