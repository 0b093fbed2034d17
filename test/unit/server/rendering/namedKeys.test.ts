import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namedKeys } from '../../../../server/rendering/namedKeys';

const files = [
  { file: 'values.yaml', text: 'image:\n  repository: acme/shop\n  tag: ""\nlevel: info\nname: web\n', below: [] },
  { file: 'prod.yaml', text: 'image:\n  tag: 1.0.1\n', below: [] },
  { file: 'queue/values.yaml', text: 'level: debug\n', below: ['queue'] },
];

function check(line: string | null, text: string, expected: readonly string[], below: readonly string[] = []): void {
  test(`the keys of ${line ?? 'a line that isn’t known'}`, () =>
    assert.deepEqual(
      namedKeys({ line, below }, files, text).map(({ key, file, line: at }) => `${key} ${file}:${at + 1}`),
      expected,
    ));
}

check('image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"', 'acme/shop:1.0.1', [
  'image.repository values.yaml:2',
  'image.tag prod.yaml:2',
]);
check('image: {{ include "shop.image" . }}', 'acme/shop:1.0.1', ['image.repository values.yaml:2', 'image.tag prod.yaml:2']);
check('value: {{ .Values.level | quote }}', 'info', ['level values.yaml:4']);
check('value: {{ .Values.level }}', 'debug', ['queue.level queue/values.yaml:1'], ['queue']);
check('value: {{ .Values.level | upper }}', 'INFO', []);
check('image: acme/other:{{ .Chart.AppVersion }}', 'acme/other:1', []);
check(null, 'no image', []);
