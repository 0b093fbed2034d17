import * as l10n from '@vscode/l10n';
import type { Workload } from '../kubernetes/workloads/workload';
import { most, type Build, type BuildProblem } from './builds';
import { uncountedOf } from './uncounted';

/** What has to be said of a workload's builds, in sentences: those that kustomize refuses, and what else the others change of it. */
export function buildNotes(builds: readonly Build[], workloads: readonly Workload[]): readonly string[] {
  const refusals = builds.flatMap(({ problem }) => (problem === null ? [] : [sayRefusal(problem)]));
  const fields = [...new Set(workloads.flatMap(workload => uncountedOf(builds, workload)))];
  const cut = builds.some(build => build.cut) ? [sayCut()] : [];
  return [...new Set(refusals), ...cut, ...(fields.length === 0 ? [] : [sayUncounted(fields)])];
}

function sayCut(): string {
  return l10n.t('More than {0} kustomizations build upon each other: the rest isn’t counted.', most.depth);
}

function sayRefusal(problem: BuildProblem): string {
  return l10n.t('kustomize rejects {0}: {1}. The manifest is simulated without it.', sayPlace(problem), problem.message);
}

/** That a build changes more than is counted. */
export function sayUncounted(fields: readonly string[]): string {
  return l10n.t('The kustomize build also has {0}: not counted.', fields.join(', '));
}

/** The kustomization at fault by its name and its folder's, and the line: `prod/kustomization.yaml, line 4`. */
export function sayPlace({ path, line }: BuildProblem): string {
  return l10n.t('{0}, line {1}', path.split('/').slice(-2).join('/').replace(/^\//, ''), line);
}
