/** Snapshots without a timeline, for tests and pictures. */
import type { Snapshot } from '../../../media/protocol';
import { open } from '../../../server/preview/open';
import type { Scenario } from '../../../server/protocol/scenario';
import { defaultPreviewSettings } from '../../../server/preview/settings';
import { setImage, snapshotOf, then, where } from '../../support/timelines';

const { target } = snapshotOf({});

/** Three pods with a device each, on three nodes that have one each. */
export const noFreeDevice = snapshotOf({
  name: 'infer',
  replicas: 3,
  maxSurge: 1,
  maxUnavailable: 0,
  image: 'infer:0.9',
  to: 'infer:1.0',
  container: { resources: { requests: { cpu: '4', memory: '12Gi' }, limits: { 'nvidia.com/gpu': '1' } } },
  nodes: [{ count: 3, cpu: '8', memory: '32Gi', gpus: 1, zones: ['zone-a', 'zone-b'] }],
});

/** A pod with a host port, on the only one of two nodes that it may go to. */
export const takenPort = snapshotOf({
  name: 'edge',
  replicas: 1,
  maxSurge: 1,
  maxUnavailable: 0,
  image: 'edge:2.1',
  to: 'edge:2.2',
  container: { ports: [{ containerPort: 443, hostPort: 443 }] },
  nodes: [
    { count: 1, cpu: '4', memory: '16Gi' },
    { count: 1, cpu: '4', memory: '16Gi', taints: [{ key: 'only', value: 'batch', effect: 'NoSchedule' }] },
  ],
});

const { nodes } = noFreeDevice.timeline;

/** The same, as the server answers where the nodes stand in the settings. */
export const statedNodes: Snapshot = {
  ...noFreeDevice,
  timeline: {
    ...noFreeDevice.timeline,
    nodes: nodes === null ? null : { ...nodes, stated: { count: 3, cpu: '8', memory: '32Gi', gpus: 1, zones: ['zone-a', 'zone-b'] } },
  },
};

/** The same, with the ways that the server has tried. */
export const waysOut: Snapshot = {
  ...noFreeDevice,
  timeline: {
    ...noFreeDevice.timeline,
    ways: [
      {
        change: 'One more node like node-1',
        lowest: 3,
        desired: 3,
        seconds: 180,
        price: 'a node for the time of the rollout',
        whatIf: null,
        undo: false,
      },
      {
        change: 'maxSurge: 0, maxUnavailable: 1',
        lowest: 2,
        desired: 3,
        seconds: 210,
        price: '1 pod is missing while it runs',
        whatIf: { maxSurge: 0, maxUnavailable: 1 },
        undo: false,
      },
      {
        change: 'kubectl rollout undo deployment/infer',
        lowest: 3,
        desired: 3,
        seconds: 0,
        price: 'the new version isn’t out',
        whatIf: null,
        undo: true,
      },
    ],
  },
};

/** A quota that has room for the pods, and for no other. */
export const fullQuota: Snapshot = snapshotOf({
  name: 'billing',
  replicas: 3,
  maxSurge: 1,
  maxUnavailable: 0,
  container: { resources: { requests: { cpu: '500m' } } },
  quota: { 'requests.cpu': '1800m', pods: '10' },
});

/** A host port, on nodes of which nothing is known. */
export const unknownNodes: Snapshot = snapshotOf({
  name: 'edge',
  replicas: 2,
  maxSurge: 1,
  maxUnavailable: 0,
  container: { ports: [{ containerPort: 443, hostPort: 443 }] },
});

export const invalid: Snapshot = {
  state: 'invalid',
  target,
  where,
  name: 'busy',
  problems: [
    {
      sentence: '`maxSurge` and `maxUnavailable` can’t both be 0: no pod could ever be replaced.',
      by: 'apiServer',
      path: 'spec.strategy.rollingUpdate.maxUnavailable',
      message: 'Invalid value: 0: may not be 0 when `maxSurge` is 0',
      code: 'strategy/no-progress',
      line: 10,
      inWhatIf: null,
    },
    {
      sentence: '`selector` doesn’t match the labels of the pod template.',
      by: 'apiServer',
      path: 'spec.template.metadata.labels',
      message: 'Invalid value: {"app":"bussy"}: `selector` does not match template `labels`',
      code: 'selector/mismatch',
      line: 15,
      inWhatIf: null,
    },
  ],
  excerpt: {
    firstLine: 7,
    lines: ['  strategy:', '    rollingUpdate:', '      maxSurge: 0', '      maxUnavailable: 0', '  template:'],
    wrong: { line: 10, start: 22, end: 23 },
  },
};

/** Placeholders that nobody knows: one among the inputs, one that isn't, and one of a map. */
export const unknown: Snapshot = {
  state: 'unknown',
  target,
  where,
  name: 'busy',
  parts: [
    'replicas unknown: ${REPLICAS} is a placeholder',
    'progressDeadlineSeconds unknown: $DEADLINE is a placeholder',
    '1 more unknown',
  ],
  unknowns: [
    { path: 'spec.replicas', placeholder: '${REPLICAS}', line: 5, sayable: 'replicas' },
    { path: 'spec.progressDeadlineSeconds', placeholder: '$DEADLINE', line: 6, sayable: 'filledIn' },
    { path: 'spec.template.spec.containers[0].readinessProbe', placeholder: '$(PROBE)', line: null, sayable: null },
  ],
};

