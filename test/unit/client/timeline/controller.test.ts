import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyScenario } from '../../../../client/target';
import type { Action } from '../../../../server/protocol/scenario';
import { Harness, invalidResult, timelineResult } from './harness';

/** Plays a story and compares what was asked of the server and sent to the page. */
async function checkStory(story: (harness: Harness) => Promise<void>, expected: string, harness = new Harness()): Promise<void> {
  await story(harness);
  assert.equal(harness.transcript, expected.replace(/^\n|\n *$/g, '').replaceAll(/^ {4}/gm, ''));
}

const setImage: Action = { kind: 'setImage', images: { app: 'app:2' } };
const undo: Action = { kind: 'undo', toRevision: 0 };

const refusal = (message: string) => ({ state: 'refused', name: 'busy', message, failed: true });

/** A panel that shows the manifest's rollout. */
async function opened(harness: Harness): Promise<void> {
  void harness.controller.show(emptyScenario);
  harness.controller.ready();
  await harness.settle();
  await harness.answer('plain');
}

test('the server works while the page loads, and the page gets what came of it once it listens', () =>
  checkStory(
    async harness => {
      void harness.controller.show(emptyScenario);
      await harness.settle();
      await harness.answer('plain');
      harness.controller.ready();
    },
    `
    ask timeline
    page: plain, fresh`,
  ));

test('a page that was hidden gets the same again, without a second simulation', () =>
  checkStory(
    async harness => {
      await opened(harness);
      harness.controller.gone();
      harness.controller.ready();
    },
    `
    ask timeline
    page: plain, fresh
    page: plain`,
  ));

test('after a reload of the window it is worked out once, and stays where it is', () =>
  checkStory(
    async harness => {
      harness.controller.ready();
      await harness.settle();
      await harness.answer('restored');
    },
    `
    ask timeline setImage
    acted setImage
    page: restored setImage`,
    new Harness({ ...emptyScenario, actions: [{ action: setImage, at: 'rest' }] }),
  ));

test('several edits are one question', () =>
  checkStory(
    async harness => {
      await opened(harness);
      harness.controller.documentChanged();
      harness.controller.documentChanged();
      await harness.wait();
      await harness.answer('edited');
      await harness.wait();
    },
    `
    ask timeline
    page: plain, fresh
    time passes
    ask timeline
    page: edited
    nothing waits`,
  ));

test('an answer that an edit overtook is dropped and asked again', () =>
  checkStory(
    async harness => {
      await opened(harness);
      harness.controller.documentChanged();
      await harness.wait();
      harness.controller.documentChanged();
      await harness.answer('stale');
      await harness.answer('edited');
    },
    `
    ask timeline
    page: plain, fresh
    time passes
    ask timeline
    ask timeline
    page: edited`,
  ));

test('a hidden page costs nothing until it is shown', () =>
  checkStory(
    async harness => {
      await opened(harness);
      harness.controller.gone();
      harness.controller.documentChanged();
      await harness.wait();
      harness.controller.ready();
      await harness.settle();
      await harness.answer('edited');
    },
    `
    ask timeline
    page: plain, fresh
    nothing waits
    ask timeline
    page: edited`,
  ));

test('while values are refused the last good timeline stays, with the reason', () =>
  checkStory(
    async harness => {
      await opened(harness);
      void harness.controller.change({ replicas: 'x' }, {});
      await harness.settle();
      await harness.answer(invalidResult('must be a number', 'replicas'));
    },
    `
    ask timeline
    page: plain, fresh
    ask timeline replicas=x
    page: plain, but must be a number replicas=x`,
  ));

test('a manifest that is refused from the start is shown with the place', () =>
  checkStory(
    async harness => {
      harness.controller.ready();
      await harness.settle();
      await harness.answer(invalidResult('must be a number'));
    },
    `
    ask timeline
    page: invalid: must be a number in replicas: x`,
  ));

