import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeholderOf } from '../../../../server/kubernetes/placeholder';
import { parseDocument } from '../../../../server/yaml/parse';

/** The placeholder of a value, and what it is by default. */
function checkPlaceholder(value: string, ...expected: readonly [text: string, byDefault?: unknown] | readonly []): void {
  const { root } = parseDocument(value);
  const found = placeholderOf(root);
  assert.deepEqual(found === undefined ? [] : [found.text, ...(found.byDefault === undefined ? [] : [found.byDefault])], expected);
}

test('a variable', () => checkPlaceholder('${REPLICAS}', '${REPLICAS}'));
test('in quotes', () => checkPlaceholder('"${REPLICAS}"', '${REPLICAS}'));
test('without braces', () => checkPlaceholder('$REPLICAS', '$REPLICAS'));
test('kustomize’s', () => checkPlaceholder('$(memory)', '$(memory)'));
test('in two brackets', () => checkPlaceholder('$((replicas))', '$((replicas))'));
test('a template’s', () => checkPlaceholder('"nginx:{{ .Values.tag }}"', '{{ .Values.tag }}'));
test('a build tool’s', () => checkPlaceholder('nginx:@project.version@', '@project.version@'));
test('the first of several', () => checkPlaceholder('${IMAGE}:${TAG:=1}', '${IMAGE}'));

test('a default', () => checkPlaceholder('${REPLICAS:=3}', '${REPLICAS:=3}', 3));
test('a default, as a shell has it', () => checkPlaceholder('${REPLICAS:-25%}', '${REPLICAS:-25%}', '25%'));
test('a default within a text', () => checkPlaceholder('nginx:${TAG:=1.27}', '${TAG:=1.27}', 'nginx:1.27'));
test('a default that is one itself', () => checkPlaceholder('${A:-${B}}', '${A:-${B}}'));
test('no default but an error', () => checkPlaceholder('${A:?must be set}', '${A:?must be set}'));

test('none: text', () => checkPlaceholder('web'));
test('none: a number', () => checkPlaceholder('3'));
test('none: an amount of money', () => checkPlaceholder('$5'));
test('none: a digest', () => checkPlaceholder('web@sha256:0123456789012345678901234567890123456789012345678901234567890123'));
test('none: an address', () => checkPlaceholder('someone@example.com'));
