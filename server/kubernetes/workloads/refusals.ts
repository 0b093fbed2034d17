import type { ManifestProblem } from './workload';

/** The problems for which the API server would refuse the object as it stands, without those that kustomize may still mend. */
export function refusalsOf<P extends ManifestProblem>({ problems }: { readonly problems: readonly P[] }): readonly P[] {
  return problems.filter(({ severity }) => severity !== 'warning');
}
