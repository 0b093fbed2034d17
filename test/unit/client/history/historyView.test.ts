/** The view of a manifest's revisions, with stand-ins for the server and for VS Code (test/support/vscode.ts). */
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { HistoryView } from '../../../../client/history/historyView';
import { type HistoryNode, type RevisionNode, whenRead } from '../../../../client/history/nodes';
import type { RevisionRow } from '../../../../client/revisions/rows';
import { Session } from '../../../../client/revisions/session';
import type { WorkloadInfo } from '../../../../server/protocol';
import { type Document, happens, made, opened, ran, Uri } from '../../../support/vscode';

const manifest = 'apiVersion: apps/v1\nkind: Deployment\n';

function documentOf(name: string, text = manifest): Document {
  return { uri: Uri.parse(`untitled:${name}`), languageId: 'yaml', isDirty: true, getText: () => text };
}

function workloadOf(name: string): WorkloadInfo {
  return {
    ...{ id: `Deployment//${name}`, kind: 'Deployment', name, namespace: null, startLine: 0, endLine: 1, replicas: 1 },
    containers: [],
    revisionsCommand: '',
  };
}

/** A view of documents that git knows nothing of, whose workloads have one revision, with the image `web:1`. */
class Harness {
  readonly session = new Session(() => 0);
  readonly view: HistoryView;
  workloads: readonly WorkloadInfo[] = [workloadOf('web')];
  answersTemplates = true;
  /** The document with what is built of others; null for none. */
  builtUri: Uri | null = null;
  /** What git knows of a document that was rendered; null: it wasn't. */
  rendered: Promise<{ readonly missing: string } | null> = Promise.resolve(null);
  readonly asked = new Set<string>();
  redrawn = 0;

  constructor(...documents: readonly Document[]) {
    opened.documents = documents;
    const templates = [{ images: ['web:1'], changeCause: null, digest: '', difference: '' }];
    const request = (method: string, { uri }: { readonly uri: string }): Promise<unknown> => {
      this.asked.add(uri);
      if (method === 'workloads') return Promise.resolve({ workloads: this.workloads });
      return this.answersTemplates ? Promise.resolve({ templates }) : Promise.reject(new Error('down'));
    };
    this.view = new HistoryView({
      server: { request },
      session: this.session,
      builds: { known: () => Promise.resolve({ all: [], counted: null }), onDidChoose: () => ({ dispose: () => undefined }) },
      rendered: () => this.rendered,
      built: { uriOf: () => Promise.resolve(this.builtUri), onDidChange: () => ({ dispose: () => undefined }) },
      panels: { rehearsed: () => ({ actions: [] }) },
    } as never);
    this.view.onDidChangeTreeData(() => {
      this.redrawn++;
    });
  }

  /** What is drawn below an item, or at the top: a line for each. */
  async drawn(node?: HistoryNode): Promise<readonly string[]> {
    const lines: string[] = [];
    for (const child of await this.view.getChildren(node)) {
      const { label, description, command } = this.view.getTreeItem(child);
      const parts = [label, description, command === undefined ? '' : `→ ${command.command}`].flatMap(part =>
        typeof part === 'string' && part !== '' ? [part] : [],
      );
      lines.push(parts.join(' '));
    }
    return lines;
  }

  /** Draws until the view has nothing more to say. */
  async read(node?: HistoryNode): Promise<readonly string[]> {
    await this.drawn(node);
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    return this.drawn(node);
  }
}

const begun: Harness[] = [];

function begin(...documents: readonly Document[]): Harness {
  const harness = new Harness(...documents);
  begun.push(harness);
  return harness;
}

afterEach(() => {
  for (const { view } of begun.splice(0)) view.dispose();
});

const ofWeb = ['1 · from the manifest revision 1 · current · web:1 → vscode.open', 'No git history: the file isn’t in a local folder'];

test('the revisions of the only workload, which is named beside the title', async () => {
  const harness = begin(documentOf('a.yaml'));
  await harness.view.show('untitled:a.yaml');
  assert.deepEqual(await harness.drawn(), ['Reading…']);
  assert.deepEqual(await harness.read(), ofWeb);
  assert.equal(made.views.at(-1)?.description, 'web');
  assert.deepEqual(ran.at(-1), ['rolloutPreview.revisions.focus']);
});

