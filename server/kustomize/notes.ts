import * as l10n from '@vscode/l10n';
import type { Workload } from '../kubernetes/workloads/workload';
import type { KustomizationFile } from '../protocol/revisions';
import { type Build, type BuildProblem } from './builds';
import { uncountedFields } from './uncounted';

/** What has to be said of a build, in sentences: that kustomize refuses it, or what else it changes of the workloads. */
export function buildNotes(build: Build, workloads: readonly Workload[], files: readonly KustomizationFile[]): readonly string[] {
  if (build.problem !== null)
    return [
      l10n.t('kustomize rejects {0}: {1}. The manifest is simulated without it.', sayPlace(build.problem, files), build.problem.message),
    ];
  const fields = [...new Set(workloads.flatMap(workload => uncountedFields(build, workload)))];
  return fields.length === 0 ? [] : [sayUncounted(fields)];
}

/** That a build changes more than is counted. */
export function sayUncounted(fields: readonly string[]): string {
  return l10n.t('The kustomize build also has {0}: not counted.', fields.join(', '));
}

/** The kustomization at fault by its name and its folder's, and the line: `prod/kustomization.yaml, line 4`. */
export function sayPlace({ path, span }: BuildProblem, files: readonly KustomizationFile[]): string {
  const text = files.find(file => file.path === path)?.text ?? '';
  const line = text.slice(0, span.start).split(/\r\n|\r|\n/).length;
  return l10n.t('{0}, line {1}', path.split('/').slice(-2).join('/').replace(/^\//, ''), line);
}
