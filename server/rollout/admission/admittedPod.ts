import { newestVersion } from '../../kubernetes/kubernetesVersion';
import { type ApiObject, labelsAt } from '../../kubernetes/apiObject';
import { invalidPod, type PodRefusal } from '../../kubernetes/admission/podRefusal';
import { overheadRefusal } from '../../kubernetes/admission/overhead';
import type { PodSpec } from '../../kubernetes/pods/pod';
import type { Labels } from '../../kubernetes/labelSelector';
import { withCreationDefaults } from '../../kubernetes/pods/creationDefaults';
import { validatePodSpec } from '../../kubernetes/pods/podSpec';
import { field } from '../../kubernetes/validation/findings';
import { type PodInfo, podInfoOf } from '../scheduler/podInfo';
import { withDefaultTolerations } from './defaultTolerationSeconds';
import { limitRangeRefusal, withLimitRangeDefaults } from './limitRanger';
import type { Policies } from './policies';
import { priorityOf } from './priority';
import { withRuntimeClass } from './runtimeClass';
import { chargeOf, type QuotaCharge } from './quotaCharge';

/** A pod as the API server stores it. */
export interface AdmittedPod {
  readonly info: PodInfo;
  readonly charge: QuotaCharge;
}

/** What the API server makes of a pod of this spec, whatever room there is: plugins that change it, validation, plugins that judge it. */
export function admitPod(
  template: ApiObject,
  identity: Pick<PodInfo, 'namespace' | 'labels'>,
  policies: Policies,
): AdmittedPod | PodRefusal {
  const defaulted = withCreationDefaults(template);
  const classed = withRuntimeClass(defaulted, policies);
  if ('message' in classed) return classed;
  const { spec } = classed;
  const priority = priorityOf(spec, policies);
  if ('message' in priority) return priority;
  const limited = withLimitRangeDefaults(spec, policies.limitRanges);
  const refusal =
    invalidPod(limited as PodSpec, limited === spec ? [] : validatePodSpec(limited, field(newestVersion, 'pod/not-allowed', 'spec'))) ??
    overheadRefusal(limited as PodSpec) ??
    limitRangeRefusal(limited, policies.limitRanges);
  if (refusal !== null) return refusal;
  const { value, preempts } = priority;
  return { info: podInfoOf(withDefaultTolerations(limited), { ...identity, priority: value, preempts }), charge: chargeOf(limited) };
}

/** A pod's labels: those of its template, and which set it belongs to. */
export function podLabels(templateMetadata: ApiObject | undefined, hash: string): Labels {
  return { ...labelsAt(templateMetadata, 'labels'), 'pod-template-hash': hash };
}
