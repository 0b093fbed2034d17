import assert from 'node:assert/strict';
import { test } from 'node:test';
import { workloadsNamed } from '../../../../server/preview/named';
import { open } from '../../../../server/preview/open';
import { deployment } from '../../../support/manifest';

const text = [
  deployment(),
  deployment().replace('name: web', 'name: web\n  namespace: shop'),
  'apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: web}\nspec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: a, image: a:1}]}}}\n',
].join('---\n');
const workloads = open([{ uri: 'file:///a.yaml', text }])[0]?.workloads ?? [];

function checkNamed(asked: string, ...ids: readonly string[]): void {
  test(`${asked} means ${ids.join(' and ') || 'none'}`, () => {
    assert.deepEqual(
      workloadsNamed(workloads, asked).map(({ id }) => id),
      ids,
    );
  });
}

const all = workloads.map(({ id }) => id);
const [own = '', ofShop = '', daemons = ''] = all;
checkNamed('web', ...all);
for (const kind of ['Deployment', 'deployment', 'deploy', 'deployments', 'deployment.apps', 'DEPLOY'])
  checkNamed(`${kind}/web`, own, ofShop);
for (const kind of ['DaemonSet', 'ds', 'daemonsets.apps']) checkNamed(`${kind}/web`, daemons);
checkNamed('shop/deploy/web', ofShop);
checkNamed(own, own);
checkNamed('sts/web');
checkNamed('constructor/web');
checkNamed('a/b/deploy/web');
checkNamed('');
