/**
 * A kind of workload that nobody has, made of the parts of another one as a new kind is composed: its objects are read and rolled out as those of
 * Deployments, and all that is shown of it has other names. Whoever imports this file, before anything that reads manifests, has it in the list of kinds.
 */
import { deployment } from '../../server/kinds/deployment';
import { kinds } from '../../server/kinds/index';
import type { WorkloadKind } from '../../server/kinds/workloadKind';
import type { Deployment } from '../../server/kubernetes/deployment/deployment';
import { deploymentType } from '../../server/kubernetes/deployment/workload';
import { deploymentController } from '../../server/rollout/controllers/deployment/controller';
import { atRest } from '../../server/rollout/controllers/deployment/newDeployment';

const gadget: WorkloadKind<Deployment> = {
  ...deployment,
  type: {
    ...deploymentType,
    objectKind: { ...deploymentType.objectKind, apiVersion: 'example.com/v1', group: 'example.com', kind: 'Gadget', struct: 'Deployment' },
    whatIf: [
      { id: 'size', type: 'number', path: ['spec', 'replicas'], valueIn: ({ spec }) => spec.replicas },
      {
        id: 'spare',
        type: 'amount',
        rounded: 'up',
        bound: 'maxSurge',
        path: ['spec', 'strategy', 'rollingUpdate', 'maxSurge'],
        valueIn: ({ spec: { strategy } }) => (strategy.type === 'Recreate' ? null : strategy.rollingUpdate.maxSurge),
      },
      {
        id: 'mode',
        type: 'choice',
        choices: ['RollingUpdate', 'Recreate'],
        path: ['spec', 'strategy', 'type'],
        valueIn: ({ spec }) => spec.strategy.type,
      },
    ],
  },
  rollout: {
    ...deployment.rollout,
    kind: 'Gadget',
    generations: 'GadgetVersion',
    counters: [{ id: 'ready', label: 'LIT' }],
    columns: ['NAME', 'LIT'],
    described: () => ({ counters: [{ id: 'ready', text: '{} lit' }], note: '' }),
    atRest: (object, setting, past) => {
      const cluster = atRest(object, setting, past);
      Object.assign(cluster.workload, { kind: 'Gadget' });
      const row: typeof deploymentController.row = ({ workload }, { ready }) => [workload.name, String(ready)];
      return Object.assign(cluster, { controller: { ...deploymentController, row } });
    },
  },
  alternatives: [{ id: 'allAtOnce', title: () => 'In a flash', whatIf: () => ({ size: 1 }) }],
  strategyText: ({ spec }) => `size ${spec.replicas}`,
};

(kinds as WorkloadKind[]).push(gadget);

/** The manifest of one, with so many pods. */
export function gadgetManifest(size: number): string {
  return `apiVersion: example.com/v1
kind: Gadget
metadata: { name: lamp }
spec:
  replicas: ${size}
  selector: { matchLabels: { app: lamp } }
  template:
    metadata: { labels: { app: lamp } }
    spec:
      containers: [{ name: lamp, image: "lamp:1" }]
`;
}