/** A rollback by revision, with what it does beside the pods. */
export const rollback: Snapshot = {
  ...snapshotOf({ actions: [setImage('busybox:1.29'), then({ kind: 'undo', toRevision: 1 })] }),
  undo: {
    refusal: null,
    fileMatches: false,
    simulated: false,
    revisions: { from: 2, to: 1, became: 3 },
    notRestored: [{ field: 'replicas', before: '8', after: '10' }],
    references: [{ kind: 'ConfigMap', name: 'busy-settings' }],
    annotations: [],
    numbersAssumed: true,
    sentences: [
      'The file isn’t changed: the next kubectl apply of it reverts this rollback.',
      'Not restored: replicas stays 10 (was 8).',
      'Not restored: the contents of ConfigMap busy-settings. The old template runs with their current contents.',
      'Revision numbers assume that every commit was applied, in order. Check them with kubectl rollout history deployment/busy first.',
      'Revision 1 becomes revision 3; revision 1 no longer exists.',
    ],
    commands: ['kubectl rollout undo deployment/busy --to-revision=1', 'git checkout 1a2b3c4 -- busy.yaml'],
    restoreCommand: 'git checkout 1a2b3c4 -- busy.yaml',
  },
};

/** A rollback to the revision that is there already: kubectl says so and exits with 0. */
export const skipped: Snapshot = {
  state: 'refused',
  target,
  where,
  name: 'busy',
  message: 'deployment.apps/busy skipped rollback (current template already matches revision 2)',
  failed: false,
};

export const refused: Snapshot = {
  state: 'refused',
  target,
  where,
  name: 'busy',
  message: 'error: unable to find specified revision 7 in history',
  failed: true,
};

/** An edit that the API server rejects, with what helps. */
export const rejected: Snapshot = {
  ...refused,
  message: 'The StatefulSet "db" is invalid: spec: Forbidden',
  help: {
    sentences: ['This command deletes the StatefulSet without its pods'],
    command: 'kubectl delete statefulset db --cascade=orphan',
  },
};

const containers = 'containers: [{ name: agent, image: "agent:1.4.2" }]';
const newImage: Scenario = { whatIf: {}, assumptions: {}, actions: [setImage('agent:1.5.0', 'rest', 'agent')] };
const pods = `selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } }, spec: { ${containers} } }`;

/** An agent on each of ten nodes, two at a time. */
export const daemonSet = ofText(`{ apiVersion: apps/v1, kind: DaemonSet, metadata: { name: agent },
  spec: { updateStrategy: { rollingUpdate: { maxUnavailable: 2 } }, ${pods} } }`);

/** Three pods of a database, one after the other. */
export const statefulSet = ofText(`{ apiVersion: apps/v1, kind: StatefulSet, metadata: { name: db },
  spec: { replicas: 3, serviceName: db, ${pods} } }`);

/** A database whose last pod never becomes ready, and keeps the undo from doing anything. */
export const stuckUndo = ofText(
  `{ apiVersion: apps/v1, kind: StatefulSet, metadata: { name: db }, spec: { replicas: 3, serviceName: db, ${pods} } }`,
  {
    whatIf: {},
    assumptions: { newPods: 'neverReady' },
    actions: [setImage('agent:1.5.0', 'rest', 'agent'), then({ kind: 'undo', toRevision: 0 }, 40)],
  },
);

/** A change of the image, as the editor has it. */
export const edited = ofText(`{ apiVersion: apps/v1, kind: Deployment, metadata: { name: web }, spec: { replicas: 3, ${pods} } }`, {
  whatIf: {},
  assumptions: {},
  actions: [then({ kind: 'apply' })],
  edit: {
    ref: 'HEAD',
    text: `{ apiVersion: apps/v1, kind: Deployment, metadata: { name: web }, spec: { replicas: 3, ${pods.replace('1.4.2', '1.4.1')} } }`,
  },
});

function ofText(text: string, scenario: Scenario = newImage): Snapshot {
  const settings = { ...defaultPreviewSettings, nodes: [{ count: 10, cpu: '4', memory: '16Gi' }] };
  const [workload] = open([{ uri: target.uri, text }], [], settings)[0]?.workloads ?? [];
  const rollout = workload?.rollout(scenario);
  if (workload === undefined || rollout?.state !== 'timeline') throw new Error(`There is no rollout: ${JSON.stringify(rollout)}`);
  const { kind, name } = workload;
  return {
    ...{ state: 'timeline', target: { ...target, workload: workload.id, scenario }, where: { ...where, kind, name } },
    ...{ timeline: rollout.timeline, problems: [], fresh: true },
  };
}
