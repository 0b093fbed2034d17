import assert from 'node:assert/strict';
import { test } from 'node:test';
import { overviewChanges } from '../../../../client/overview/changeText';
import { open } from '../../../../server/preview/open';
import { named } from '../../../support/overviews';

/** What is said of the workloads of a file that was another before. */
function checkChanges(before: string, after: string, ...expected: readonly string[]): void {
  const [file] = open([{ uri: 'file:///shop.yaml', text: after }]);
  const changes = overviewChanges(file?.editEffects({ base: before }) ?? []);
  assert.deepEqual(
    changes.map(({ workload, what }) => `${workload}: ${what}`),
    expected,
  );
}

test('the template and what else, field by field; nothing of what is as it was', () =>
  checkChanges(
    [named('web'), named('cart'), named('ledger')].join('---\n'),
    [
      named('web').replace('image: web:1', 'image: web:2').replace('replicas: 10', 'replicas: 8'),
      named('cart'),
      named('ledger', 'minReadySeconds: 5'),
    ].join('---\n'),
    'Deployment//web: web 1 → 2, replicas 10 → 8',
    'Deployment//ledger: minReadySeconds 0 → 5',
  ));
test('one that wasn’t there, and one that would be rejected', () =>
  checkChanges(
    named('web'),
    [named('web').replace('app: web', 'app: other'), named('cart')].join('---\n'),
    'Deployment//web: rejected: The Deployment "web" is invalid: spec.template.metadata.labels: Invalid value: {"app":"web"}: `selector` does not match template `labels`',
    'Deployment//cart: new',
  ));
test('nothing of one that is rejected as it was before, wherever it stands now', () => {
  const wrong = named('web').replace('app: web', 'app: other');
  checkChanges([wrong, named('cart')].join('---\n'), [named('cart'), '# as it was\n', wrong].join('---\n'));
  checkChanges(
    [wrong, named('cart')].join('---\n'),
    [wrong.replace('replicas: 10', 'replicas: 8'), named('cart')].join('---\n'),
    `Deployment//web: rejected: The Deployment "web" is invalid: spec.template.metadata.labels: Invalid value: {"app":"web"}: \`selector\` does not match template \`labels\``,
  );
});
