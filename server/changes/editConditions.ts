import * as l10n from '@vscode/l10n';
import { type ApiObject, objectsAt, stringAt } from '../kubernetes/apiObject';
import { isDeployment } from '../kubernetes/deployment/workload';
import type { Workload } from '../kubernetes/workloads/workload';
import { recreateCommand } from '../rollout/controllers/deployment/recreateCommand';
import type { EditCondition } from '../rollout/controllers/editCondition';
import { fullName } from './fullName';
import type { MergedEntries } from './kubectlApply';

/** A namespace that comes or goes: kubectl takes that of its context where none is set. */
export function namespaceConditions(before: Workload, after: Workload): readonly EditCondition[] {
  if (before.namespace === after.namespace) return [];
  if (before.namespace === null) {
    const line = l10n.t(
      'Without a namespace in the file, kubectl used that of its context. If that wasn’t {0}, this edit creates {1}, and the {2} there stays unchanged.',
      after.namespace ?? '',
      fullName(after),
      after.kind,
    );
    return [{ title: l10n.t('creates {0} if another namespace was used', fullName(after)), lines: [line], command: null }];
  }
  const line = l10n.t(
    'Without a namespace in the file, kubectl uses that of its context. If that isn’t {0}, this edit creates another {1} there, and {2} stays unchanged.',
    before.namespace,
    after.name,
    fullName(before),
  );
  return [
    { title: l10n.t('creates another {0} if kubectl’s namespace isn’t {1}', after.name, before.namespace), lines: [line], command: null },
  ];
}

/**
 * `Recreate` under server-side apply: the `rollingUpdate` that the API server has filled in is nobody's, so that leaving it out of the file takes nothing
 * away. One that the file had goes with it; if null takes its place, only if the file had both of its amounts, as else the other one is left.
 */
export function recreateConditions(before: Workload, after: Workload): readonly EditCondition[] {
  const [former, now] = [before, after].map(workload => (isDeployment(workload) ? workload.object.spec.strategy.type : undefined));
  const path = 'spec.strategy.rollingUpdate';
  if (former === now || now !== 'Recreate') return [];
  const hadBoth = ['maxSurge', 'maxUnavailable'].every(name => before.at(`${path}.${name}`) !== undefined);
  if (before.at(path) !== undefined && (hadBoth || after.at(path) === undefined)) return [];
  const words = "spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate'";
  const command = recreateCommand(after.name, after.namespace);
  return [
    {
      title: l10n.t('server-side apply rejects this'),
      lines: [
        l10n.t('Server-side apply (Argo CD, Flux, Helm 4) rejects this: {0}', words),
        l10n.t('rollingUpdate is set by default in the cluster, and no edit of the file removes it. This command does: {0}', command),
      ],
      command,
    },
  ];
}

/** Variables of the same name under server-side apply, which knows them by their names. */
export function repeatedVariables({ object }: Workload): readonly EditCondition[] {
  const { containers, initContainers = [] } = object.spec.template.spec;
  const names = [...containers, ...initContainers].flatMap(container => {
    const own = objectsAt(container as ApiObject, 'env').map(variable => stringAt(variable, 'name'));
    return own.filter((name, index) => own.indexOf(name) < index);
  });
  return [...new Set(names)].map(name => ({
    title: null,
    lines: [l10n.t('Server-side apply (Argo CD, Flux, Helm 4) rejects this: {0}', `duplicate entries for key [name="${name}"]`)],
    command: null,
  }));
}

/** Entries with the same key, which a client-side `kubectl apply` takes for one. */
export function mergeConditions(merged: readonly MergedEntries[]): readonly EditCondition[] {
  if (merged.length === 0) return [];
  const conditions = merged.map(entries => ({ title: mergeTitle(entries), lines: [mergeLine(entries)], command: null }));
  return [...conditions, { title: null, lines: [l10n.t('kubectl replace applies the file as it is.')], command: null }];
}

function mergeTitle({ list, key, fate }: MergedEntries): string | null {
  switch (fate) {
    case 'gone':
      return l10n.t('kubectl apply removes {0} {1} completely', list, key);
    case 'changed':
      return l10n.t('kubectl apply merges {0} {1}', list, key);
    case 'refused':
      return l10n.t('kubectl apply fails because of {0} {1}', list, key);
    case 'unknown':
      return null;
  }
}

function mergeLine({ list, key, mergeKey, fate, isBackWithNext }: MergedEntries): string {
  switch (fate) {
    case 'gone':
      return isBackWithNext
        ? l10n.t(
            'kubectl apply removes every entry of {0} with {1} {2}, also the one in the file. The next kubectl apply adds it again.',
            list,
            mergeKey,
            key,
          )
        : l10n.t('kubectl apply removes every entry of {0} with {1} {2}, also the one in the file.', list, mergeKey, key);
    case 'changed':
      return l10n.t(
        'kubectl apply treats the entries of {0} with {1} {2} as one, so the cluster gets others than the file has.',
        list,
        mergeKey,
        key,
      );
    case 'refused':
      return l10n.t(
        'kubectl apply fails because several entries of {0} have {1} {2}: The order in patch list doesn’t match $setElementOrder list',
        list,
        mergeKey,
        key,
      );
    case 'unknown':
      return l10n.t('Several entries of {0} have {1} {2}: which of them kubectl apply leaves isn’t known.', list, mergeKey, key);
  }
}
