/** Ways out of what the API server rejects that follow from why it does, whatever the field is. Each is only a candidate: whether its result is accepted is up to the server's rules. */
import * as l10n from '@vscode/l10n';
import { meantValues, nearest } from '../kubernetes/meantField';
import { parseQuantity } from '../kubernetes/quantity';
import { standardIp } from '../kubernetes/validation/ipAddress';
import type { Reason } from '../kubernetes/validation/detail';
import type { ManifestProblem, ProblemCause, Workload } from '../kubernetes/workloads/workload';
import type { ProblemCode } from '../protocol/problemCodes';
import type { ValueChange } from '../yaml/edit';
import { find, type Path, parsePath } from '../yaml/find';
import type { LocatedMap } from '../yaml/located';
import type { ScalarValue } from '../yaml/resolveScalar';
import type { Fix } from './rule';

/** What was rejected, and what is written there. */
interface Rejected {
  readonly root: LocatedMap;
  readonly kind: string;
  readonly at: Path;
  /** Undefined where nothing stands, or no single value. */
  readonly value: ScalarValue | undefined;
  /** As it is written, with its quotes. */
  readonly source: string;
  /** The other field that the API server speaks of. */
  readonly related: Path | undefined;
}

type Way = (rejected: Rejected) => readonly Fix[];

/** The candidates for a problem, the most likely first. */
export function obviousFixes({ node: root, kind }: Workload, { code, at, cause, related }: ManifestProblem): readonly Fix[] {
  if (at === undefined || cause === undefined) return [];
  const node = find(root, at);
  const scalar = node?.type === 'scalar' ? node : undefined;
  const rejected: Rejected = {
    root,
    kind,
    at,
    value: scalar?.value,
    source: scalar?.source ?? '',
    related: related === undefined ? undefined : parsePath(related.path),
  };
  return (waysByCode[code] ?? wayOf(cause))(rejected);
}

const waysByCode: Partial<Readonly<Record<ProblemCode, Way>>> = {
  'selector/missing': selectorOfLabels,
  'selector/empty': selectorOfLabels,
  'selector/mismatch': labelsOfSelector,
};

function wayOf({ type, reason }: ProblemCause): Way {
  if (typeof reason === 'string') return waysByReason[reason] ?? wayOfType(type);
  if (reason === undefined) return wayOfType(type);
  if ('oneOf' in reason) return rejected => supportedValues(rejected, reason.oneOf);
  if ('only' in reason) return ({ at }) => [set(at, reason.only)];
  if ('requires' in reason) {
    const { path, value } = reason.requires;
    return rejected => [set(path, value), ...wayOfType(type)(rejected)];
  }
  return 'expected' in reason ? rejected => ofType(rejected, reason.expected) : () => [];
}

const waysByReason: Partial<Readonly<Record<Extract<Reason, string>, Way>>> = {
  notQuantity: meantQuantity,
  negative: ({ at, value }) => (typeof value === 'number' ? [set(at, -value)] : []),
  excluded: ({ at, related }) => [remove(at), ...(related === undefined ? [] : [remove(related)])],
  besideValue: ({ at }) => [remove([...at.slice(0, -1), 'value'])],
  besideEscalation: ({ at, related }) => [
    ...(at.at(-1) === 'privileged' ? [set(at, false)] : []),
    ...(related === undefined ? [] : [set(related, true)]),
  ],
  inSelector: ({ at }) => [remove(at.slice(0, -1))],
  severalProjections: () => [],
  hugePagesAlone: () => [],
  noLimit: limitOfRequest,
  overLimit: toItsLimit,
  notLimit: toItsLimit,
  notContainerPort: ({ root, at }) => sameAs(root, at, [...at.slice(0, -1), 'containerPort']),
  notRelativePath: textually(text => text.replace(/^\/+/, '')),
  notAbsolutePath: textually(text => `/${text}`),
  padded: textually(text => text.trim()),
  notStandardIp: textually(text => standardIp(text) ?? text),
  notDnsLabel: textually(asName),
  notDnsSubdomain: textually(asName),
  notPortName: textually(asPortName),
  notFileMode: octalMode,
};

