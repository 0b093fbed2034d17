import { resolvePlain } from '../resolveScalar';
import type { JsonValue } from '../toJson';
import { type EditValue, type Node, writesSomething } from './change';

/** How a value is written. */
export interface Style {
  readonly eol: string;
  /** Keys and strings in double quotes. */
  readonly json: boolean;
  readonly step: number;
}

/** A scalar as YAML (or JSON) text that reads as the value, in the quotes of what stood there before. */
export function writeScalar(value: EditValue, style: Pick<Style, 'json'>, before = ''): string {
  if (typeof value !== 'string') return String(value);
  if (style.json || before.startsWith('"')) return JSON.stringify(value);
  const needsDouble = /[^\x20-\x7e\u00a0-\ud7ff\ue000-\ufffd]/.test(value);
  if (needsDouble) return JSON.stringify(value);
  return !before.startsWith("'") && isPlain(value) ? value : `'${value.replaceAll("'", "''")}'`;
}

/** `key:` and what is to stand behind it, in one line. */
export function writeFlowEntry(key: string | number, node: Node, style: Style): string {
  return `${writeScalar(String(key), style)}: ${writeFlow(node, style)}`;
}

/** A new value in one line: `{type: RollingUpdate}`. */
export function writeFlow(node: Node, style: Style): string {
  if (node.kind !== 'below') return writeJson(node.value, style);
  const entries = [...node.children].filter(([, child]) => writesSomething(child));
  return `{${entries.map(([key, child]) => writeFlowEntry(key, child, style)).join(', ')}}`;
}

/** A new entry over as many lines as it has values; the first line is not indented. */
export function writeBlockEntry(key: string | number, node: Node, indent: number, style: Style): string {
  const name = writeScalar(String(key), style);
  if (node.kind !== 'below') return `${name}: ${writeJson(node.value, style)}`;
  const inner = indent + style.step;
  const entries = [...node.children].filter(([, child]) => writesSomething(child));
  return [`${name}:`, ...entries.map(([below, child]) => ' '.repeat(inner) + writeBlockEntry(below, child, inner, style))].join(style.eol);
}

/** Any value in one line. */
export function writeJson(json: JsonValue, style: Style): string {
  if (typeof json !== 'object' || json === null) return writeScalar(json, style);
  if (Array.isArray(json)) return `[${(json as readonly JsonValue[]).map(item => writeJson(item, style)).join(', ')}]`;
  const entries = Object.entries(json as Readonly<Record<string, JsonValue>>);
  return `{${entries.map(([key, value]) => `${writeScalar(key, style)}: ${writeJson(value, style)}`).join(', ')}}`;
}

/** Whether a string reads as itself without quotes, also in braces. */
function isPlain(text: string): boolean {
  return /^[A-Za-z0-9_./](?:[-A-Za-z0-9_./%@+]|:(?=[-A-Za-z0-9_./%@+]))*$/.test(text) && resolvePlain(text) === text;
}
