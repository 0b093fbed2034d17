import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Action, KustomizeImage, PastRevision, Restore } from '../../../../server/protocol/scenario';
import { manifestOf, toPastManifest } from '../../../../server/past/pastManifest';
import { undoEffectsInSteps } from '../../../../server/changes/undoEffects';
import { atOnce, type Steps } from '../../../../server/preview/steps';
import type { UndoEffectsResult } from '../../../../server/protocol/revisions';
import { workloadIn } from '../past/manifests';

/** A Deployment `hist` with an image, lines of its spec, of its containers, and annotations. */
interface Version {
  readonly image: string;
  readonly spec?: string;
  readonly container?: string;
  readonly annotations?: string;
  readonly namespace?: string;
}

function manifest({ image, spec = 'replicas: 1', container = '', annotations = '', namespace }: Version): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: {name: hist, ${namespace === undefined ? '' : `namespace: ${namespace}, `}annotations: {${annotations}}}
spec:
  ${spec}
  selector: {matchLabels: {app: hist}}
  template:
    metadata: {labels: {app: hist}}
    spec: {containers: [{name: hist, image: "${image}"${container}}]}
`;
}

interface Example {
  readonly now: Version;
  /** The first is revision 1. */
  readonly past: readonly Version[];
  /** Whether only ReplicaSets tell of the past. */
  readonly bare?: boolean;
  readonly actions?: readonly Action[];
  readonly toRevision: number;
  readonly restore?: Restore;
  /** The revision that a cluster runs. */
  readonly running?: number;
  /** Whether the past's commits are known. */
  readonly fromGit?: boolean;
  readonly kustomizeImages?: readonly KustomizeImage[];
}

function stepsOf({
  now,
  past,
  bare = false,
  fromGit = false,
  running,
  kustomizeImages,
  actions = [],
  ...asked
}: Example): Steps<UndoEffectsResult> {
  const revisions = past.map((version, index): PastRevision => {
    const known = toPastManifest(manifestOf(workloadIn(manifest(version))));
    const origin = { commit: `c${index + 1}`, author: '', date: '', subject: '', restore: { commit: '', directory: null, files: [] } };
    return { revision: index + 1, manifest: bare ? { ...known, spec: null } : known, ...(fromGit ? { origin } : {}) };
  });
  return undoEffectsInSteps(
    workloadIn(manifest(now)),
    {
      ...asked,
      scenario: {
        ...{ whatIf: {}, assumptions: {}, past: revisions, actions: actions.map(action => ({ action, at: 'rest' as const })) },
        ...(running === undefined ? {} : { running }),
        ...(kustomizeImages === undefined ? {} : { kustomizeImages }),
      },
    },
    { readySeconds: 10, shutdownSeconds: 3 },
  );
}

/** The sentences and commands, or kubectl's refusal, a line each. */
function checkEffects(example: Example, expected: string): void {
  const result = atOnce(stepsOf(example));
  const commands = result.refusal === null ? result.commands : [result.restoreCommand ?? ''].filter(command => command !== '');
  const said = result.refusal === null ? result.sentences : [result.refusal];
  const lines = [...said, ...commands.map(command => `$ ${command}`)];
  assert.equal(lines.join('\n'), expected.trim().replaceAll(/^ +/gm, ''));
}

/** A file that is called as it was. */
const file = (name: string): Restore['files'][number] => ({
  committedName: name,
  committedPath: name,
  currentPath: name,
  workspacePath: name,
});

const past = [{ image: 'nginx:1' }, { image: 'nginx:2' }, { image: 'nginx:3' }];

test('a revision that differs in its image only', () =>
  checkEffects(
    { now: { image: 'nginx:4' }, past: [...past, { image: 'nginx:4' }], toRevision: 2 },
    `The file isn’t changed: the next kubectl apply of it reverts this rollback.
     A rollback restores only the pod template and the annotations; nothing else differs from the manifest of revision 2.
     Revision 2 becomes revision 5; revision 2 no longer exists.
     Running kubectl rollout undo deployment/hist again rolls back to revision 4, which becomes revision 6: undoing twice toggles between two templates.
     $ kubectl rollout undo deployment/hist --to-revision=2`,
  ));
test('a number that something else fills in is named as it is written', () =>
  checkEffects(
    {
      now: { image: 'nginx:2', spec: 'replicas: ${REPLICAS}\n  minReadySeconds: $(READY)' },
      past: [{ image: 'nginx:1', spec: 'replicas: 3\n  minReadySeconds: $(READY)' }, { image: 'nginx:2' }],
      toRevision: 1,
    },
    `The file isn’t changed: the next kubectl apply of it reverts this rollback.
     Not restored: replicas stays \${REPLICAS} (was 3).
     Revision 1 becomes revision 3; revision 1 no longer exists.
     Running kubectl rollout undo deployment/hist again rolls back to revision 2, which becomes revision 4: undoing twice toggles between two templates.
     $ kubectl rollout undo deployment/hist --to-revision=1`,
  ));
test('fields that are not restored, references, annotations, both ways back', () =>
  checkEffects(
    {
      now: { image: 'nginx:2', spec: 'replicas: 5', annotations: 'kubernetes.io/change-cause: second, owner: b', namespace: 'shop' },
      past: [
        {
          image: 'nginx:1',
          spec: 'replicas: 3\n  minReadySeconds: 10\n  strategy: {type: Recreate}',
          container: ', envFrom: [{secretRef: {name: keys}}, {configMapRef: {name: options}}]',
          annotations: 'kubernetes.io/change-cause: first, team: a',
          namespace: 'shop',
        },
        { image: 'nginx:2', namespace: 'shop' },
      ],
      toRevision: 0,
      restore: { commit: 'abc1234', directory: null, files: [file("deploy/it's.yaml"), file('prod/kustomization.yaml')] },
    },
    `The file isn’t changed: the next kubectl apply of it reverts this rollback.
     Not restored: replicas stays 5 (was 3), strategy.type stays RollingUpdate (was Recreate), minReadySeconds stays 0 (was 10).
     Not restored: the contents of ConfigMap options, Secret keys. The old template runs with their current contents.
     The annotation kubernetes.io/change-cause changes to “first” (currently “second”).
     The annotation owner is removed (currently “b”).
     The annotation team is restored to “a”.
     Revision 1 becomes revision 3; revision 1 no longer exists.
     Running kubectl rollout undo deployment/hist again rolls back to revision 2, which becomes revision 4: undoing twice toggles between two templates.
     $ kubectl rollout undo deployment/hist -n shop --to-revision=1
     $ git checkout abc1234 -- 'deploy/it'\\''s.yaml' prod/kustomization.yaml`,
  ));
