/** The grammars of names, labels and ports with the server's words for what isn't one (k8s.io/apimachinery/pkg/util/validation). */

const dns1123Label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const dns1123Subdomain = `${dns1123Label}(\\.${dns1123Label})*`;
const labelKey = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const labelValue = `(${labelKey})?`;
const percent = '[0-9]+%';

const dns1123LabelRegExp = wholly(dns1123Label);
const dns1123SubdomainRegExp = wholly(dns1123Subdomain);
const labelKeyRegExp = wholly(labelKey);
const labelValueRegExp = wholly(labelValue);
const percentRegExp = wholly(percent);

/** Why a text isn't a DNS label; empty where it is one. */
export function dnsLabelErrors(text: string): string[] {
  const errors = tooLongErrors(text, 63, 'characters');
  if (dns1123LabelRegExp.test(text)) return errors;
  if (dns1123SubdomainRegExp.test(text)) return [...errors, 'must not contain dots'];
  const words = `a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character`;
  return [...errors, regexError(words, dns1123Label, 'my-name', '123-abc')];
}

/** Why a text isn't a DNS subdomain, which may hold dots; empty where it is one. */
export function dnsSubdomainErrors(text: string): string[] {
  const errors = tooLongErrors(text, 253, 'characters');
  if (dns1123SubdomainRegExp.test(text)) return errors;
  const words = `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character`;
  return [...errors, regexError(words, dns1123Subdomain, 'example.com')];
}

/** Why a text isn't the key of a label or an annotation: `[prefix/]name`; empty where it is one. */
export function labelKeyErrors(text: string): string[] {
  const words = `must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character`;
  const nameError = regexError(words, labelKey, 'MyName', 'my.name', '123-abc');
  const parts = text.split('/');
  if (parts.length > 2) return [`a valid label key ${nameError} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`];
  const name = parts.at(-1) ?? '';
  const errors: string[] = [];
  if (parts.length === 2) {
    const prefix = parts[0] ?? '';
    errors.push(...(prefix === '' ? ['must be non-empty'] : dnsSubdomainErrors(prefix)).map(message => `prefix part ${message}`));
  }
  if (name === '') errors.push('name part must be non-empty');
  errors.push(...tooLongErrors(name, 63, 'bytes').map(message => `name part ${message}`));
  if (!labelKeyRegExp.test(name)) errors.push(`name part ${nameError}`);
  return errors;
}

/** Why a text isn't the value of a label; empty where it is one. */
export function labelValueErrors(text: string): string[] {
  const errors = tooLongErrors(text, 63, 'bytes');
  if (labelValueRegExp.test(text)) return errors;
  const words = `a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character`;
  return [...errors, regexError(words, labelValue, 'MyValue', 'my_value', '12345')];
}

/** Why a text isn't a percentage; empty where it is one. */
export function percentErrors(text: string): string[] {
  const words = `a valid percent string must be a numeric string followed by an ending '%'`;
  return percentRegExp.test(text) ? [] : [regexError(words, percent, '1%', '93%')];
}

/** Why a number isn't a port's; empty where it is one. */
export function portNumberErrors(port: number): string[] {
  return port >= 1 && port <= 65535 ? [] : ['must be between 1 and 65535, inclusive'];
}

/** Why a text isn't a port's name; empty where it is one. */
export function portNameErrors(text: string): string[] {
  const errors = tooLongErrors(text, 15, 'characters');
  if (!/^[-a-z0-9]+$/.test(text)) errors.push('must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)');
  if (!/[a-z]/.test(text)) errors.push('must contain at least one letter (a-z)');
  if (text.includes('--')) errors.push('must not contain consecutive hyphens');
  if (text !== '' && (text.startsWith('-') || text.endsWith('-'))) errors.push('must not begin or end with a hyphen');
  return errors;
}

/** Why a text isn't the name of an HTTP header; empty where it is one. */
export function httpHeaderNameErrors(text: string): string[] {
  const words = `a valid HTTP header must consist of alphanumeric characters or '-'`;
  return /^[-A-Za-z0-9]+$/.test(text) ? [] : [regexError(words, '[-A-Za-z0-9]+', 'X-Header-Name')];
}

/** How long a text is in UTF-8, which is what the server counts. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

function tooLongErrors(text: string, most: number, unit: 'characters' | 'bytes'): string[] {
  return byteLength(text) > most ? [`must be no more than ${most} ${unit}`] : [];
}

/** With the two blanks that the server puts between several examples. */
function regexError(words: string, grammar: string, ...examples: readonly string[]): string {
  return `${words} (e.g. ${examples.map(example => `'${example}', `).join(' or ')}regex used for validation is '${grammar}')`;
}

function wholly(grammar: string): RegExp {
  return new RegExp(`^${grammar}$`);
}
