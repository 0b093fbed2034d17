import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Connection } from 'vscode-languageserver';
import { newestVersion } from '../../../../server/kubernetes/kubernetesVersion';
import { Documents } from '../../../../server/lsp/documents';
import { deployment } from '../../../support/manifest';

const uri = 'file:///many.yaml';
const many = (count: number): string =>
  Array.from({ length: count }, (_, index) => deployment().replace('name: web', `name: w${index}`)).join('---\n');

type Told = (params: unknown) => void;

/** The open documents, and a client that opens, edits and closes one. */
function opened(text: string): { readonly documents: Documents; readonly edit: (text: string) => void; readonly close: () => void } {
  const told = new Map<string, Told>();
  const nothing = { dispose: () => undefined };
  const take = (name: string) => (handler: Told) => {
    told.set(name, handler);
    return nothing;
  };
  const connection = {
    onDidOpenTextDocument: take('open'),
    onDidChangeTextDocument: take('change'),
    onDidCloseTextDocument: take('close'),
    onWillSaveTextDocument: take('willSave'),
    onWillSaveTextDocumentWaitUntil: take('willSaveWait'),
    onDidSaveTextDocument: take('save'),
  };
  const documents = new Documents(() => newestVersion);
  documents.listen(connection as unknown as Connection);
  let version = 1;
  told.get('open')?.({ textDocument: { uri, languageId: 'yaml', version, text } });
  return {
    documents,
    edit: edited => told.get('change')?.({ textDocument: { uri, version: ++version }, contentChanges: [{ text: edited }] }),
    close: () => told.get('close')?.({ textDocument: { uri } }),
  };
}

/** Names of the workloads in the newest version. */
function names(documents: Documents): readonly string[] | undefined {
  return documents.get(uri)?.workloads.map(({ workload }) => workload.name);
}

test('what was opened is parsed in steps, a document of it each', () => {
  const { documents } = opened(many(5));
  const parsed: string[] = [];
  documents.onDidParse(found => parsed.push(found));
  assert.equal([...documents.parseAllInSteps()].length, 6);
  assert.deepEqual(parsed, [], 'what nobody has asked for is told to nobody');
  assert.deepEqual(names(documents), ['w0', 'w1', 'w2', 'w3', 'w4']);
  assert.deepEqual(parsed, [uri]);
  assert.equal([...documents.parseAllInSteps()].length, 0);
});
test('all who wait share the steps', () => {
  const { documents } = opened(many(5));
  const waiting = [documents.parseAllInSteps(), documents.parseInSteps(uri)];
  let rounds = 0;
  while (waiting.map(own => own.next().done).includes(false)) rounds += 1;
  assert.equal(rounds, 3);
  assert.equal(names(documents)?.length, 5);
});
test('who can’t wait has the rest at once', () => {
  const { documents } = opened(many(5));
  const waiting = documents.parseAllInSteps();
  waiting.next();
  assert.equal(names(documents)?.length, 5);
  assert.equal(waiting.next().done, true);
});
test('what is edited meanwhile is parsed as it is then', () => {
  const { documents, edit } = opened(many(5));
  const waiting = documents.parseAllInSteps();
  waiting.next();
  edit(many(3));
  assert.equal([...waiting].length, 4);
  assert.deepEqual(names(documents), ['w0', 'w1', 'w2']);
});
test('of what is closed meanwhile nothing is left', () => {
  const { documents, close } = opened(many(5));
  const waiting = documents.parseAllInSteps();
  waiting.next();
  close();
  assert.equal(waiting.next().done, true);
  assert.equal(names(documents), undefined);
});
