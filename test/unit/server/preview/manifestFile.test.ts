import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ManifestFile, parseFile } from '../../../../server/preview/manifestFile';
import { linesOf } from '../../../../server/preview/source';

function deployment(name: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  selector: { matchLabels: { app: a } }
  template:
    metadata: { labels: { app: a } }
    spec:
      containers: [{ name: a, image: a:1 }]
`;
}

/** The documents, each behind its mark. */
function file(documents: readonly string[]): string {
  return documents.map(document => `---\n${document}`).join('');
}

/** Opens a text, then another one in its place; what became of the first one's workloads: `ID line kept|parsed`. */
function checkEdit(before: readonly string[], after: readonly string[], expected: readonly string[]): void {
  const first = open(file(before));
  const second = open(file(after), first);
  const kept = new Set(first.workloads.map(({ workload }) => workload));
  assert.deepEqual(
    second.workloads.map(({ id, workload, base }) => {
      const line = second.lineOf(base + workload.span.start);
      return `${id} ${line} ${kept.has(workload) ? 'kept' : 'parsed'}`;
    }),
    expected,
  );
}

function open(text: string, before?: ManifestFile): ManifestFile {
  return parseFile({ uri: 'file:///a.yaml', text }, linesOf(text), before);
}

const [a, b, c] = [deployment('a'), deployment('b'), deployment('c')];

test('only the edited document is parsed again, and those below it move', () =>
  checkEdit([a, b, c], [a, `# x\n${deployment('d')}`, c], ['Deployment//a 1 kept', 'Deployment//d 13 parsed', 'Deployment//c 24 kept']));
test('a new document in front leaves the others but the former first one, which had the separator in it', () =>
  checkEdit([a, b], [c, a, b], ['Deployment//c 1 parsed', 'Deployment//a 12 parsed', 'Deployment//b 23 kept']));
test('a document that is gone leaves the others', () => checkEdit([a, b, c], [a, c], ['Deployment//a 1 kept', 'Deployment//c 12 kept']));
test('of equal ones each is its own', () => checkEdit([a], [a, a], ['Deployment//a 1 kept', 'Deployment//a#2 12 parsed']));
test('numbers follow the order in the file', () =>
  checkEdit([a, b], [a, a, b], ['Deployment//a 1 kept', 'Deployment//a#2 12 parsed', 'Deployment//b 23 kept']));
test('a name that looks numbered stays apart', () =>
  checkEdit([], [a, deployment('"a#2"'), a], ['Deployment//a 1 parsed', 'Deployment//a#2 12 parsed', 'Deployment//a#3 23 parsed']));
test('nothing is left of a workload that isn’t one any more', () => checkEdit([a], [a.replace('Deployment', 'Service')], []));

test('what was worked out is recalled until the document is edited', () => {
  const first = open(file([a, b]));
  let computed = 0;
  const ask = (file: ManifestFile): void => {
    for (const { recall } of file.workloads) recall('key', () => ++computed);
  };
  ask(first);
  ask(first);
  assert.equal(computed, 2);
  ask(open(file([a, c]), first));
  assert.equal(computed, 3);
});
