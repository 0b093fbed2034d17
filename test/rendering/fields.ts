/** Compares where the fields of a rendering come from with what `fixtures/expected` says. */
import assert from 'node:assert/strict';
import type { NumberOrigin } from '../../server/protocol/rendering';
import { lineAt, lineStarts, renderedObjects } from '../../server/rendering/renderedObjects';
import { find, type Path } from '../../server/yaml/find';
import type { Located } from '../../server/yaml/located';
import type { Rendering } from '../../workspace/rendering/renderer';

export interface ExpectedObject {
  readonly source?: string;
  readonly kind: string;
  readonly name: string;
  readonly fields?: Readonly<Record<string, ExpectedField>>;
}

interface ExpectedField {
  readonly value: string;
  readonly file?: string;
  readonly line?: number;
  readonly how?: string;
  readonly values?: { readonly file: string; readonly key: string; readonly line: number };
}

/** `from`: what the files of the rendering have before those of the expectation; `values`: the numbers that keys of the values set. */
export function checkFields(
  rendering: Rendering,
  expected: readonly ExpectedObject[],
  { from, values }: { readonly from: string; readonly values: readonly NumberOrigin[] },
): void {
  assert.ok(rendering.state === 'rendered', JSON.stringify(rendering));
  const { output, origins } = rendering;
  const objects = renderedObjects(output);
  assert.deepEqual(
    objects.map(({ kind, name }) => `${kind} ${name}`),
    expected.map(({ kind, name }) => `${kind} ${name}`),
  );
  const starts = lineStarts(output);
  const found = expected.map(({ kind, name, fields = {} }, index) => [
    `${kind} ${name}`,
    Object.entries(fields).map(([path, field]) => {
      const node = find(objects[index]?.root, pathOf(objects[index]?.root, path));
      const line = node === undefined ? -1 : lineAt(starts, node.span.start);
      const origin = origins.find(({ rendered }) => rendered === line);
      const key = values.find(({ rendered }) => rendered === line);
      const place =
        origin === undefined || field.file === undefined
          ? {}
          : { file: origin.file.slice(from.length), line: origin.line + 1, ...(field.how === undefined ? {} : { how: origin.how }) };
      const set = key === undefined ? {} : { values: { file: key.file, key: key.key, line: key.line + 1 } };
      return [path, { value: node?.type === 'scalar' ? String(node.value) : undefined, ...place, ...set }];
    }),
  ]);
  assert.deepEqual(
    found,
    expected.map(({ kind, name, fields = {} }) => [`${kind} ${name}`, Object.entries(fields)]),
  );
}

/** `containers.[name=shop].ports.0.containerPort`, with keys that have dots in them. */
function pathOf(root: Located | undefined, text: string): Path {
  const path: (string | number)[] = [];
  let node = root;
  let rest = text;
  while (rest !== '') {
    const named = /^\[name=([^\]]*)\]\.?/.exec(rest);
    const index = /^(\d+)(?:\.|$)/.exec(rest);
    if (node?.type === 'list' && named !== null) {
      path.push(node.items.findIndex(item => nameOf(item) === named[1]));
      rest = rest.slice(named[0].length);
    } else if (node?.type === 'list' && index !== null) {
      path.push(Number(index[1]));
      rest = rest.slice(index[0].length);
    } else {
      const keys = node?.type === 'map' ? node.entries.map(({ key }) => key) : [];
      const key = keys.find(one => rest === one || rest.startsWith(`${one}.`)) ?? rest;
      path.push(key);
      rest = rest.slice(key.length + 1);
    }
    node = find(root, path);
  }
  return path;
}

function nameOf(node: Located): unknown {
  const name = find(node, ['name']);
  return name?.type === 'scalar' ? name.value : undefined;
}
