import type { Deployment } from '../kubernetes/deployment/deployment';
import { isDeployment } from '../kubernetes/deployment/workload';
import { deploymentRollout } from '../rollout/controllers/deployment/rollout';
import type { Finding, Judged, Rule, Subject } from './rule';

/** A rule that holds for Deployments only. */
export function deploymentRule({
  check,
  ...rule
}: Omit<Rule, 'check' | 'kinds'> & { readonly check: (subject: Judged<Deployment>) => readonly Finding[] }): Rule {
  return {
    ...rule,
    kinds: ['Deployment'],
    check: judged => {
      const own = ofDeployment(judged);
      return own === undefined ? [] : check({ ...judged, ...own });
    },
  };
}

/** A subject that is a Deployment; undefined for any other. */
export function ofDeployment(subject: Subject): Subject<Deployment> | undefined {
  const { workload } = subject;
  return isDeployment(workload) ? { ...subject, workload, kind: deploymentRollout } : undefined;
}
