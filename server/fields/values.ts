import * as l10n from '@vscode/l10n';
import { type ApiObject, numberAt, objectsAt, stringAt } from '../kubernetes/apiObject';
import type { ApiField } from '../kubernetes/apiTypes/apiType';
import type { Deployment } from '../kubernetes/deployment/deployment';
import { isDeployment } from '../kubernetes/deployment/workload';
import { unknownsOf } from '../kubernetes/rolloutPlaceholders';
import { apiFieldAt } from '../kubernetes/typeAt';
import { applyWhatIf } from '../kubernetes/whatIf';
import { refusalsOf } from '../kubernetes/workloads/refusals';
import type { WhatIf } from '../protocol/scenario';
import { resolveFenceposts } from '../rollout/controllers/deployment/fenceposts';
import { deploymentRollout } from '../rollout/controllers/deployment/rollout';
import { rehearse, type AssumptionDefaults } from '../rollout/rehearse';
import { count } from '../rollout/words';
import { type Path, printPath } from '../yaml/find';
import { containerOf } from './containerOf';
import type { Subject } from './field';
import { fieldOf } from './index';
import type { Place, Proposal } from './proposal';

const mostSimulated = 1000;
const amounts = [0, 1, 2, '25%', '50%', '100%'] as const;

/** Values that bear on the rollout: each is shown with what the rollout would be. */
const tried: Readonly<Record<string, readonly WhatIf[]>> = {
  'spec.replicas': [1, 2, 3, 5, 10].map(replicas => ({ replicas })),
  'spec.minReadySeconds': [0, 5, 10, 30].map(minReadySeconds => ({ minReadySeconds })),
  'spec.strategy.type': [{ strategy: 'RollingUpdate' }, { strategy: 'Recreate' }],
  'spec.strategy.rollingUpdate.maxSurge': amounts.map(maxSurge => ({ strategy: 'RollingUpdate', maxSurge })),
  'spec.strategy.rollingUpdate.maxUnavailable': amounts.map(maxUnavailable => ({ strategy: 'RollingUpdate', maxUnavailable })),
};

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
  const whatIfs = tried[pattern];
  if (whatIfs !== undefined && isDeployment(workload))
    return whatIfs.flatMap(whatIf => triedProposal({ workload, assume: place.assume }, whatIf));
  const byDefault = /^`([\w%]+)`/.exec(fieldOf(path, place.workload.kind)?.explain({ ...place, path }).byDefault ?? '')?.[1];
  const values =
    only[pattern] ?? field.values ?? (field.type.kind === 'bool' ? ['true', 'false'] : byDefault === undefined ? [] : [byDefault]);
  return [...portProposals(place, path), ...values.map(value => plain(value, value === byDefault ? l10n.t('default') : ''))];
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

/** A value with what the rollout would be; none that the API server would reject beside the others. */
function triedProposal({ workload, assume }: Pick<Subject<Deployment>, 'workload' | 'assume'>, whatIf: WhatIf): Proposal[] {
  const { object: deployment, problems } = applyWhatIf(workload, whatIf);
  if (problems.some(({ inWhatIf }) => inWhatIf !== null)) return [];
  const { maxSurge, maxUnavailable, replicas, minReadySeconds, strategy } = whatIf;
  const label = String(maxSurge ?? maxUnavailable ?? replicas ?? minReadySeconds ?? strategy ?? '');
  const isKnown = !workload.partial && unknownsOf(deployment).length === 0 && refusalsOf({ problems }).length === 0;
  return [
    {
      ...plain(label, isKnown ? effectOf(deployment, assume) : ''),
      documentation: isKnown ? workingOf(deployment, whatIf) : null,
    },
  ];
}

function workingOf({ spec }: Deployment, { maxSurge, maxUnavailable }: WhatIf): string | null {
  if (maxSurge === undefined && maxUnavailable === undefined) return null;
  const fenceposts = resolveFenceposts(spec.replicas, spec.strategy);
  return maxSurge === undefined ? fenceposts.maxUnavailable.working : fenceposts.maxSurge.working;
}

/** The summary without the number of pods; of very many only the limits, as each value would be simulated while somebody waits for the list. */
function effectOf(deployment: Deployment, assume: AssumptionDefaults): string {
  const { replicas, strategy } = deployment.spec;
  if (replicas > mostSimulated) {
    const { ceiling, floor } = resolveFenceposts(replicas, strategy);
    return `${l10n.t('at most {0}', count(ceiling))} · ${l10n.t('never below {0}', count(floor))}`;
  }
  const rehearsal = rehearse(deploymentRollout, deployment, { assumptions: {}, actions: [] }, assume);
  return rehearsal.state === 'timeline' ? rehearsal.timeline.verdict.parts.slice(1).join(' · ') : '';
}