/** What the kind of an error says by itself. */
function wayOfType(type: ProblemCause['type']): Way {
  switch (type) {
    case 'forbidden':
      return ({ at }) => [remove(at)];
    case 'required':
      return required;
    case 'notFound':
      return meantName;
    case 'invalid':
    case 'duplicate':
    case 'tooLong':
    case 'tooMany':
    case 'unsupported':
    case undefined:
      return () => [];
  }
}

function set(path: Path, value: ValueChange['value']): Fix {
  return { title: l10n.t('Set {0} to {1}', nameOf(path), String(value)), changes: [{ path, value }] };
}

function remove(path: Path): Fix {
  return { title: l10n.t('Remove {0}', nameOf(path)), changes: [{ path, value: null }] };
}

function meant(path: Path, value: string): Fix {
  return { title: l10n.t('Did you mean {0}?', value), changes: [{ path, value }] };
}

function nameOf(path: Path): string {
  return path.filter(segment => typeof segment === 'string').at(-1) ?? '';
}

/** Another text in place of the one that is there; nothing where it stays as it is, or nothing is left of it. */
function textually(change: (text: string) => string): Way {
  return ({ at, value }) => {
    const text = typeof value === 'string' ? change(value) : '';
    return text === '' || text === value ? [] : [meant(at, text)];
  };
}

function asName(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|(?<!-)-+$/g, '');
}

function asPortName(text: string): string {
  return asName(text).replace(/-+/g, '-');
}

/** Of what is longer nobody would know what is meant. */
const longestQuoted = 60;

/** What was meant as a text, a number or a truth value, and is written as another of them. */
function ofType(rejected: Rejected, expected: string): readonly Fix[] {
  if (expected === 'string') return ['number', 'boolean'].includes(typeof rejected.value) ? inQuotes(rejected) : [];
  return expected === 'int' || expected === 'bool' ? withoutQuotes(rejected) : [];
}

