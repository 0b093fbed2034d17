/** As many findings as GitHub takes, and more: too many for the unit tests. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { sarif } from '../../cli/formats/sarif';
import { finding } from '../unit/cli/finding';

test('keeps within what GitHub takes: 25,000 results, the loudest, in 10 MB packed', () => {
  const many = Array.from({ length: 25_002 }, (_, index) =>
    finding({ line: index + 1, severity: 'hint', sourceLine: `  replicas: ${index}` }),
  );
  const text = sarif({ findings: [...many, finding({ code: 'selector/mismatch' })], files: 1, workloads: 1 });
  const ids = [...text.matchAll(/"ruleId": ?"([^"]*)"/g)].map(([, id]) => id);
  assert.equal(ids.length, 25_000);
  assert.equal(ids[0], 'selector/mismatch');
  assert.ok(gzipSync(text).length < 10_000_000);
});