test('restored values that are refused stand on the manifest’s own timeline', () =>
  checkStory(
    async harness => {
      harness.controller.ready();
      await harness.settle();
      await harness.answer(invalidResult('must be a number', 'replicas'));
      await harness.answer('own');
    },
    `
    ask timeline replicas=x
    ask timeline
    page: own, but must be a number replicas=x`,
    new Harness({ ...emptyScenario, whatIf: { replicas: 'x' } }),
  ));

test('actions follow one another', () =>
  checkStory(
    async harness => {
      await opened(harness);
      void harness.controller.act(setImage, 'rest');
      await harness.settle();
      await harness.answer('set');
      void harness.controller.act(undo, 4);
      await harness.settle();
      await harness.answer('undone');
      await harness.answer({ sentences: ['replicas stays 3'] });
    },
    `
    ask timeline
    page: plain, fresh
    ask timeline setImage
    acted setImage
    page: set, fresh setImage
    ask timeline setImage undo@4
    ask undoEffects setImage
    acted setImage undo@4
    page: undone, replicas stays 3 setImage undo@4`,
  ));

test('the last action is taken back', () =>
  checkStory(
    async harness => {
      void harness.controller.takeBack();
      harness.controller.ready();
      await harness.settle();
      await harness.answer('plain');
    },
    `
    ask timeline
    page: plain, fresh`,
    new Harness({ ...emptyScenario, actions: [{ action: setImage, at: 'rest' }] }),
  ));

test('a refused action is said and not kept; taking back leaves the ones before', () =>
  checkStory(
    async harness => {
      void harness.controller.act({ kind: 'pause' }, 'rest');
      harness.controller.ready();
      await harness.settle();
      await harness.answer(refusal('already paused'));
      void harness.controller.takeBack();
      await harness.settle();
      await harness.answer('set');
    },
    `
    ask timeline setImage pause
    page: refused: already paused setImage
    ask timeline setImage
    acted setImage
    page: set setImage`,
    new Harness({ ...emptyScenario, actions: [{ action: setImage, at: 'rest' }] }),
  ));

test('an action asked for in the middle of a timeline that has no effect leaves it as it was, with kubectl’s words', () =>
  checkStory(
    async harness => {
      harness.controller.ready();
      await harness.settle();
      await harness.answer('set');
      void harness.controller.act({ kind: 'pause' }, 4, { stay: true });
      await harness.settle();
      await harness.answer(refusal('already paused'));
      await harness.answer('set');
      harness.controller.documentChanged();
      await harness.wait();
      await harness.answer('edited');
    },
    `
    ask timeline setImage
    acted setImage
    page: set setImage
    ask timeline setImage pause@4
    ask timeline setImage
    acted setImage
    page: set, kubectl: already paused setImage
    time passes
    ask timeline setImage
    acted setImage
    page: edited setImage`,
    new Harness({ ...emptyScenario, actions: [{ action: setImage, at: 'rest' }] }),
  ));

test('another action that is asked for in the meantime is the one that counts', () =>
  checkStory(
    async harness => {
      await opened(harness);
      void harness.controller.act({ kind: 'resume' }, 4, { stay: true });
      await harness.settle();
      await harness.answer(refusal('not paused'));
      void harness.controller.act(setImage, 'rest', { stay: true });
      await harness.answer('plain');
      await harness.answer('set');
    },
    `
    ask timeline
    page: plain, fresh
    ask timeline resume@4
    ask timeline
    ask timeline setImage
    acted setImage
    page: set, fresh setImage`,
  ));

test('values are written into the manifest, and are no what-if any more', () =>
  checkStory(
    async harness => {
      harness.controller.ready();
      await harness.settle();
      await harness.answer('what if');
      void harness.controller.apply({ maxSurge: 2 });
      await harness.settle();
      await harness.answer({ edits: [{ newText: 'maxSurge: 2' }] });
      await harness.answer('applied');
    },
    `
    ask timeline maxSurge=2 readySeconds=1
    page: what if maxSurge=2 readySeconds=1
    ask edits
    write maxSurge: 2
    ask timeline readySeconds=1
    page: applied, wrote maxSurge: 2 to a.yaml readySeconds=1`,
    new Harness({ ...emptyScenario, whatIf: { maxSurge: 2 }, assumptions: { readySeconds: 1 } }),
  ));

