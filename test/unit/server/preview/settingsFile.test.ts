import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { open } from '../../../../server/preview/open';
import { readSettingsFile, withSettingsFile } from '../../../../server/preview/settingsFile';
import { defaultPreviewSettings } from '../../../../server/preview/settings';
import { rules } from '../../../../server/rules/index';

const whole = `rules:
  strategy/outage-allowed: off
assume: { readySeconds: 20 }
nodes:
  - count: 3
    cpu: 4
    memory: 16Gi
kubernetesVersion: 1.30
ignore: ["charts/**"]
render: [{ name: prod, kustomization: overlays/prod }, { chart: charts/shop, values: values-prod.yaml }]
`;

test('all that a file can say', () => {
  assert.deepEqual(readSettingsFile(whole), {
    rules: { 'strategy/outage-allowed': 'off' },
    assume: { readySeconds: 20 },
    nodes: [{ count: 3, cpu: '4', memory: '16Gi' }],
    kubernetesVersion: 30,
    ignore: ['charts/**'],
    render: [
      { kind: 'kustomization', name: 'prod', kustomization: 'overlays/prod' },
      {
        kind: 'chart',
        name: 'values-prod.yaml',
        chart: 'charts/shop',
        values: ['values-prod.yaml'],
        release: null,
        namespace: 'default',
      },
    ],
    problems: [],
  });
});

checkProblems('an unknown key, at any depth', 'rule: {}\nassume: { ready: 5 }\nnodes: [{ cpu: 1, memory: 1Gi, gpu: 1 }]', [
  'rule: Unknown key rule.',
  'ready: Unknown key assume.ready.',
  'gpu: Unknown key nodes[0].gpu.',
]);
checkProblems(
  'values that are none',
  'nodes: 3\nrules: { strategy/paused: loud }\nassume: { readySeconds: -1 }\nkubernetesVersion: latest\nignore: [1]',
  [
    '-1: assume.readySeconds must be: a number of seconds.',
    '3: nodes must be: a list.',
    'loud: rules.strategy/paused must be: off, hint, information, warning.',
    'latest: kubernetesVersion must be: a version such as "1.36".',
    '[1]: ignore must be: a list of globs.',
  ],
);
checkProblems('nodes that are none', 'nodes: [{ cpu: four, memory: 1Gi }]', [
  '{ cpu: four, memory: 1Gi }: nodes[0] must be: nodes with cpu and memory.',
]);
checkProblems('environments that are none', 'render: [{ chart: a, kustomization: b }, { name: 3, chart: a }, { chart: a, value: x }]', [
  '{ chart: a, kustomization: b }: render[0] must be: a chart or a kustomization.',
  '3: render[1].name must be: a text.',
  'value: Unknown key render[2].value.',
]);
checkProblems('something else', '- 1', ['- 1: The file must have keys with values.']);
checkProblems('nothing', '', []);
checkProblems('what can’t be read', 'rules: {', ['any']);

function checkProblems(name: string, text: string, expected: readonly string[]): void {
  test(name, () => {
    const { problems } = readSettingsFile(text);
    if (expected[0] === 'any') assert.equal(problems.length, 1);
    else
      assert.deepEqual(problems.map(({ message, span }) => `${text.slice(span.start, span.end)}: ${message}`).sort(), [...expected].sort());
  });
}

test('an editor’s own settings come first', () => {
  const file = readSettingsFile(
    'assume: { readySeconds: 20, shutdownSeconds: 9 }\nnodes: [{ cpu: 1, memory: 1Gi }]\nrules: { port/host-port-taken: hint }',
  );
  const own = {
    ...defaultPreviewSettings,
    assume: { readySeconds: 7, shutdownSeconds: 3 },
    rules: { 'port/host-port-taken': 'warning' as const },
  };
  const { assume, nodes, rules: levels } = withSettingsFile(own, file);
  assert.deepEqual([assume, nodes.length, levels], [{ readySeconds: 7, shutdownSeconds: 9 }, 1, { 'port/host-port-taken': 'warning' }]);
});

test('what is wrong with it is marked where it stands', () => {
  const [file] = open([{ uri: 'file:///ws/.rollout-preview.yaml', text: 'rule: {}' }]);
  assert.deepEqual(
    file?.remarks().map(({ code, severity, message, span }) => [code, severity, message, span.end]),
    [['settings/invalid', 'error', 'Unknown key rule.', 4]],
  );
});

test('the schema in the package knows the same rules', () => {
  const schema = JSON.parse(readFileSync('schemas/rollout-preview.schema.json', 'utf8')) as {
    properties: { rules: { properties: Record<string, unknown> } };
  };
  assert.deepEqual(Object.keys(schema.properties.rules.properties).sort(), rules.map(({ code }) => code).sort());
});
