/** The open timelines and one of them, with stand-ins for the server and for VS Code (test/support/vscode.ts). */
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type * as vscode from 'vscode';
import { Session } from '../../../../client/revisions/session';
import { emptyScenario } from '../../../../client/target';
import { Following } from '../../../../client/timeline/following';
import { TimelinePanels } from '../../../../client/timeline/panels';
import type { TimelineParams } from '../../../../server/protocol';
import type { EditBase } from '../../../../server/protocol/scenario';
import { EventEmitter, made, opened, ran, Uri, WebviewPanel } from '../../../support/vscode';
import { timelineResult } from './harness';

const noEffects = { refusal: null, fileMatches: true, simulated: false, sentences: [], restoreCommand: null };

const [uri, web, api] = ['untitled:a.yaml', 'Deployment//web', 'Deployment//api'];

beforeEach(() => {
  made.panels.length = 0;
  ran.length = 0;
  opened.documents = ['a.yaml', 'b.yaml'].map(name => ({
    uri: Uri.parse(`untitled:${name}`),
    languageId: 'yaml',
    isDirty: true,
    getText: () => 'kind: Deployment',
  }));
});

/** Timelines whose server answers every scenario with a timeline, and what of it was asked for. */
class Harness {
  readonly session = new Session(() => 0);
  readonly following = new Following();
  readonly asked: string[] = [];
  readonly logged: string[] = [];
  readonly panels: TimelinePanels;
  editBase: EditBase | null = null;

  constructor() {
    const never = new EventEmitter<never>().event;
    this.panels = new TimelinePanels({
      dist: Uri.file('/dist'),
      server: {
        state: 'running',
        request: (method: string, { workload, scenario }: TimelineParams) => {
          if (method === 'timeline')
            this.asked.push([workload, ...scenario.actions.map(({ action, at }) => `${action.kind}@${at}`)].join(' '));
          return Promise.resolve(method === 'timeline' ? timelineResult('it') : noEffects);
        },
        onDidChangeAnswers: never,
        onDidChangeState: never,
      },
      session: this.session,
      builds: { of: () => Promise.resolve({ all: [], counted: null }) },
      renderings: { shownIn: () => null, onDidChange: never },
      editBases: { of: () => Promise.resolve(this.editBase), onDidChange: never },
      difference: {},
      following: this.following,
      log: { warn: (message: string) => this.logged.push(message), error: (message: string) => this.logged.push(message) },
    } as never);
  }
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) await Promise.resolve();
}

/** The panel that was made so many-th. */
function view(index: number): WebviewPanel {
  const panel = made.panels[index];
  assert.ok(panel !== undefined);
  return panel;
}

test('a workload has one timeline, which is shown again', async () => {
  const { panels, asked } = new Harness();
  await panels.show(uri, web);
  await panels.show(uri, web);
  assert.equal(made.panels.length, 1);
  assert.equal(view(0).reveals, 1);
  assert.deepEqual(asked, ['Deployment//web']);
});

test('nothing is posted before the page is ready, then what it shows', async () => {
  const { panels } = new Harness();
  await panels.show(uri, web);
  assert.deepEqual(view(0).posted, []);
  view(0).sent.fire({ kind: 'ready' });
  await settle();
  assert.equal((view(0).posted.at(-1) as { readonly state: string }).state, 'timeline');
});

test('a title names the file, and its folder as long as a namesake of both is open', async () => {
  const { panels } = new Harness();
  const titles = () => [view(0).title, view(1).title];
  await panels.show('untitled:k8s/a.yaml', web);
  assert.equal(view(0).title, 'Rollout: web · a.yaml');
  await panels.show('untitled:shop/a.yaml', web);
  assert.deepEqual(titles(), ['Rollout: web · k8s/a.yaml', 'Rollout: web · shop/a.yaml']);
  view(1).dispose();
  assert.equal(view(0).title, 'Rollout: web · a.yaml');
});