test('what was written is said until the next change', () =>
  checkStory(
    async harness => {
      await opened(harness);
      void harness.controller.apply({ replicas: 3 });
      await harness.settle();
      await harness.answer({ edits: [{ newText: 'replicas: 3' }] });
      await harness.answer('applied');
      harness.controller.documentChanged();
      await harness.wait();
      await harness.answer('typed');
    },
    `
    ask timeline
    page: plain, fresh
    ask edits
    write replicas: 3
    ask timeline
    page: applied, wrote replicas: 3 to a.yaml
    time passes
    ask timeline
    page: typed`,
  ));

const edit = { ref: 'HEAD', text: 'old' };

test('an edit follows what is typed, and what git has', () =>
  checkStory(
    async harness => {
      void harness.controller.show({ ...emptyScenario, edit });
      harness.controller.ready();
      await harness.settle();
      await harness.answer('edited');
      harness.controller.documentChanged();
      await harness.wait();
      await harness.answer('typed');
      harness.editBase = 'committed';
      void harness.controller.baseChanged();
      await harness.settle();
      await harness.answer('against another');
      void harness.controller.baseChanged();
      await harness.settle();
    },
    `
    ask timeline HEAD=old
    page: edited, fresh HEAD=old
    time passes
    ask timeline HEAD=old
    page: typed HEAD=old
    ask timeline HEAD=committed
    page: against another HEAD=committed`,
  ));

test('a command comes behind the edit, which is applied first; without commands the edit can be left', () =>
  checkStory(
    async harness => {
      void harness.controller.show({ ...emptyScenario, edit });
      harness.controller.ready();
      await harness.settle();
      await harness.answer('edited');
      void harness.controller.act({ kind: 'pause' }, 7);
      await harness.settle();
      await harness.answer('paused');
      void harness.controller.takeBack();
      await harness.settle();
      await harness.answer('edited again');
      void harness.controller.leaveEdit();
      await harness.settle();
      await harness.answer('plain');
    },
    `
    ask timeline HEAD=old
    page: edited, fresh HEAD=old
    ask timeline HEAD=old apply pause@7
    acted apply pause@7
    page: paused HEAD=old apply pause@7
    ask timeline HEAD=old apply
    acted apply
    page: edited again HEAD=old apply
    ask timeline
    page: plain, fresh`,
  ));

/** Opens a page on an image that was set, and asks for that to be written. */
async function writing(harness: Harness): Promise<void> {
  harness.controller.ready();
  await harness.settle();
  await harness.answer('set');
  void harness.controller.writeImages();
  await harness.settle();
}

test('the images that were set are written, and their actions are over', () =>
  checkStory(
    async harness => {
      await writing(harness);
      await harness.answer({ edits: [{ newText: 'app:2' }] });
      await harness.answer('written');
    },
    `
    ask timeline setImage
    acted setImage
    page: set setImage
    ask edits
    write app:2
    ask timeline
    page: written, fresh, wrote app:2 to a.yaml`,
    new Harness({ ...emptyScenario, actions: [{ action: setImage, at: 'rest' }] }),
  ));

test('images of a kustomize build are written where they come from', () =>
  checkStory(
    async harness => {
      await writing(harness);
      await harness.answer({ edits: [], kustomizations: [{ path: '/k.yaml', edits: [{ newText: '2' }] }] });
      await harness.answer('written');
    },
    `
    ask timeline setImage
    acted setImage
    page: set setImage
    ask edits
    write  /k.yaml 2
    ask timeline
    page: written, fresh, wrote app:2 to a.yaml`,
    new Harness({ ...emptyScenario, actions: [{ action: setImage, at: 'rest' }], kustomizeImages: [{ name: 'app' }] }),
  ));

test('what can’t be written is told, and stays rehearsed', () =>
  checkStory(
    async harness => {
      await writing(harness);
      await harness.answer({ edits: [], problem: 'shared' });
    },
    `
    ask timeline setImage
    acted setImage
    page: set setImage
    ask edits
    say shared`,
    new Harness({ ...emptyScenario, actions: [{ action: setImage, at: 'rest' }], kustomizeImages: [{ name: 'app' }] }),
  ));

