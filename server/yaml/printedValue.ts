import type { YamlNode, YamlScalar } from './read/node';
import { quoted } from './quoted';
import type { ScalarValue } from './resolveScalar';

/**
 * How Go prints what was read (`%#v`): go-yaml v2 does so with a value that can't be a key. Keys are sorted. Lists and maps behind an alias, which may
 * stand for any number of copies, are printed as nothing.
 */
export function printedValue(node: YamlNode, valueOf: (scalar: YamlScalar) => ScalarValue): string {
  switch (node.kind) {
    case 'scalar':
      return printedScalar(valueOf(node));
    case 'alias':
      return node.target?.kind === 'scalar' ? printedScalar(valueOf(node.target)) : printedScalar(null);
    case 'list':
      return `[]interface {}{${node.items.map(item => printedValue(item, valueOf)).join(', ')}}`;
    case 'map': {
      // Of equal keys the last one counts.
      const entries = new Map(node.pairs.map(({ key, value }) => [printedValue(key, valueOf), printedValue(value, valueOf)]));
      const sorted = [...entries].sort(([one], [other]) => Number(one) - Number(other) || (one < other ? -1 : 1));
      return `map[interface {}]interface {}{${sorted.map(([key, value]) => `${key}:${value}`).join(', ')}}`;
    }
  }
}

function printedScalar(value: ScalarValue): string {
  if (value === null) return 'interface {}(nil)';
  return typeof value === 'string' ? quoted(value) : String(value);
}
