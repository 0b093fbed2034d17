/** Texts and scenarios that the tests with chance begin with. */
import { type Action, podOutcomes, type Scenario } from '../../server/protocol/scenario';
import { autoscaler, deployment } from '../support/manifest';
import type { Chance } from './mutations';

export const rolling = deployment(
  ['strategy:', '  rollingUpdate:', '    maxSurge: 25% # some', '    maxUnavailable: 1'],
  ['readinessProbe: { tcpSocket: { port: 80 } }'],
);
const statefulSet = deployment(['serviceName: web', 'podManagementPolicy: Parallel', 'minReadySeconds: 3']).replace(
  'kind: Deployment',
  'kind: StatefulSet',
);
const around = `apiVersion: v1
kind: ResourceQuota
metadata: { name: q }
spec: { hard: { pods: "12", requests.cpu: 4, limits.memory: 8Gi }, scopes: [NotTerminating] }
---
apiVersion: v1
kind: Node
metadata: { name: node-1, labels: { topology.kubernetes.io/zone: a } }
spec: { taints: [{ key: a, effect: NoSchedule }] }
status: { allocatable: { cpu: "4", memory: 8Gi, pods: "110" } }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: b }
spec: { minAvailable: 50%, selector: { matchLabels: { app: web } } }
---
apiVersion: v1
kind: LimitRange
metadata: { name: l }
spec: { limits: [{ type: Container, default: { cpu: 500m }, max: { cpu: "1" } }] }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: c }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
`;
/** What is mutated: each kind, what stands around it, and what is none of it. */
export const manifests: readonly [string, ...string[]] = [
  rolling,
  deployment(['strategy: &s { type: Recreate }', 'paused: no'], ['lifecycle: { preStop: { sleep: { seconds: 5 } } }']),
  `${rolling}---\n${deployment()}---\nkind: Service\n`,
  `apiVersion: v1\nkind: List\nitems:\n${rolling.replace(/^(?=.)/gm, '    ').replace('    ', '  - ')}`,
  `${rolling.replace('  replicas: 10\n', '')}---\n${autoscaler()}`,
  JSON.stringify(
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'a' },
      spec: { replicas: 3, template: { spec: { containers: [{ name: 'a', image: 'a' }] } } },
    },
    null,
    2,
  ),
  `x: &c\n  - name: web\n    image: web:1\n${deployment().replace(/containers:[\s\S]*/, 'containers: *c\n')}`,
  statefulSet,
  statefulSet
    .replace('kind: StatefulSet', 'kind: DaemonSet')
    .replace('podManagementPolicy: Parallel', 'updateStrategy: { type: OnDelete }'),
  `${rolling}---\n${around}`,
  `${statefulSet}---\n${around}`,
  'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [web.yaml]\nimages: [{ name: web, newTag: "2" }]\npatches: [{ path: p.yaml }]\n',
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: {{ .Values.replicas }}\n{{- if .Values.a }}\n  paused: true\n{{- end }}\n`,
  rolling.replace('replicas: 10', 'replicas: ${REPLICAS:-3}'),
  'kubernetesVersion: "1.33"\nrules: { image/moving-tag: off }\nnodes: [{ count: 3, cpu: "4", memory: 8Gi, zones: [a, b] }]\n',
];

/** Actions as they are typed, each with the number that the chance gives. */
export function scenarioOf(chance: Chance): Scenario {
  const number = chance.of([0, 1, 2, 3, 7, 50, 1001, 2 ** 31 - 1, 2 ** 31, 1e15, -1, 0.5]);
  const action = chance.of<Action>([
    { kind: 'apply' },
    { kind: 'restart' },
    { kind: 'pause' },
    { kind: 'resume' },
    { kind: 'scale', replicas: number },
    { kind: 'undo', toRevision: number },
    {
      kind: 'setImage',
      images: { [chance.of(['*', 'web', 'constructor', '__proto__'])]: chance.of(['web:2', '', 'a b', '${X}', 'web@sha256:1']) },
    },
  ]);
  const at = chance.of<'rest' | number>(['rest', 'rest', 0, 3, number]);
  const value = chance.of<number | string>([number, String(number), `${number}%`, 'Recreate', 'OnDelete', '', 'constructor']);
  const field = chance.of([
    'replicas',
    'maxSurge',
    'maxUnavailable',
    'strategy',
    'updateStrategy',
    'partition',
    'minReadySeconds',
    'constructor',
  ]);
  return {
    whatIf: chance.below(2) === 0 ? {} : { [field]: value },
    assumptions: { newPods: chance.of(podOutcomes), readySeconds: Math.abs(number), filledIn: { 'spec.replicas': String(number) } },
    actions: Array.from({ length: chance.below(4) }, () => ({ action, at })),
  };
}