test('of several workloads each has its own', async () => {
  const harness = begin(documentOf('a.yaml'));
  harness.workloads = [workloadOf('web'), workloadOf('api')];
  await harness.view.show('untitled:a.yaml');
  assert.deepEqual(await harness.drawn(), ['web Deployment', 'api Deployment']);
  assert.equal(made.views.at(-1)?.description, '');
  const [web] = await harness.view.getChildren();
  assert.deepEqual(await harness.read(web), ofWeb);
});

test('nothing of a document that is closed', async () => {
  const harness = begin();
  await harness.view.show('untitled:a.yaml');
  assert.deepEqual(await harness.drawn(), []);
});

test('of a manifest that is built those of what is built', async () => {
  const harness = begin(documentOf('a.yaml'), documentOf('built.yaml'));
  harness.builtUri = Uri.parse('untitled:built.yaml');
  await harness.view.show('untitled:a.yaml');
  assert.deepEqual(await harness.read(), ofWeb);
  assert.deepEqual([...harness.asked], ['untitled:built.yaml']);
});

test('a server that is down is said', async () => {
  const harness = begin(documentOf('a.yaml'));
  harness.answersTemplates = false;
  await harness.view.show('untitled:a.yaml');
  assert.deepEqual(await harness.read(), ['The language server isn’t responding.']);
});

test('it goes along with the editor to other manifests only', async () => {
  const other = documentOf('b.yaml');
  const harness = begin(documentOf('a.yaml'), other);
  await harness.view.show('untitled:a.yaml');
  happens.editorChanged.fire({ document: documentOf('notes.yaml', 'a: 1') });
  happens.editorChanged.fire(undefined);
  assert.equal(harness.view.uri, 'untitled:a.yaml');
  happens.editorChanged.fire({ document: other });
  assert.equal(harness.view.uri, 'untitled:b.yaml');
});

test('it is read anew once nothing has changed for a while, with what was simulated', async context => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const harness = begin(documentOf('a.yaml'));
  await harness.view.show('untitled:a.yaml');
  const before = harness.redrawn;
  harness.session.record('untitled:a.yaml', 'Deployment//web', { actions: [{ action: { kind: 'restart' }, at: 'rest' }] });
  assert.deepEqual(ran.at(-1), ['setContext', 'rolloutPreview.simulated', true]);
  context.mock.timers.tick(400);
  happens.documentChanged.fire({ document: documentOf('a.yaml'), contentChanges: [{}] });
  context.mock.timers.tick(400);
  assert.equal(harness.redrawn, before);
  context.mock.timers.tick(200);
  assert.equal(harness.redrawn, before + 1);
});

test('a revision that is chosen while the list is read is gone to once it is', async () => {
  const harness = begin(documentOf('a.yaml'));
  let told: (past: { readonly missing: string }) => void = () => undefined;
  harness.rendered = new Promise(resolve => (told = resolve));
  harness.session.recordCluster('untitled:a.yaml', 'Deployment//web', {
    revisions: [{ revision: 4, formerRevisions: [], manifest: { template: {}, annotations: {}, spec: null } }],
    ...{ present: 4, running: 4, rows: [clusterRow(4)] },
  });
  await harness.view.show('untitled:a.yaml');
  assert.deepEqual(await harness.read(), ['1 revision 4 · web:1 → rolloutPreview.showTemplateDifference', 'Reading…']);
  const chosen = (await harness.view.getChildren()).find((node): node is RevisionNode => node.kind === 'revision');
  assert.ok(chosen?.list === null);
  const read = whenRead(chosen);
  told({ missing: 'No git' });
  const { list, row } = (await read) ?? assert.fail('it is gone');
  assert.deepEqual([row.revision, list.preceding.running], [4, 4]);
});

function clusterRow(revision: number): RevisionRow {
  const source = { kind: 'cluster', created: null, digest: null, origin: null } as const;
  const next = { revision, current: false };
  return { revision, images: ['web:1'], changeCause: null, current: false, gone: null, source, difference: '', next };
}