function inQuotes({ at, source }: Rejected): readonly Fix[] {
  return source.length > longestQuoted || /^["']|\s/.test(source)
    ? []
    : [{ title: l10n.t('Put {0} in quotes', source), changes: [{ path: at, value: source }] }];
}

function withoutQuotes({ at, value }: Rejected): readonly Fix[] {
  const text = typeof value === 'string' ? value.trim() : '';
  if (/^-?(?:0|[1-9][0-9]{0,14})$/.test(text))
    return [{ title: l10n.t('Remove the quotes'), changes: [{ path: at, value: Number(text) }] }];
  if (text !== 'true' && text !== 'false') return [];
  return [{ title: l10n.t('Remove the quotes'), changes: [{ path: at, value: text === 'true' }] }];
}

/** `512MB`, `1 Gi`, `1gi`, `2GiB`: with the suffix that the API has. */
function meantQuantity({ at, value }: Rejected): readonly Fix[] {
  const [, amount = '', prefix = '', binary = ''] = /^([0-9.]+)\s*([kmgtpe]?)(i?)b?$/i.exec(String(value ?? '').trim()) ?? [];
  if (amount === '') return [];
  const letter = binary === '' && prefix.toLowerCase() === 'k' ? 'k' : prefix.toUpperCase();
  const text = `${amount}${letter}${binary.toLowerCase()}`;
  return typeof parseQuantity(text) === 'string' ? [] : [meant(at, text)];
}

/** The one value, those that are nearly what is written, or each of two. */
function supportedValues({ kind, at, value }: Rejected, supported: readonly string[]): readonly Fix[] {
  const values = supported.filter(text => text !== '');
  const typed = typeof value === 'string' ? value : '';
  const near =
    typed === '' ? [] : [...new Set([...meantValues(at, kind, typed), ...nearest(typed, values)])].filter(text => values.includes(text));
  if (near.length > 0) return near.map(text => meant(at, text));
  return values.length <= 2 ? values.map(text => set(at, text)) : [];
}

function limitOfRequest({ root, at, related }: Rejected): readonly Fix[] {
  const name = related?.at(-1);
  return related === undefined || name === undefined ? [] : titled([...at, name], sameAs(root, [...at, name], related));
}

/** The value of another field. */
function sameAs(root: LocatedMap, path: Path, other: Path): readonly Fix[] {
  const node = find(root, other);
  return node?.type === 'scalar' && node.value !== null && typeof node.value !== 'object' ? [set(path, node.value)] : [];
}

/** The request that is over its limit: to the limit, or the limit to the request. */
function toItsLimit({ root, at, related }: Rejected): readonly Fix[] {
  if (related === undefined) return [];
  return [...titled(at, sameAs(root, at, related)), ...titled(related, sameAs(root, related, at))];
}

/** With the name of the resource, and what of it is set. */
function titled(path: Path, fixes: readonly Fix[]): readonly Fix[] {
  const name = String(path.at(-1));
  return fixes.map(({ changes }) => {
    const value = String(changes[0]?.value);
    const isLimit = path.at(-2) === 'limits';
    return {
      title: isLimit ? l10n.t('Set the limit of {0} to {1}', name, value) : l10n.t('Set the request of {0} to {1}', name, value),
      changes,
    };
  });
}

/** What is written as `644` was meant as `0644`. */
function octalMode({ at, value }: Rejected): readonly Fix[] {
  const digits = String(value ?? '');
  if (!/^[0-7]{3}$/.test(digits)) return [];
  const mode = Number.parseInt(digits, 8);
  return [{ title: l10n.t('Set {0} to {1}', nameOf(at), `${mode} (0${digits})`), changes: [{ path: at, value: mode }] }];
}

function labelsOfSelector({ root, at }: Rejected): readonly Fix[] {
  const labels = find(root, ['spec', 'selector', 'matchLabels']);
  if (labels?.type !== 'map') return [];
  const changes = labels.entries.flatMap(({ key, value }): ValueChange[] =>
    value.type === 'scalar' && typeof value.value === 'string' ? [{ path: [...at, key], value: value.value }] : [],
  );
  return changes.length === 0 ? [] : [{ title: l10n.t('Set the labels of the pod template to those of the selector'), changes }];
}

function selectorOfLabels({ root }: Rejected): readonly Fix[] {
  const labels = find(root, ['spec', 'template', 'metadata', 'labels']);
  const entries = labels?.type === 'map' ? labels.entries : [];
  const changes = entries.flatMap(({ key, value }): ValueChange[] =>
    value.type === 'scalar' && typeof value.value === 'string'
      ? [{ path: ['spec', 'selector', 'matchLabels', key], value: value.value }]
      : [],
  );
  return changes.length === 0 ? [] : [{ title: l10n.t('Set the selector to the labels of the pod template'), changes }];
}

/** A container's name by its image's; the nodes that pods are spread over by their names. */
function required({ root, at }: Rejected): readonly Fix[] {
  if (at.at(-1) === 'topologyKey') return [set(at, 'kubernetes.io/hostname')];
  const image = at.at(-1) === 'name' ? find(root, [...at.slice(0, -1), 'image']) : undefined;
  const text = image?.type === 'scalar' && typeof image.value === 'string' ? image.value : '';
  const name = asName(text.slice(text.lastIndexOf('/') + 1).split(/[:@]/, 1)[0] ?? '');
  return name === '' ? [] : [set(at, name)];
}

/** A volume, by the names of those that there are. */
function meantName({ root, at, value }: Rejected): readonly Fix[] {
  const volumes = find(root, ['spec', 'template', 'spec', 'volumes']);
  if (typeof value !== 'string' || volumes?.type !== 'list' || !/volume/i.test(at.join('.'))) return [];
  const names = volumes.items.flatMap(volume => {
    const name = find(volume, ['name']);
    return name?.type === 'scalar' && typeof name.value === 'string' ? [name.value] : [];
  });
  const near = nearest(value, names);
  return (near.length > 0 ? near : names.length === 1 ? names : []).map(name => meant(at, name));
}
