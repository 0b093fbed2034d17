import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyEffects, valuesProbe } from '../../../../server/rendering/valuesProbe';

const files = [
  { file: 'queue.yaml', text: 'workers: 2\n', below: ['queue'] },
  {
    file: 'values.yaml',
    text: 'replicas: 4\nimage: { repository: acme/shop, tag: "" }\nenabled: false\nports:\n  - name: http\n    port: 80\nempty:\nrest: {}\n',
    below: [],
  },
  { file: 'deep.yaml', text: '# of the workers\nimage:\n  repository: acme/queue\n  pull: true\nlimits:\n  cpu: null\n', below: ['queue'] },
  { file: 'prod.yaml', text: 'replicas: 12\n', below: [] },
];

/** What is rendered with, and what counts in the key's place. `at`: file, line and column from 1. */
function checkProbe(at: string, expected: readonly [string, object, (string | undefined)?] | null): void {
  test(`a key at ${at}`, () => {
    const [file = '', line, character = '1'] = at.split(':');
    const probe = valuesProbe(files, { file, line: Number(line) - 1, character: Number(character) - 1 });
    const [key, values, set = null] = expected ?? [null, null];
    assert.equal(probe?.key ?? null, key);
    assert.deepEqual(probe === null ? null : JSON.parse(probe.text), values);
    assert.equal(probe?.set == null ? null : `${probe.set.file}:${probe.set.line + 1} ${probe.set.value}`, set);
  });
}

checkProbe('prod.yaml:1', ['replicas', { replicas: 13 }]);
checkProbe('values.yaml:1', ['replicas', { replicas: 13 }, 'prod.yaml:1 12']);
checkProbe('values.yaml:2:12', ['image.repository', { image: { repository: 'acme/shop-other' } }]);
checkProbe('values.yaml:2:35', ['image.tag', { image: { tag: 'other' } }]);
checkProbe('values.yaml:3', ['enabled', { enabled: true }]);
checkProbe('values.yaml:6', ['ports[0].port', { ports: [{ name: 'http', port: 81 }] }]);
checkProbe('queue.yaml:1', ['queue.workers', { queue: { workers: 3 } }]);
checkProbe('values.yaml:4', ['ports', { ports: [{ name: 'http-other', port: 81 }] }]);
checkProbe('values.yaml:7', ['empty', { empty: 'other' }]);
checkProbe('values.yaml:8', null);
checkProbe('values.yaml:99', null);
checkProbe('nosuch.yaml:1', null);
checkProbe('deep.yaml:2', ['queue.image', { queue: { image: { repository: 'acme/queue-other', pull: false } } }]);
checkProbe('deep.yaml:6', ['queue.limits.cpu', { queue: { limits: { cpu: 'other' } } }]);

const deployment = (name: string, replicas: number, more = ''): string =>
  `---\n# Source: shop/templates/${name}.yaml\nkind: Deployment\nmetadata: { name: ${name}${more} }\nspec: { replicas: ${replicas} }\n`;

test('what a key does to workloads', () =>
  assert.deepEqual(keyEffects(deployment('web', 1), deployment('web', 2), []), {
    fields: [{ kind: 'Deployment', name: 'web', paths: ['spec.replicas'] }],
    conditional: [],
  }));
test('a field that only one of the two has', () =>
  assert.deepEqual(keyEffects(deployment('web', 1), deployment('web', 1, ', labels: { a: b }'), []).fields, [
    { kind: 'Deployment', name: 'web', paths: ['metadata.labels.a'] },
  ]));
test('a workload that only one of the two has', () =>
  assert.deepEqual(keyEffects(deployment('web', 1), deployment('web', 1) + deployment('worker', 1), []), {
    fields: [],
    conditional: [{ kind: 'Deployment', name: 'worker' }],
  }));
test('what comes out otherwise each time isn’t what the key does', () =>
  assert.deepEqual(
    keyEffects(deployment('web', 1), deployment('web', 2), [{ kind: 'Deployment', name: 'web', paths: ['spec.replicas'] }]),
    {
      fields: [],
      conditional: [],
    },
  ));
