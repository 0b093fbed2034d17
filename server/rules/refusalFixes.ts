import * as l10n from '@vscode/l10n';
import type { Deployment } from '../kubernetes/deployment/deployment';
import { meantField } from '../kubernetes/meantField';
import type { ManifestProblem } from '../kubernetes/workloads/workload';
import { change } from './changes';
import { isOfDeployment } from './deploymentRule';
import { setStrategy, useRecreate } from './fixes';
import { parsePath } from '../yaml/find';
import type { Fix, Subject } from './rule';

interface Refused extends Subject {
  readonly problem: ManifestProblem;
}

interface RefusedDeployment extends Subject<Deployment> {
  readonly problem: ManifestProblem;
}

/** The ways out of what the API server rejects in any kind, by code. */
const ways: Readonly<Record<string, (refused: Refused) => readonly Fix[]>> = {
  'decode/unknown-field': ({ workload, problem }) => {
    const path = parsePath(problem.path);
    return meantField(path, workload.kind).names.map(name => ({
      title: l10n.t('Did you mean {0}?', name),
      changes: [],
      rename: { path, name },
    }));
  },
  'decode/dropped-field': ({ problem }) => {
    const path = parsePath(problem.path);
    return [{ title: l10n.t('Remove {0}', String(path.at(-1))), changes: [{ path, value: null }] }];
  },
};

/** The ways out of what it rejects in Deployments. */
const deploymentWays: Readonly<Record<string, (refused: RefusedDeployment) => readonly Fix[]>> = {
  'strategy/no-progress': refused => [
    setStrategy(refused, { maxUnavailable: 1 }),
    setStrategy(refused, { maxSurge: 1 }),
    ...useRecreate(refused),
  ],
  'strategy/unsupported-type': refused => [setStrategy(refused, { strategy: 'RollingUpdate' }), ...useRecreate(refused)],
  'strategy/rolling-update-with-recreate': refused => [...useRecreate(refused), setStrategy(refused, { strategy: 'RollingUpdate' })],
  'strategy/over-100-percent': refused => [
    setStrategy(refused, { maxUnavailable: '25%' }),
    setStrategy(refused, { maxUnavailable: '100%' }),
  ],
  'strategy/not-a-percentage': amountFixes,
  'strategy/negative': amountFixes,
  'spec/deadline-not-over-min-ready': ({ workload, problem }) => [
    {
      title: l10n.t(
        'Set progressDeadlineSeconds to {0}: minReadySeconds plus the default of 600',
        workload.object.spec.minReadySeconds + 600,
      ),
      changes: [change(problem.path, workload.object.spec.minReadySeconds + 600)],
    },
  ],
};

/** The ways out of a problem, each with its effect; empty where none is known. */
export function refusalFixes(subject: Subject, problem: ManifestProblem): readonly Fix[] {
  return (
    ways[problem.code]?.({ ...subject, problem }) ??
    (isOfDeployment(subject) ? (deploymentWays[problem.code]?.({ ...subject, problem }) ?? []) : [])
  );
}

/** What stands in for the value in hovers and lenses: the number without its quotes or its minus, or the default. */
function amountFixes(refused: RefusedDeployment): readonly Fix[] {
  const { strategy } = refused.workload.object.spec;
  const field = refused.problem.path.endsWith('maxSurge') ? 'maxSurge' : 'maxUnavailable';
  return strategy.type === 'Recreate' ? [] : [setStrategy(refused, { [field]: strategy.rollingUpdate[field] })];
}
