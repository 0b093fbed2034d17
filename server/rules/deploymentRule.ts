import type { Deployment } from '../kubernetes/deployment/deployment';
import { isDeployment } from '../kubernetes/deployment/workload';
import { kindRule, type KindRule } from './kindRule';
import type { Rule, Subject } from './rule';

/** A rule that holds for Deployments only. */
export function deploymentRule(rule: KindRule<Deployment>): Rule {
  return kindRule('Deployment', isDeployment, rule);
}

/** Whether a subject is a Deployment. */
export function isOfDeployment<S extends Subject>(subject: S): subject is S & Subject<Deployment> {
  return isDeployment(subject.workload);
}
