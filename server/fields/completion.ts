import { own } from '../kubernetes/own';
import * as l10n from '@vscode/l10n';
import { type ApiField, fieldsOf, isKnown, isStored } from '../kubernetes/apiTypes/apiType';
import { defaultsBelow } from '../kubernetes/defaultAt';
import { newestVersion } from '../kubernetes/kubernetesVersion';
import { typeAt } from '../kubernetes/typeAt';
import { printPath } from '../yaml/find';
import { meaningOf } from './apiField';
import { blockOf } from './blocks';
import { fieldOf, fields } from './index';
import type { Place, Proposal } from './proposal';
import type { Typing } from './typingAt';
import { hasValues, valueProposals } from './values';

/** What could be typed there; empty where the API has nothing. */
export function proposalsAt(place: Place, typing: Typing): readonly Proposal[] {
  if (typing.key === undefined) return keyProposals(place, typing);
  return valueProposals(place, [...typing.parent, typing.key])
    .filter(({ text }) => !typing.quoted || !isNoText.test(text))
    .map(proposal => (typing.needsBlank ? { ...proposal, text: ` ${proposal.text}` } : proposal));
}

/** In quotes these would be another value. */
const isNoText = /^(?:\d+|true|false)$/;

function keyProposals(place: Place, { parent, siblings, inset, inBraces }: Typing): Proposal[] {
  const type = typeAt(parent, place.workload.kind);
  if (type?.kind !== 'struct') return [];
  const server = place.workload.object.server ?? newestVersion;
  const found = [...fieldsOf(type.name)]
    .map(([name, field]) => ({ name, field, path: printPath([...parent, name]), meaning: meaningOf(type.name, name, field) }))
    .filter(({ name, field, path }) => !siblings.has(name) && isWritten(path) && isKnown(field, server) && isStored(field, server));
  const names = found.map(({ name }) => name);
  const defaults = defaultsBelow(place.workload, parent, names);
  return found
    .sort((one, other) => rankOf(one.path, one.field) - rankOf(other.path, other.field))
    .map(({ name, ...own }) => keyProposal(place, { ...own, name, byDefault: defaults.get(name) }, inset))
    .map(({ snippet, ...proposal }) => (inBraces || snippet === undefined ? proposal : { ...proposal, snippet }));
}

interface Key {
  readonly name: string;
  readonly path: string;
  readonly field: ApiField;
  readonly meaning: string;
  /** What the API server fills in. */
  readonly byDefault: string | undefined;
}

function keyProposal(place: Place, { name, path, field, meaning, byDefault: filledIn }: Key, inset: number): Proposal {
  const explanation = fieldOf(path, place.workload.kind)?.explain({ ...place, path });
  const snippet = blockOf(name, patternOf(path), field.type, place.workload, inset);
  const byDefault = defaultIn(explanation?.byDefault) ?? filledIn;
  const fixed = own(only, path);
  return {
    label: name,
    text: fixed === undefined ? (snippet === undefined ? `${name}: ` : `${name}:`) : `${name}: ${fixed}`,
    ...(snippet === undefined ? {} : { snippet }),
    kind: 'field',
    effect: fixed ?? (byDefault === undefined ? (field.required ? l10n.t('required') : '') : l10n.t('default: {0}', byDefault)),
    documentation: explanation?.does ?? (meaning === '' ? null : meaning),
    leadsOn: fixed === undefined && snippet === undefined && hasValues(place, path, field),
  };
}

/** Of what is said of a default the value, or the values of the fields below. */
function defaultIn(said: string | null | undefined): string | undefined {
  const values = [...(said ?? '').matchAll(/(?:^|, )`([^`]*)`/g)].map(([, value = '']) => value);
  return values.length === 0 || said?.startsWith('`') !== true ? undefined : values.map(value => value.replace(': ', ' ')).join(', ');
}

/** Fields that have but one value in a workload. */
const only: Readonly<Record<string, string>> = { apiVersion: 'apps/v1' };

/** What is the cluster's to write, or not allowed in a workload's pods. */
const unwritten =
  /^status$|^(?:metadata|spec\.template\.metadata)\.(?!(?:name|namespace|labels|annotations|generateName|finalizers)$)[^.]+$|^spec\.template\.metadata\.(?:name|namespace|generateName|finalizers)$|\.(?:ephemeralContainers|activeDeadlineSeconds)$|\.containers\[\*\]\.restartPolicy(?:Rules)?$/;

function isWritten(path: string): boolean {
  return !unwritten.test(patternOf(path));
}

/** The order in which manifests are usually written, what is required first; what isn't here comes behind: what bears on a rollout, then the rest as the API has it. */
const usual = [
  ...['apiVersion', 'kind', 'metadata', 'spec', 'name', 'namespace', 'labels', 'annotations'],
  ...['replicas', 'serviceName', 'selector', 'matchLabels', 'strategy', 'updateStrategy', 'type', 'rollingUpdate', 'template'],
  ...[
    'containers',
    'initContainers',
    'volumes',
    'image',
    'command',
    'args',
    'ports',
    'containerPort',
    'env',
    'envFrom',
    'volumeMounts',
    'resources',
  ],
  ...['readinessProbe', 'livenessProbe', 'startupProbe', 'lifecycle', 'httpGet', 'tcpSocket', 'exec', 'path', 'port'],
];

function rankOf(path: string, { required }: ApiField): number {
  const at = usual.indexOf(path.slice(path.lastIndexOf('.') + 1));
  const index = fields.findIndex(field => field.path === patternOf(path));
  const rank = at === -1 ? usual.length + (index === -1 ? fields.length : index) : at;
  return required ? rank - usual.length - fields.length : rank;
}

function patternOf(path: string): string {
  return path.replace(/\[\d+\]/g, '[*]');
}
