import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileSays } from '../../../../server/preview/fileSays';
import { type ManifestFile, parseFile } from '../../../../server/preview/manifestFile';
import { linesOf } from '../../../../server/preview/source';
import { Surroundings } from '../../../../server/preview/surroundings';
import { autoscaler, deployment } from '../../../support/manifest';

const unscaled = deployment().replace('  replicas: 10\n', '');

const uri = 'file:///ws/shop/web/deploy.yaml';

function parsed(text: string): ManifestFile {
  return parseFile({ uri, text }, linesOf(text));
}

/** A file among others, by their paths below /ws. */
function among(file: ManifestFile, others: Readonly<Record<string, string>>): ManifestFile {
  const says = Object.entries(others).map(([path, text]) => fileSays({ uri: `file:///ws/${path}`, text }));
  return new Surroundings([...says, file.says]).around(file);
}

/** By which autoscaler the file's workloads are scaled: `NAME MINIMUM in FILE`, FILE where it isn't the same one. */
function checkScaled(text: string, others: Readonly<Record<string, string>>, ...expected: readonly string[]): void {
  const { workloads } = among(parsed(text), others);
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

test('what was worked out beside one autoscaler isn’t recalled beside another', () => {
  const file = parsed(unscaled);
  const [three, four] = [autoscaler(), autoscaler({ minReplicas: 4 })].map(text => ({ 'shop/hpa.yaml': text }));
  let computed = 0;
  for (const others of [{}, three ?? {}, four ?? {}, three ?? {}, {}])
    for (const { recall } of among(file, others).workloads) recall('key', () => ++computed);
  assert.equal(computed, 3);
});
test('a file that nothing stands beside stays as it is', () => {
  const file = parsed(deployment());
  assert.deepEqual(among(file, { 'config.yaml': 'kind: ConfigMap' }).workloads, file.workloads);
});

/** What stands beside the workload, as `SORT NAME`. */
function checkBeside(text: string, others: Readonly<Record<string, string>>, ...expected: readonly string[]): void {
  const [placed] = among(parsed(text), others).workloads;
  assert.ok(placed !== undefined);
  const { claims, services, siblings } = placed.neighbours;
  const found = Object.entries({ claims, services, siblings }).flatMap(([sort, values]) => values.map(({ name }) => `${sort} ${name}`));
  assert.deepEqual(found, expected);
}

const object = (kind: string, name: string, spec: string): string =>
  `apiVersion: v1\nkind: ${kind}\nmetadata: { name: ${name} }\nspec: ${spec}\n`;
const withDisk = `${deployment()}      volumes: [{ name: data, persistentVolumeClaim: { claimName: disk } }]\n`;

test('of other files only what has to do with the workload', () =>
  checkBeside(
    withDisk,
    {
      'disk.yaml': `${object('PersistentVolumeClaim', 'disk', '{}')}---\n${object('PersistentVolumeClaim', 'other', '{}')}`,
      'service.yaml': object('Service', 'front', '{ selector: { app: web } }'),
      'other.yaml': object('Service', 'other', '{ selector: { app: other } }'),
      'canary.yaml': deployment().replaceAll('app: web', 'app: canary').replace('name: web', 'name: canary'),
      'apart.yaml': deployment().replaceAll('app: web', 'run: apart').replace('name: web', 'name: apart'),
      'notes.yaml': 'kind: ConfigMap\n',
      'broken.yaml': `${object('Service', 'broken', '{ selector: { app: web } }')}a: b: c\n`,
    },
    'claims disk',
    'services front',
    'siblings canary',
  ));
test('a claim of the file is the one that is meant', () => {
  const claim = object('PersistentVolumeClaim', 'disk', '{ accessModes: [ReadWriteMany] }');
  checkBeside(`${withDisk}---\n${claim}`, { 'disk.yaml': claim }, 'claims disk');
  checkBeside(withDisk, { 'a.yaml': claim, 'b.yaml': claim }, 'claims disk', 'claims disk');
});
test('nothing of another namespace', () =>
  checkBeside(deployment().replace('name: web\n', 'name: web\n  namespace: shop\n'), {
    'service.yaml': object('Service', 'front, namespace: other', '{ selector: { app: web } }'),
  }));
