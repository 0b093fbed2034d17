import assert from 'node:assert/strict';
import { test } from 'node:test';
import { declaredIn } from '../../server/rendering/declared';
import { declaredBySettings } from '../../server/rendering/declaredBySettings';
import { readFixture } from './fixtures';

test('an Application of Argo CD', () =>
  assert.deepEqual(declaredIn(readFixture('helm', 'argo', 'application.yaml')).releases, [
    {
      by: 'Argo CD',
      name: 'shop-prod',
      chart: 'helm/shop',
      valuesFiles: ['helm/shop/values-prod.yaml'],
      inline: '{"replicas":14}',
      release: 'shop',
      namespace: 'prod',
    },
  ]));
test('a HelmRelease of Flux', () =>
  assert.deepEqual(declaredIn(readFixture('helm', 'argo', 'helmrelease.yaml')).releases, [
    {
      by: 'Flux',
      name: 'shop',
      chart: 'helm/shop',
      valuesFiles: ['helm/shop/values.yaml', 'helm/shop/values-prod.yaml'],
      inline: '{"replicas":15}',
      release: 'shop',
      namespace: 'prod',
    },
  ]));

const argo = (helm: string, path = 'charts/web'): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: web }\nspec: { source: { path: ${path}, helm: ${helm} } }\n`;

function checkInline(helm: string, expected: string | null): void {
  assert.equal(declaredIn(argo(helm)).releases[0]?.inline, expected);
}

test('parameters count last, and are typed as --set types them', () =>
  checkInline(
    '{ values: "a: 1\\nb: { c: 2 }", parameters: [{ name: b.c, value: "3" }, { name: b.d, value: "007" }, { name: e, value: "5", forceString: true }] }',
    '{"a":1,"b":{"c":3,"d":"007"},"e":"5"}',
  ));
test('valuesObject takes the place of values', () => checkInline('{ values: "a: 1", valuesObject: { b: 2 } }', '{"b":2}'));
test('no values', () => checkInline('{ releaseName: x }', null));

for (const [why, helm, path] of [
  ['values on the network', '{ valueFiles: ["https://charts.invalid/v.yaml"] }', 'charts/web'],
  ['values that a plugin decrypts', '{ valueFiles: ["secrets://v.yaml"] }', 'charts/web'],
  ['values of another source', '{ valueFiles: ["$values/v.yaml"] }', 'charts/web'],
  ['values beyond the repository', '{ valueFiles: ["../../../v.yaml"] }', 'charts/web'],
  ['a chart beyond the repository', '{}', '../web'],
] as const)
  test(`left out: ${why}`, () => assert.deepEqual(declaredIn(argo(helm, path)).releases, []));

test('what isn’t an Application or HelmRelease', () =>
  assert.deepEqual(declaredIn('kind: Application\napiVersion: v1\n---\n{{ broken\n---\n- a\n'), {
    releases: [],
    overlays: [],
    configMaps: [],
  }));

function checkSet(
  title: string,
  { generators, name, source }: Readonly<Record<'generators' | 'name' | 'source', string>>,
  expected: readonly string[],
): void {
  test(`an ApplicationSet: ${title}`, () => {
    const text = `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: { name: web-set }\nspec:\n  generators: ${generators}\n  template:\n    metadata: { name: ${name} }\n    spec: { source: ${source}, destination: { namespace: '{{env}}' } }\n`;
    const { releases, overlays } = declaredIn(text);
    assert.deepEqual(
      [
        ...releases.map(one => `${one.name}: ${[one.chart, ...one.valuesFiles, one.inline, one.namespace].join(' ')}`),
        ...overlays.map(one => `${one.name}: ${one.directory}`),
      ],
      expected,
    );
  });
}

const environments = '[{ list: { elements: [{ env: test, pods: 1 }, { env: prod, pods: 3 }] } }]';
checkSet(
  'each element of a list',
  {
    generators: environments,
    name: "'web-{{env}}'",
    source: "{ path: charts/web, helm: { valueFiles: ['values-{{ env }}.yaml'], values: 'replicas: {{pods}}' } }",
  },
  [
    'web-test: charts/web charts/web/values-test.yaml {"replicas":1} test',
    'web-prod: charts/web charts/web/values-prod.yaml {"replicas":3} prod',
  ],
);
checkSet('Go templates', { generators: environments, name: "'{{ .env }}'", source: "{ path: 'overlays/{{ .env }}' }" }, [
  'test: overlays/test',
  'prod: overlays/prod',
]);
checkSet(
  'a literal source for several clusters',
  { generators: '[{ clusters: {} }]', name: "'{{name}}-web'", source: '{ path: overlays/prod }' },
  ['web-set: overlays/prod'],
);
checkSet(
  'a source that nobody knows',
  { generators: '[{ git: { directories: [{ path: apps/* }] } }]', name: "'{{path.basename}}'", source: "{ path: '{{path}}' }" },
  [],
);
checkSet('no template', { generators: '[]', name: '{}', source: '{}' }, []);

test('overlays that Flux and Argo CD build', () => {
  const text = `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: apps, namespace: flux-system }
spec: { path: ./apps/prod, postBuild: { substitute: { TAG: "1.0" }, substituteFrom: [{ kind: Secret, name: keys }, { kind: ConfigMap, name: settings }, { kind: Other, name: x }, 3] } }
---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: web }
spec: { source: { path: overlays/prod } }
---
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data: { REPLICAS: "4", app.properties: a=b, LINES: "a\\nb", COUNT: 5 }
`;
  assert.deepEqual(declaredIn(text), {
    releases: [],
    overlays: [
      { by: 'Argo CD', name: 'web', directory: 'overlays/prod', variables: [], variablesFrom: [] },
      {
        by: 'Flux',
        name: 'apps',
        directory: 'apps/prod',
        variables: [{ name: 'TAG', value: '1.0' }],
        variablesFrom: [
          { kind: 'Secret', name: 'keys', namespace: 'flux-system' },
          { kind: 'ConfigMap', name: 'settings', namespace: 'flux-system' },
        ],
      },
    ],
    configMaps: [{ name: 'settings', namespace: '', data: [{ name: 'REPLICAS', value: '4' }] }],
  });
});

test('environments of the repository’s settings', () => {
  const text = `render:
- { name: prod, chart: charts/shop, values: [charts/shop/values-prod.yaml], namespace: shop }
- { name: test, kustomization: overlays/test }
- { chart: a, kustomization: b }
`;
  assert.deepEqual(declaredBySettings(text), {
    releases: [
      {
        by: 'settings',
        name: 'prod',
        chart: 'charts/shop',
        valuesFiles: ['charts/shop/values-prod.yaml'],
        inline: null,
        release: null,
        namespace: 'shop',
      },
    ],
    overlays: [{ by: 'settings', name: 'test', directory: 'overlays/test', variables: [], variablesFrom: [] }],
    configMaps: [],
  });
});

test('an ApplicationSet that makes more of itself than anybody reads is left out', () => {
  const large = 'x'.repeat(50_000);
  const set = `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: a }
spec:
  generators:
  - list: { elements: [&one { large: ${large} }${', *one'.repeat(99)}] }
  template:
    metadata: { name: shop }
    spec: { source: { path: helm/shop, helm: { releaseName: "${'{{large}}'.repeat(3000)}" } } }
`;
  assert.deepEqual(declaredIn(set).releases, []);
  assert.equal(declaredIn(set.replaceAll(large, 'small').replace(/(?:\{\{large\}\})+/, '{{large}}')).releases.length, 100);
});
