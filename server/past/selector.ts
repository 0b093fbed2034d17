import type { Workload } from '../kubernetes/workloads/workload';
import { toJson, type JsonValue } from '../yaml/toJson';

/**
 * A workload's `spec.selector` as the API server prints it in its messages (1.34 and later: JSON, in the order of Go's fields, keys of maps
 * sorted). Undefined where there is none: kustomize may put one in.
 */
export function printedSelector(workload: Workload): string | undefined {
  const node = workload.at('spec.selector');
  if (node?.type !== 'map') return undefined;
  const { matchLabels, matchExpressions } = toJson(node) as Readonly<Record<string, JsonValue>>;
  const expressions = Array.isArray(matchExpressions) ? (matchExpressions as readonly JsonValue[]) : [];
  return JSON.stringify({
    ...(isFilled(matchLabels) ? { matchLabels: Object.fromEntries(Object.entries(matchLabels).sort(byKey)) } : {}),
    ...(expressions.length === 0 ? {} : { matchExpressions: expressions.map(printedExpression) }),
  });
}

function printedExpression(expression: JsonValue): JsonValue {
  if (!isFilled(expression)) return expression;
  const { key = '', operator = '', values } = expression;
  return { key, operator, ...(Array.isArray(values) && values.length > 0 ? { values: values as readonly JsonValue[] } : {}) };
}

function isFilled(value: JsonValue | undefined): value is Readonly<Record<string, JsonValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;
}

function byKey([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}
