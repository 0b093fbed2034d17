import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ManifestFile, parseFile } from '../../../../server/preview/manifestFile';
import { scaledFile, type Elsewhere } from '../../../../server/preview/scaledFile';
import { linesOf } from '../../../../server/preview/source';
import { autoscaler, deployment } from '../../../support/manifest';

const unscaled = deployment().replace('  replicas: 10\n', '');

function open(text: string, uri = 'file:///ws/shop/web/deploy.yaml'): ManifestFile {
  return parseFile({ uri, text }, linesOf(text));
}

/** Documents by their paths below /ws, with autoscalers of those names in them. */
function elsewhere(files: Readonly<Record<string, string>>): Elsewhere[] {
  return Object.entries(files).flatMap(([path, text]) =>
    open(text).autoscalers.map(found => ({ uri: `file:///ws/${path}`, autoscaler: found })),
  );
}

/** By which autoscaler the file's workloads are scaled: `NAME MINIMUM in FILE`, FILE where it isn't the same one. */
function checkScaled(text: string, others: Readonly<Record<string, string>>, ...expected: readonly string[]): void {
  const { workloads } = scaledFile(open(text), elsewhere(others));
  assert.deepEqual(
    workloads.map(({ workload: { autoscaler: by } }) =>
      by === undefined ? 'unscaled' : `${by.name} ${by.minReplicas}${by.file === undefined ? '' : ` in ${by.file}`}`,
    ),
    expected,
  );
}

test('by none', () => checkScaled(unscaled, {}, 'unscaled'));
test('by one of the same file, before or behind it', () => {
  checkScaled(`${unscaled}---\n${autoscaler()}`, {}, 'web 3');
  checkScaled(`${autoscaler()}---\n${unscaled}`, {}, 'web 3');
});
test('by the first of the file, whatever others say', () =>
  checkScaled(
    `${unscaled}---\n${autoscaler({ name: 'b', minReplicas: 4 })}---\n${autoscaler({ name: 'a', minReplicas: 5 })}`,
    { 'shop/web/hpa.yaml': autoscaler() },
    'b 4',
  ));
test('by one beside it', () => checkScaled(unscaled, { 'shop/web/hpa.yaml': autoscaler() }, 'web 3 in hpa.yaml'));
test('by one whose path a URI can’t have as it is', () =>
  checkScaled(unscaled, { 'm%C3%BCll%20%26%20co/hpa.yaml': autoscaler() }, 'web 3 in ../../müll & co/hpa.yaml'));
test('by one whose URI can’t be read', () => checkScaled(unscaled, { 'shop/100%.yaml': autoscaler() }, 'web 3 in ../100%.yaml'));
test('by the nearest of several', () =>
  checkScaled(
    unscaled,
    {
      'a.yaml': autoscaler({ minReplicas: 4 }),
      'shop/web/deeper/a.yaml': autoscaler({ minReplicas: 5 }),
      'shop/web/z.yaml': autoscaler({ minReplicas: 6 }),
    },
    'web 6 in z.yaml',
  ));
test('of those as near by the first', () => {
  const [a, b] = [autoscaler({ minReplicas: 4 }), autoscaler({ minReplicas: 5 })];
  checkScaled(unscaled, { 'shop/b.yaml': b, 'shop/a.yaml': a }, 'web 4 in ../a.yaml');
  checkScaled(unscaled, { 'shop/a.yaml': a, 'shop/b.yaml': b }, 'web 4 in ../a.yaml');
});
test('not by the nearest where that scales another one', () =>
  checkScaled(
    unscaled,
    { 'shop/web/hpa.yaml': autoscaler({ target: 'other' }), 'hpa.yaml': autoscaler({ minReplicas: 2 }) },
    'web 2 in ../../hpa.yaml',
  ));

test('what was worked out under one autoscaler isn’t recalled under another', () => {
  const file = open(unscaled);
  const [three, four] = [autoscaler(), autoscaler({ minReplicas: 4 })].map(text => elsewhere({ 'shop/hpa.yaml': text }));
  let computed = 0;
  for (const others of [[], three ?? [], four ?? [], three ?? [], []])
    for (const { recall } of scaledFile(file, others).workloads) recall('key', () => ++computed);
  assert.equal(computed, 3);
});
test('a file that no autoscaler is known for stays the one it is', () => {
  const file = open(unscaled);
  assert.equal(scaledFile(file, []), file);
});
