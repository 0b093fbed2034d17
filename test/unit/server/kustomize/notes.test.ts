import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildsOf } from '../../../../server/kustomize/builds';
import { buildNotes } from '../../../../server/kustomize/notes';
import { deploymentWith, workloadIn } from '../past/manifests';

const manifest = deploymentWith('containers: [{name: web, image: nginx, envFrom: [{configMapRef: {name: options}}]}]');

/** What is said of the builds of a Deployment `web` that takes its environment from the ConfigMap `options`. */
function check(name: string, kustomization: string, ...expected: readonly string[]): void {
  test(`${name}: ${expected.join(' ') || 'nothing'}`, () => {
    const files = [{ path: '/repo/prod/kustomization.yaml', text: `resources: [web.yaml]\n${kustomization}\n` }];
    const notes = buildNotes(buildsOf('/repo/prod/web.yaml', files), [workloadIn(manifest)]);
    assert.deepEqual(notes, expected);
  });
}

test('a chain that is longer than is followed', () => {
  const chain = Array.from({ length: 300 }, (_, index) => ({
    path: `/repo/k${index}/kustomization.yaml`,
    text: `resources: [${index === 0 ? 'web.yaml' : `../k${index - 1}`}]`,
  }));
  assert.deepEqual(buildNotes(buildsOf('/repo/k0/web.yaml', chain), [workloadIn(manifest)]), [
    'More than 200 kustomizations build upon each other: the rest isn’t counted.',
  ]);
});

const not = (fields: string): string => `The kustomize build also has ${fields}: not counted.`;
const patch = (target: string): string => `patches: [{path: a.yaml, target: {${target}}}]`;
const merge = (kind: string, name: string): string => `patches:\n- patch: |-\n    kind: ${kind}\n    metadata: {name: ${name}}\n`;

check('images alone', 'images: [{name: nginx, newTag: "1"}]');
check('replicas', 'replicas: [{name: web, count: 6}]', not('replicas'));
check('replicas of another', 'replicas: [{name: api, count: 6}]');
check('replicas under the name that it gets', 'namePrefix: prod-\nreplicas: [{name: prod-web, count: 6}]', not('namePrefix, replicas'));
check('a patch in a file', 'patches: [{path: a.yaml}]', not('patches'));
check('a patch for it', patch('kind: Deployment, name: web'), not('patches'));
check('a patch for whatever matches', patch('kind: Deploy.*, name: ".*"'), not('patches'));
check('a patch by labels', patch('labelSelector: a=b'), not('patches'));
check('a patch for another kind', patch('kind: Service'));
check('a patch for another name', patch('kind: Deployment, name: we'));
check('a merge patch for it', merge('Deployment', 'web'), not('patches'));
check('a merge patch for another', merge('Service', 'web'));
check(
  'older patches',
  'patchesStrategicMerge: [a.yaml]\npatchesJson6902: [{path: a, target: {kind: Deployment}}]',
  not('patchesStrategicMerge, patchesJson6902'),
);
check('labels of the template', 'labels: [{pairs: {a: b}, includeSelectors: true}]', not('labels'));
check('labels of the object alone', 'labels: [{pairs: {a: b}}]');
check('labels and annotations of all', 'commonLabels: {a: b}\ncommonAnnotations: {a: b}', not('commonLabels, commonAnnotations'));
check('names', 'namespace: a\nnameSuffix: -b', not('namespace, nameSuffix'));
check('a ConfigMap that it uses', 'configMapGenerator: [{name: options, literals: [a=b]}]', not('configMapGenerator'));
check('a ConfigMap that it doesn’t use', 'configMapGenerator: [{name: other}]\nsecretGenerator: [{name: options}]');
check('nothing in them', 'patches: []\ncommonLabels: {}\nnamePrefix: ""\nreplacements: null');
check('names that are too much to be matched', `images: [{name: "(a{100}){100}", newTag: "1"}]`, not('images'));
check(
  'a build that is refused',
  'images:\n- name: nginx\n  newTag: 7',
  'kustomize rejects prod/kustomization.yaml, line 4: invalid Kustomization: json: cannot unmarshal number into Go struct field Image.images.newTag of type string. The manifest is simulated without it.',
);
