/** The neighbours that thousands of workloads have are looked up; what is found is what a look at each of them finds. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findNeighbours, NeighbourIndex, type Sibling } from '../../../../server/kubernetes/neighbours';
import { Siblings } from '../../../../server/kubernetes/siblings';
import { findWorkloads } from '../../../../server/kinds/workloads';
import type { Workload } from '../../../../server/kubernetes/workloads/workload';
import { parseDocument } from '../../../../server/yaml/parse';

type Labels = Readonly<Record<string, string>>;

function workloadOf(name: string, labels: Labels, namespace: string | null = null): Workload {
  const manifest = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, ...(namespace === null ? {} : { namespace }) },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'a', image: 'a:1' }], volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'data' } }] },
      },
    },
  };
  const [workload] = findWorkloads([parseDocument(JSON.stringify(manifest))]);
  assert.ok(workload !== undefined);
  return workload;
}

/** The first of another name whose labels have the same keys and another value at this one only. */
function siblingAt(key: string, { name }: Workload, own: Labels, all: readonly Sibling[]): Sibling | undefined {
  const isAt = ({ matchLabels }: Sibling): boolean =>
    Object.keys(matchLabels).length === Object.keys(own).length &&
    Object.entries(own).every(([other, value]) => other in matchLabels && (matchLabels[other] !== value) === (other === key));
  return all.find(sibling => sibling.name !== name && isAt(sibling));
}

const names = fc.constantFrom('web', 'web-v2', 'api');
const labels = fc.dictionary(fc.constantFrom('app', 'version', 'tier'), fc.constantFrom('a', 'b', 'c'), { minKeys: 1 });

test('siblings are the first that differ in one label', () => {
  const sibling = fc.record({ name: names, namespace: fc.constant(null), matchLabels: labels });
  fc.assert(
    fc.property(fc.array(sibling, { maxLength: 30 }), names, labels, (all, name, own) => {
      const workload = workloadOf(name, own);
      const expected = Object.keys(workload.object.spec.selector?.matchLabels ?? {}).flatMap(
        key => siblingAt(key, workload, own, all) ?? [],
      );
      assert.deepEqual(new Siblings(all).of(workload), expected);
    }),
  );
});

const service = (name: string, selector: Labels, namespace?: string) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace },
  spec: { selector, ports: [{ port: 80 }] },
});

/** The names of the Services that select pods with these labels. */
function checkServices(own: Labels, namespace: string | null, services: readonly object[], expected: string): void {
  const neighbours = findNeighbours(services.map(one => parseDocument(JSON.stringify(one))));
  const { services: found } = new NeighbourIndex([neighbours]).of(workloadOf('web', own, namespace));
  assert.equal(found.map(({ name }) => name).join(' '), expected);
}

test('services that select the pods', () =>
  checkServices(
    { app: 'web', tier: 'front' },
    null,
    [service('one', { app: 'web' }), service('two', { app: 'api' }), service('three', { tier: 'front', app: 'web' }), service('none', {})],
    'one three',
  ));
test('services of another namespace don’t count', () =>
  checkServices(
    { app: 'web' },
    'shop',
    [service('here', { app: 'web' }, 'shop'), service('there', { app: 'web' }, 'test'), service('open', { app: 'web' })],
    'here open',
  ));
test('without a namespace those of all count', () =>
  checkServices({ app: 'web' }, null, [service('here', { app: 'web' }, 'shop'), service('open', { app: 'web' })], 'here open'));
test('a label called constructor selects what has it', () =>
  checkServices({ app: 'web' }, null, [service('one', { constructor: 'a' })], ''));

const claim = (accessMode: string) => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'data' },
  spec: { accessModes: [accessMode] },
});

test('a claim in the file is the one that is meant', () => {
  const [own, elsewhere] = ['ReadWriteOnce', 'ReadWriteMany'].map(mode => findNeighbours([parseDocument(JSON.stringify(claim(mode)))]));
  assert.ok(own !== undefined && elsewhere !== undefined);
  const modes = (index: NeighbourIndex): string =>
    String(index.of(workloadOf('web', { app: 'web' })).claims.map(({ accessModes }) => accessModes));
  assert.equal(modes(new NeighbourIndex([own], [elsewhere])), 'ReadWriteOnce');
  assert.equal(modes(new NeighbourIndex([], [elsewhere])), 'ReadWriteMany');
});
