// A reporter of node:test: what failed, what the tests printed, and a line for each group that took its time.
import { inspect } from 'node:util';

export default async function* failuresReporter(source) {
  for await (const { type, data } of source) {
    if (type === 'test:fail' && isTest(data)) yield failure(data);
    if (type === 'test:pass' && isSlowGroup(data)) yield `  ${data.name}: ${(data.details.duration_ms / 1000).toFixed(1)} s\n`;
    if (type === 'test:stdout' || type === 'test:stderr') yield data.message;
  }
}

/** Whether an event is about a test: not about a group, nor about one that only failed because one inside it did. */
export function isTest({ details }) {
  return details.type !== 'suite' && details.error?.failureType !== 'subtestsFailed';
}

function isSlowGroup({ details, nesting }) {
  return nesting === 0 && details.type === 'suite' && details.duration_ms > 2000;
}

function failure({ name, file, line, details: { error } }) {
  const place = file === undefined ? '' : ` (${file}:${String(line)})`;
  return `✖ ${name}${place}\n${inspect(error.cause ?? error, { depth: 4 }).replaceAll(/^/gm, '    ')}\n`;
}
