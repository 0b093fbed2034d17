import * as l10n from '@vscode/l10n';
import { type ApiField, fieldsOf } from '../kubernetes/apiTypes/apiType';
import { typeAt } from '../kubernetes/typeAt';
import { printPath } from '../yaml/find';
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
  const type = typeAt(parent);
  if (type?.kind !== 'struct') return [];
  return [...fieldsOf(type.name)]
    .map(([name, field]) => ({ name, field, path: printPath([...parent, name]) }))
    .filter(({ name, path }) => !siblings.has(name) && isWritten(path))
    .sort((one, other) => rankOf(one.path) - rankOf(other.path))
    .map(({ name, field, path }) => keyProposal(place, name, path, field, inset))
    .map(({ snippet, ...proposal }) => (inBraces || snippet === undefined ? proposal : { ...proposal, snippet }));
}

function keyProposal(place: Place, name: string, path: string, field: ApiField, inset: number): Proposal {
  const explanation = fieldOf(path)?.explain({ ...place, path });
  const snippet = blockOf(name, patternOf(path), field.type, place.workload, inset);
  const byDefault =
    explanation?.byDefault?.startsWith('`') === true ? explanation.byDefault.replaceAll('`', '').split(/[:,]/)[0] : undefined;
  const fixed = only[path];
  return {
    label: name,
    text: fixed === undefined ? (snippet === undefined ? `${name}: ` : `${name}:`) : `${name}: ${fixed}`,
    ...(snippet === undefined ? {} : { snippet }),
    kind: 'field',
    effect: fixed ?? (byDefault === undefined ? '' : l10n.t('default: {0}', byDefault)),
    documentation: explanation?.does ?? (field.meaning === '' ? null : field.meaning),
    leadsOn: fixed === undefined && snippet === undefined && hasValues(place, path, field),
  };
}

/** Fields that have but one value in a Deployment. */
const only: Readonly<Record<string, string>> = { apiVersion: 'apps/v1', kind: 'Deployment' };

/** What is the cluster's to write, or not allowed in a Deployment. */
const unwritten =
  /^status$|^(?:metadata|spec\.template\.metadata)\.(?!(?:name|namespace|labels|annotations|generateName|finalizers)$)[^.]+$|^spec\.template\.metadata\.(?:name|namespace|generateName|finalizers)$|\.(?:ephemeralContainers|activeDeadlineSeconds)$|\.containers\[\*\]\.restartPolicy(?:Rules)?$/;

function isWritten(path: string): boolean {
  return !unwritten.test(patternOf(path));
}

/** The order in which manifests are usually written; what isn't here comes behind: what bears on a rollout, then the rest as the API has it. */
const usual = [
  ...['apiVersion', 'kind', 'metadata', 'spec', 'name', 'namespace', 'labels', 'annotations'],
  ...['replicas', 'selector', 'matchLabels', 'strategy', 'type', 'rollingUpdate', 'template'],
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

function rankOf(path: string): number {
  const at = usual.indexOf(path.slice(path.lastIndexOf('.') + 1));
  if (at !== -1) return at;
  const index = fields.findIndex(field => field.path === patternOf(path));
  return usual.length + (index === -1 ? fields.length : index);
}

function patternOf(path: string): string {
  return path.replace(/\[\d+\]/g, '[*]');
}
