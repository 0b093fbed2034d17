import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ApiObject } from '../../../../../server/kubernetes/apiObject';
import { resourceQuotaOf } from '../../../../../server/kubernetes/surroundings/resourceQuota';
import { chargeOf, counts } from '../../../../../server/rollout/admission/quotaCharge';

/** Whether a quota of a scope counts a pod. */
function checkScope(name: string, scopeName: string, spec: ApiObject, expected: boolean): void {
  test(name, () => {
    const quota = resourceQuotaOf({ metadata: { name: 'q' }, spec: { hard: { pods: '1' }, scopes: [scopeName] } });
    assert.equal(counts(quota, chargeOf({ containers: [{ name: 'app' }], ...spec })), expected);
  });
}

const crossing = 'CrossNamespacePodAffinity';
checkScope('near pods of its own namespace', crossing, near({ topologyKey: 'zone' }), false);
checkScope('near pods of other namespaces', crossing, near({ topologyKey: 'zone', namespaces: ['bank'] }), true);
checkScope('near pods of namespaces with labels', crossing, near({ topologyKey: 'zone', namespaceSelector: {} }), true);
checkScope(
  'rather not near pods of other namespaces',
  crossing,
  {
    affinity: {
      podAntiAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: { topologyKey: 'zone', namespaces: ['bank'] } }],
      },
    },
  },
  true,
);
checkScope('without requests', 'BestEffort', {}, true);
checkScope('without requests', 'NotBestEffort', {}, false);
checkScope('until a deadline', 'Terminating', { activeDeadlineSeconds: 9 }, true);

function near(term: ApiObject): ApiObject {
  return { affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } } };
}