test('the comparison comes along while it is open', () =>
  checkStory(
    async harness => {
      await opened(harness);
      void harness.controller.compare(true);
      await harness.settle();
      await harness.answer('plain');
      await harness.answer({ rows: [{}, {}], leftOut: [] });
      void harness.controller.compare(false);
      await harness.settle();
      await harness.answer('plain');
    },
    `
    ask timeline
    page: plain, fresh
    ask timeline
    ask compare
    page: plain, 2 compared
    ask timeline
    page: plain`,
  ));

test('a workload that has gone is said, and shown when it is back', () =>
  checkStory(
    async harness => {
      await opened(harness);
      harness.controller.documentChanged();
      await harness.wait();
      await harness.answer({ state: 'none' });
      harness.controller.documentChanged();
      await harness.wait();
      await harness.answer('back');
    },
    `
    ask timeline
    page: plain, fresh
    time passes
    ask timeline
    page: none
    time passes
    ask timeline
    page: back`,
  ));

test('without its document there is nothing to show', () => {
  const harness = new Harness();
  harness.documentThere = false;
  return checkStory(
    async () => {
      harness.controller.ready();
      await harness.settle();
    },
    'page: none',
    harness,
  );
});

test('what is said of the file goes to the page as soon as it changes, without another question', () =>
  checkStory(
    async harness => {
      await opened(harness);
      harness.where = { ...harness.where, unsaved: true, following: true };
      harness.controller.placeChanged();
      harness.controller.gone();
      harness.where = { ...harness.where, deleted: true };
      harness.controller.placeChanged();
      harness.controller.ready();
    },
    `
    ask timeline
    page: plain, fresh
    page: plain (a.yaml:4 unsaved following)
    page: plain (a.yaml:4 unsaved deleted following)`,
  ));

test('what was simulated goes along with a file that is renamed', () =>
  checkStory(
    async harness => {
      harness.controller.ready();
      await harness.settle();
      await harness.answer('set');
      harness.where = { ...harness.where, file: 'b.yaml' };
      void harness.controller.relocate('file:///b.yaml');
      await harness.settle();
      await harness.answer('set');
      assert.equal(harness.controller.target.uri, 'file:///b.yaml');
    },
    `
    ask timeline setImage
    acted setImage
    page: set setImage
    ask timeline setImage
    acted setImage
    page: set setImage (b.yaml:4)`,
    new Harness({ ...emptyScenario, actions: [{ action: setImage, at: 'rest' }] }),
  ));

test('a workload that isn’t in the file has no line there', () =>
  checkStory(
    async harness => {
      await opened(harness);
      harness.where = { ...harness.where, deleted: true };
      harness.controller.documentChanged();
      await harness.wait();
      await harness.answer({ state: 'none' });
    },
    `
    ask timeline
    page: plain, fresh
    time passes
    ask timeline
    page: none (a.yaml:- deleted)`,
  ));

test('a server that is down is said, and its return brings the timeline', () =>
  checkStory(
    async harness => {
      harness.controller.ready();
      await harness.settle();
      harness.serverState = 'failed';
      await harness.fail();
      harness.serverState = 'running';
      harness.controller.serverChanged('running');
      await harness.wait();
      await harness.answer('back');
    },
    `
    ask timeline
    failed
    page: serverDown
    time passes
    ask timeline
    page: back`,
  ));

test('while the server comes back by itself the page keeps what it has', () =>
  checkStory(
    async harness => {
      await opened(harness);
      harness.controller.documentChanged();
      await harness.wait();
      harness.serverState = 'starting';
      await harness.fail();
    },
    `
    ask timeline
    page: plain, fresh
    time passes
    ask timeline
    failed`,
  ));

test('what arrives after the panel was closed goes nowhere', () =>
  checkStory(async harness => {
    harness.controller.ready();
    await harness.settle();
    harness.controller.dispose();
    await harness.answer(timelineResult('late'));
  }, 'ask timeline'));
