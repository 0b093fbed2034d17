import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chartsIn, chartTree, fileOfSource, packedKeys } from '../../../../server/rendering/chartTree';

const tree = chartTree([
  { path: 'Chart.yaml', text: 'name: shop\ndependencies: [{ name: worker, alias: queue }]\n' },
  { path: 'charts/workers-folder/Chart.yaml', text: 'name: worker\n' },
]);

/** Of a template as helm names it: its file, or the keys that the values of its packed subchart stand below. */
function check(source: string, file: string | null, keys: readonly string[] | null): void {
  test(source, () => {
    assert.ok(tree !== null);
    assert.equal(fileOfSource(tree, source), file);
    assert.deepEqual(packedKeys(tree, source), keys);
  });
}

check('shop/templates/web.yaml', 'templates/web.yaml', null);
check('shop/charts/queue/templates/worker.yaml', 'charts/workers-folder/templates/worker.yaml', null);
check('shop/charts/redis/templates/redis.yaml', null, ['redis']);
check('shop/charts/queue/charts/redis/templates/redis.yaml', null, ['queue', 'redis']);
check('other/charts/redis/templates/redis.yaml', null, null);

const times = (name: string): string => Array.from({ length: 40 }, (_, index) => `- { name: ${name}, alias: a${index} }`).join('\n');
const folders = ['', 'charts/x/', 'charts/x/charts/x/', 'charts/x/charts/x/charts/x/', 'charts/x/charts/x/charts/x/charts/x/'];

test('aliases that multiply are followed as far as helm would come', () => {
  const many = chartTree(folders.map(folder => ({ path: `${folder}Chart.yaml`, text: `name: x\ndependencies:\n${times('x')}\n` })));
  assert.ok(many !== null);
  assert.equal(chartsIn(many).length, 2000);
});

test('an alias that is named twice is one chart', () => {
  const twice = chartTree([
    { path: 'Chart.yaml', text: 'name: shop\ndependencies: [{ name: x, alias: a }, { name: x, alias: a }]\n' },
    { path: 'charts/x/Chart.yaml', text: 'name: x\n' },
  ]);
  assert.deepEqual(
    twice?.charts.map(({ valuesPath }) => valuesPath),
    [['a']],
  );
});
