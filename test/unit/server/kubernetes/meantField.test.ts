import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meantField } from '../../../../server/kubernetes/meantField';
import { parsePath } from '../../../../server/yaml/find';

/** What the last key of a path is taken for: `NAME, NAME | in PLACE, PLACE`. */
function checkMeant(path: string, expected: string): void {
  const { names, places } = meantField(parsePath(path), 'Deployment');
  assert.equal([names.join(', '), ...(places.length === 0 ? [] : [`in ${places.join(', ')}`])].join(' | '), expected, path);
}

const pod = 'spec.template.spec';
const container = `${pod}.containers[0]`;

test('a misspelt name', () => {
  checkMeant('spec.strategy.rollingUpdate.maxSruge', 'maxSurge');
  checkMeant('spec.strategy.rollingUpdate.maxUnavialable', 'maxUnavailable');
  checkMeant('spec.replica', 'replicas');
  checkMeant(`${pod}.container`, 'containers');
  checkMeant(`${container}.readynessProbe`, 'readinessProbe');
  checkMeant(`${container}.imagePullPolcy`, 'imagePullPolicy');
  checkMeant(`${container}.envs`, 'env');
  checkMeant(`${container}.livenessProbe.httpGet.prot`, 'port');
  checkMeant(`${pod}.volumes[0].configmap`, 'configMap');
  checkMeant('metadate', 'metadata');
});
test('a name in other capitals, or with hyphens', () => {
  checkMeant('spec.strategy.rollingUpdate.maxsurge', 'maxSurge');
  checkMeant('spec.strategy.RollingUpdate', 'rollingUpdate');
  checkMeant('spec.min-ready-seconds', 'minReadySeconds');
  checkMeant(`${container}.image_pull_policy`, 'imagePullPolicy');
});
test('the beginning or the end of a name', () => {
  checkMeant('spec.progressDeadline', 'progressDeadlineSeconds');
  checkMeant(`${pod}.gracePeriodSeconds`, 'terminationGracePeriodSeconds');
});
test('a field of another level', () => {
  checkMeant('spec.template.containers', ' | in spec.template.spec');
  checkMeant('spec.containers', ' | in spec.template.spec');
  checkMeant('spec.template.spec.replicas', ' | in spec');
  checkMeant('spec.maxSurge', ' | in spec.strategy.rollingUpdate');
  checkMeant('spec.strategy.maxUnavailable', ' | in spec.strategy.rollingUpdate');
  checkMeant('spec.image', ' | in spec.template.spec.containers[*]');
  checkMeant(`${pod}.ports`, ' | in spec.template.spec.containers[*]');
  checkMeant(`${container}.terminationGracePeriodSeconds`, ' | in spec.template.spec');
  checkMeant(`${container}.limits`, ' | in spec.template.spec.containers[0].resources');
  checkMeant('template', ' | in spec');
  checkMeant('name', ' | in metadata');
  checkMeant('spec.labels', ' | in metadata, spec.template.metadata');
});
test('where it could belong to many places, or to none, nothing is said', () => {
  checkMeant(`${container}.initialDelaySeconds`, '');
  checkMeant('spec.whatever', '');
  checkMeant('metadata.labels.app.x', '');
});