test('a revision of which only the ReplicaSet is known', () =>
  checkEffects(
    { now: { image: 'nginx:3' }, past, bare: true, toRevision: 1 },
    `The file isn’t changed: the next kubectl apply of it reverts this rollback.
     A rollback restores only the pod template and the annotations: replicas, strategy, minReadySeconds, and all other fields stay as they are.
     Revision 1 becomes revision 4; revision 1 no longer exists.
     Running kubectl rollout undo deployment/hist again rolls back to revision 3, which becomes revision 5: undoing twice toggles between two templates.
     $ kubectl rollout undo deployment/hist --to-revision=1`,
  ));
test('a revision of the session, after it was scaled', () =>
  checkEffects(
    {
      now: { image: 'nginx:1' },
      past: [],
      actions: [
        { kind: 'setImage', images: { hist: 'nginx:2' } },
        { kind: 'scale', replicas: 4 },
      ],
      toRevision: 1,
    },
    `Your file already matches revision 1: the next kubectl apply of it keeps this rollback.
     Not restored: replicas stays 4 (was 1).
     Revision 1 becomes revision 3; revision 1 no longer exists.
     Running kubectl rollout undo deployment/hist again rolls back to revision 2, which becomes revision 4: undoing twice toggles between two templates.
     $ kubectl rollout undo deployment/hist --to-revision=1`,
  ));
test('a cluster that runs something else is brought to what the file has', () =>
  checkEffects(
    { now: { image: 'nginx:1' }, past, bare: true, running: 3, toRevision: 1 },
    `Your file already matches revision 1: the next kubectl apply of it keeps this rollback.
     A rollback restores only the pod template and the annotations: replicas, strategy, minReadySeconds, and all other fields stay as they are.
     Revision 1 becomes revision 4; revision 1 no longer exists.
     Running kubectl rollout undo deployment/hist again rolls back to revision 3, which becomes revision 5: undoing twice toggles between two templates.
     $ kubectl rollout undo deployment/hist --to-revision=1`,
  ));
