import * as l10n from '@vscode/l10n';
import { type ApiObject, numberAt, objectsAt, stringAt } from '../kubernetes/apiObject';
import type { ApiField } from '../kubernetes/apiTypes/apiType';
import type { IntOrString } from '../kubernetes/intOrString';
import { own } from '../kubernetes/own';
import { unknownsOf } from '../kubernetes/rolloutPlaceholders';
import { apiFieldAt } from '../kubernetes/typeAt';
import { applyWhatIf, type WhatIfResult } from '../kubernetes/whatIf';
import { refusalsOf } from '../kubernetes/workloads/refusals';
import type { WorkloadObject } from '../kubernetes/workloads/workloadObject';
import type { WhatIfField } from '../kubernetes/workloads/workloadType';
import { plainRollout } from '../rollout/plainRollout';
import { count } from '../rollout/words';
import { type Path, printPath } from '../yaml/find';
import { containerOf } from './containerOf';
import { fieldOf } from './index';
import type { Place, Proposal } from './proposal';

/** Values that are the only ones in a workload, whatever the API has for others. */
const only: Readonly<Record<string, readonly string[]>> = {
  apiVersion: ['apps/v1'],
  kind: ['Deployment', 'StatefulSet', 'DaemonSet'],
  'spec.template.spec.restartPolicy': ['Always'],
  'spec.template.spec.initContainers[*].restartPolicy': ['Always'],
};

/** What could be typed as the value of a field; empty where that may be anything. */
export function valueProposals(place: Place, path: Path): readonly Proposal[] {
  const field = apiFieldAt(path, place.workload.kind);
  return field === undefined ? [] : valuesOf(place, printPath(path), field);
}

/** Whether there are any for the field at a path. */
export function hasValues(place: Place, path: string, field: ApiField): boolean {
  return valuesOf({ ...place, workload: { ...place.workload, partial: true } }, path, field).length > 0;
}

function valuesOf(place: Place, path: string, field: ApiField): readonly Proposal[] {
  const pattern = path.replace(/\[\d+\]/g, '[*]');
  const { workload } = place;
  const tried = workload.type.whatIf.find(({ path: written }) => written.join('.') === path);
  const offered = tried?.offered?.(workload.object) ?? tried?.choices;
  if (tried !== undefined && offered !== undefined) return offered.flatMap(value => triedProposal(place, tried, value));
  const explained = fieldOf(path, workload.kind);
  const byDefault = /^`([\w%]+)`/.exec(explained?.explain({ ...place, path }).byDefault ?? '')?.[1];
  const effects = explained?.effects?.() ?? {};
  const known = own(only, pattern) ?? field.values ?? (explained?.effects === undefined ? undefined : Object.keys(effects));
  const values = known ?? (field.type.kind === 'bool' ? ['true', 'false'] : byDefault === undefined ? [] : [byDefault]);
  return [
    ...portProposals(place, path),
    ...values.map(value => plain(value, own(effects, value) ?? (value === byDefault ? l10n.t('default') : ''))),
  ];
}

function plain(label: string, effect: string): Proposal {
  return { label, text: label, kind: 'value', effect, documentation: null };
}

/** The ports of a probe's container, by name or by number. */
function portProposals(place: Place, path: string): readonly Proposal[] {
  if (!/\.(?:readinessProbe|livenessProbe|startupProbe)\.(?:httpGet|tcpSocket|grpc)\.port$/.test(path)) return [];
  const ports = objectsAt((containerOf({ ...place, path }) ?? {}) as ApiObject, 'ports');
  return ports.flatMap(port => {
    const [name, number] = [stringAt(port, 'name'), numberAt(port, 'containerPort')];
    if (number === undefined) return [];
    return name === '' || path.includes('.grpc.')
      ? [plain(String(number), name)]
      : [plain(name, String(number)), plain(String(number), name)];
  });
}

/** A value with what the rollout would be; of those that the API server would reject beside the others only what can be set together with another one. */
function triedProposal(place: Place, field: WhatIfField, value: IntOrString): Proposal[] {
  const { id, beside, together } = field;
  const { workload } = place;
  const whatIf = { ...beside, [id]: value };
  const alone = applyWhatIf(workload, whatIf);
  if (!isRejected(alone)) return [proposalOf(place, field, value, alone, [])];
  const joint = together === undefined ? undefined : applyWhatIf(workload, { ...whatIf, ...together });
  if (joint === undefined || isRejected(joint)) return [];
  return [
    proposalOf(
      place,
      field,
      value,
      joint,
      Object.entries(together ?? {}).map(([other, needed]) => l10n.t('with {0}', `${other}: ${needed}`)),
    ),
  ];
}

function isRejected({ problems }: WhatIfResult): boolean {
  return problems.some(({ inWhatIf }) => inWhatIf !== null);
}

function proposalOf(
  place: Place,
  { bound }: WhatIfField,
  value: IntOrString,
  { object, problems }: WhatIfResult,
  needs: readonly string[],
): Proposal {
  const isKnown = !place.workload.partial && unknownsOf(object).length === 0 && refusalsOf({ problems }).length === 0;
  if (!isKnown) return plain(String(value), needs.join(' · '));
  const documentation = bound === undefined ? null : place.kind.bounds(object)[bound].working;
  return { ...plain(String(value), [...needs, effectOf(place, object)].join(' · ')), documentation };
}

/** The summary without the number of pods; of very many only the limits, as each value would be simulated while somebody waits for the list. */
function effectOf({ kind, assume }: Place, object: WorkloadObject): string {
  if (object.spec.replicas > kind.quickUpTo) {
    const { ceiling, floor } = kind.bounds(object);
    return `${l10n.t('at most {0}', count(ceiling))} · ${l10n.t('never below {0}', count(floor))}`;
  }
  return plainRollout(kind, object, assume)?.verdict.parts.slice(1).join(' · ') ?? '';
}
