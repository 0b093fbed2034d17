// A reporter of node:test: one line of JSON, how many tests passed and failed.
import { isTest } from './failuresReporter.mjs';

export default async function* countsReporter(source) {
  const counts = { passed: 0, failed: 0 };
  for await (const { type, data } of source) {
    if (type === 'test:pass' && isTest(data)) counts.passed += 1;
    if (type === 'test:fail' && isTest(data)) counts.failed += 1;
  }
  yield JSON.stringify(counts);
}
