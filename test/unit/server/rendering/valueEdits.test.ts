import assert from 'node:assert/strict';
import { test } from 'node:test';
import { valueEdits } from '../../../../server/rendering/valueEdits';

const values = `image:
  repository: ghcr.io/acme/shop
  tag: "1.0"
sidecar:
  image: envoy:1
other: { image: { repository: acme/other, tag: "" } }
queue:
  level: info
`;
const prod = 'image:\n  tag: 1.0.1\n';

/** What the values are afterwards, a line each that is changed; null: nobody knows. */
function check(
  name: string,
  line: string | null,
  [before, after]: readonly [string, string],
  expected: readonly string[] | null,
  below: readonly string[] = [],
): void {
  test(name, () => {
    const files = [
      { file: 'values.yaml', text: values, below: [] },
      { file: 'prod.yaml', text: prod, below: [] },
    ];
    const edits = valueEdits({ line, below }, files, before, after);
    const shown = edits?.map(({ file, line: at, start, end, newText }) => {
      const text = (file === 'prod.yaml' ? prod : values).split('\n')[at] ?? '';
      return `${file}:${at + 1} ${(text.slice(0, start) + newText + text.slice(end)).trim()}`;
    });
    assert.deepEqual(shown ?? null, expected);
  });
}

const image = '          image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"';
check('the tag, in the last file that has it', image, ['ghcr.io/acme/shop:1.0.1', 'ghcr.io/acme/shop:2.0'], ['prod.yaml:2 tag: "2.0"']);
check(
  'repository and tag',
  image,
  ['ghcr.io/acme/shop:1.0.1', 'acme/shop:2.0.1'],
  ['values.yaml:2 repository: acme/shop', 'prod.yaml:2 tag: 2.0.1'],
);
check('a whole image', '  image: {{ .Values.sidecar.image }}', ['envoy:1', 'envoy:2'], ['values.yaml:5 image: envoy:2']);
check(
  'an empty tag is filled in',
  '  image: {{ include "other.image" . }}',
  ['acme/other:9', 'acme/other:10'],
  ['values.yaml:6 other: { image: { repository: acme/other, tag: "10" } }'],
);
check(
  'a subchart’s value, below its key',
  '  value: {{ .Values.level | quote }}',
  ['info', 'debug'],
  ['values.yaml:8 level: debug'],
  ['queue'],
);
check('what the key doesn’t say as it came out', '  image: {{ .Values.sidecar.image }}', ['envoy:3', 'envoy:4'], null);
check('what no key says', '  image: busybox:{{ .Chart.AppVersion }}', ['busybox:1', 'busybox:2'], null);
check('another repository of a helper', null, ['acme/other:9', 'acme/others:9'], null);

const level = '{{ .Values.queue.level }}';
check(
  'a text that stands in the line several times',
  `  value: "${level}-a-{{ .Values.sidecar.image }}"`,
  ['info-a-envoy:1', 'debug-a-envoy:1'],
  ['values.yaml:8 level: debug'],
);
check('what lacks the text between', `  value: "a-${level}-b"`, ['a-info', 'a-debug'], null);
check('texts that would overlap', `  value: "aa${level}aa"`, ['aaa', 'aaaa'], null);
check('more ways than anybody can go', `  value: "${`${level}a`.repeat(30)}b"`, ['a'.repeat(50_000), 'a'.repeat(50_001)], null);
