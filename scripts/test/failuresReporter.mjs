// A reporter of node:test: what failed, and what the tests printed; nothing about those that passed.
import { inspect } from 'node:util';

export default async function* failuresReporter(source) {
  for await (const { type, data } of source) {
    if (type === 'test:fail' && isTest(data)) yield failure(data);
    if (type === 'test:stdout' || type === 'test:stderr') yield data.message;
  }
}

/** Whether an event is about a test: not about a group, nor about one that only failed because one inside it did. */
export function isTest({ details }) {
  return details.type !== 'suite' && details.error?.failureType !== 'subtestsFailed';
}

function failure({ name, file, line, details: { error } }) {
  const place = file === undefined ? '' : ` (${file}:${String(line)})`;
  return `✖ ${name}${place}\n${inspect(error.cause ?? error, { depth: 4 }).replaceAll(/^/gm, '    ')}\n`;
}