test('an action comes behind what was simulated, or starts over', async () => {
  const { panels, asked, session } = new Harness();
  await panels.act(uri, web, { kind: 'restart' }, { at: 'rest', stay: false });
  await panels.act(uri, web, { kind: 'undo', toRevision: 0 }, { at: 2, stay: false });
  assert.equal(asked.at(-1), 'Deployment//web restart@rest undo@2');
  assert.equal(session.rehearsed(uri, web).actions.length, 2);
  await panels.act(uri, web, { kind: 'pause' }, { at: 'startOver', stay: false });
  assert.equal(asked.at(-1), 'Deployment//web pause@rest');
});

test('what is simulated ends with its panel', async () => {
  const { panels, session } = new Harness();
  await panels.act(uri, web, { kind: 'restart' }, { at: 'rest', stay: false });
  assert.equal(session.isEmpty, false);
  view(0).dispose();
  assert.equal(session.isEmpty, true);
  assert.deepEqual(panels.documents, []);
});

test('a panel moves to another workload, unless that has its own', async () => {
  const { panels, asked } = new Harness();
  await panels.show(uri, web);
  await panels.show('untitled:b.yaml', api);
  const [first] = [panels.active];
  assert.ok(first !== undefined);
  await panels.move(first, 'untitled:b.yaml', api);
  assert.equal(panels.target(uri, web)?.workload, web);
  await panels.move(first, uri, api);
  assert.equal(panels.target(uri, web), undefined);
  assert.equal(asked.at(-1), 'Deployment//api');
});

test('a page comes back after a reload with what it showed; what is none is closed', async () => {
  const { panels, session } = new Harness();
  const restored = new WebviewPanel();
  const scenario = { ...emptyScenario, actions: [{ action: { kind: 'restart' }, at: 'rest' }] };
  await panels.deserializeWebviewPanel(restored as unknown as vscode.WebviewPanel, { target: { uri, workload: web, scenario } });
  assert.equal(panels.target(uri, web)?.scenario.actions.length, 1);
  assert.equal(session.isEmpty, false);
  for (const state of [null, { target: 1 }, { target: { uri, workload: web, scenario } }]) {
    let closed = 0;
    const other = new WebviewPanel();
    other.onDidDispose(() => closed++);
    await panels.deserializeWebviewPanel(other as unknown as vscode.WebviewPanel, state);
    assert.equal(closed, 1);
  }
});

test('an edit is shown only where git knows what was before', async () => {
  const harness = new Harness();
  assert.equal(await harness.panels.showEdit(uri, web), false);
  assert.equal(made.panels.length, 0);
  harness.editBase = { ref: 'HEAD', text: 'kind: Deployment' };
  assert.equal(await harness.panels.showEdit(uri, web), true);
  assert.equal(harness.panels.target(uri, web)?.scenario.edit?.ref, 'HEAD');
});

test('a page is answered what it may ask for, and nothing else', async () => {
  const { panels, asked, logged, following } = new Harness();
  await panels.show(uri, web);
  view(0).sent.fire({ kind: 'ready' });
  for (const sent of [null, 'act', { kind: 'rm' }, { kind: 'act', action: { kind: 'rm' }, at: 'rest' }]) view(0).sent.fire(sent);
  assert.equal(logged.length, 4);
  view(0).sent.fire({ kind: 'act', action: { kind: 'restart' }, at: 'rest' });
  await settle();
  assert.equal(asked.at(-1), 'Deployment//web restart@rest');
  view(0).sent.fire({ kind: 'follow', on: true });
  assert.equal(following.panel, panels.active);
  view(0).dispose();
  assert.equal(following.panel, undefined);
});

test('a document that has another name takes its timeline along', async () => {
  const { panels, session } = new Harness();
  await panels.act(uri, web, { kind: 'restart' }, { at: 'rest', stay: false });
  await panels.relocate(uri, 'untitled:b.yaml');
  assert.deepEqual(panels.documents, ['untitled:b.yaml']);
  assert.equal(session.rehearsed('untitled:b.yaml', web).actions.length, 1);
});