test('templates are the same as the controller compares them, and as a build has them', () =>
  checkEffects(
    {
      now: { image: 'nginx', container: ', resources: {limits: {cpu: 1000m}}' },
      past: [{ image: 'nginx:1', container: ', resources: {limits: {cpu: 1}}' }, { image: 'nginx:2' }],
      kustomizeImages: [{ name: 'nginx', newTag: '1' }],
      running: 2,
      toRevision: 1,
    },
    `Your file already matches revision 1: the next kubectl apply of it keeps this rollback.
     A rollback restores only the pod template and the annotations; nothing else differs from the manifest of revision 1.
     Revision 1 becomes revision 3; revision 1 no longer exists.
     Running kubectl rollout undo deployment/hist again rolls back to revision 2, which becomes revision 4: undoing twice toggles between two templates.
     $ kubectl rollout undo deployment/hist --to-revision=1`,
  ));
test('no such revision', () =>
  checkEffects({ now: { image: 'nginx:3' }, past, toRevision: 9 }, 'error: unable to find specified revision 9 in history'));
test('nothing to go back to', () =>
  checkEffects({ now: { image: 'nginx:1' }, past: [], toRevision: 0 }, 'error: no rollout history found for deployment "hist"'));
test('the same template', () =>
  checkEffects(
    { now: { image: 'nginx:3' }, past, toRevision: 3 },
    'deployment.apps/hist skipped rollback (current template already matches revision 3)',
  ));
test('paused', () =>
  checkEffects(
    { now: { image: 'nginx:3', spec: 'paused: true' }, past, toRevision: 1 },
    "error: you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again",
  ));
test('a file that is called otherwise today comes back under that name', () =>
  checkEffects(
    {
      now: { image: 'nginx:4' },
      past: [...past, { image: 'nginx:4' }],
      toRevision: 9,
      restore: {
        commit: 'abc1234',
        directory: null,
        files: [
          { committedName: 'k8s/old.yaml', committedPath: 'old.yaml', currentPath: 'new one.yaml', workspacePath: 'new one.yaml' },
          file('kustomization.yaml'),
        ],
      },
    },
    `error: unable to find specified revision 9 in history
     $ git checkout abc1234 -- kustomization.yaml && git show abc1234:k8s/old.yaml > 'new one.yaml'`,
  ));
test('in a repository below the workspace’s folder', () =>
  checkEffects(
    {
      now: { image: 'nginx:4' },
      past,
      toRevision: 9,
      restore: { commit: 'abc1234567890def', directory: 'shop', files: [file('web.yaml')] },
    },
    `error: unable to find specified revision 9 in history
     $ git -C shop checkout abc123456789 -- web.yaml`,
  ));
test('git’s numbers are assumed', () =>
  checkEffects(
    { now: { image: 'nginx:4' }, past: [...past, { image: 'nginx:4' }], fromGit: true, toRevision: 2 },
    `The file isn’t changed: the next kubectl apply of it reverts this rollback.
     A rollback restores only the pod template and the annotations; nothing else differs from the manifest of revision 2.
     Revision numbers assume that every commit was applied, in order. Check them with kubectl rollout history deployment/hist first.
     Revision 2 becomes revision 5; revision 2 no longer exists.
     Running kubectl rollout undo deployment/hist again rolls back to revision 4, which becomes revision 6: undoing twice toggles between two templates.
     $ kubectl rollout undo deployment/hist --to-revision=2`,
  ));
test('a cluster’s own running revision is where an undo begins, whatever the manifest says', () =>
  checkEffects(
    { now: { image: 'nginx:4', annotations: 'team: manifest' }, past, bare: true, fromGit: true, running: 3, toRevision: 1 },
    `The file isn’t changed: the next kubectl apply of it reverts this rollback.
     A rollback restores only the pod template and the annotations: replicas, strategy, minReadySeconds, and all other fields stay as they are.
     Revision 1 becomes revision 4; revision 1 no longer exists.
     Running kubectl rollout undo deployment/hist again rolls back to revision 3, which becomes revision 5: undoing twice toggles between two templates.
     $ kubectl rollout undo deployment/hist --to-revision=1`,
  ));
test('to which there is nothing to go back', () =>
  checkEffects(
    { now: { image: 'nginx:4' }, past, running: 3, toRevision: 3 },
    'deployment.apps/hist skipped rollback (current template already matches revision 3)',
  ));
test('others have their turn between the actions of each simulation', () => {
  const actions: Action[] = [{ kind: 'restart' }, { kind: 'restart' }];
  // Those before the undo, the same with the undo, and none; each comes to rest.
  assert.equal([...stepsOf({ now: { image: 'nginx:4' }, past, actions, toRevision: 1 })].length, 3 + 4 + 1);
});
