import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { findWorkloads } from '../../server/kubernetes/workloads/index';
import type { Workload } from '../../server/kubernetes/workloads/workload';
import { parseDocument } from '../../server/yaml/parse';

/** An answer of a real API server; see records/README.md. */
type Verdict = { readonly id: string; readonly yaml: string; readonly warnings?: string } & (
  | { readonly accepted: true; readonly spec: object }
  | {
      readonly accepted: false;
      readonly code: 400 | 422;
      readonly message: string;
      readonly causes: readonly { readonly field: string; readonly message: string }[];
    }
);

const verdicts = readFileSync('test/conformance/records/verdicts.jsonl', 'utf8')
  .trimEnd()
  .split('\n')
  .map(line => JSON.parse(line) as Verdict);
const families = [...new Set(verdicts.map(familyOf))];

/** The server's answer and ours, as far as the product gives it: the stored spec, or all that is wrong in the server's order and words. */
for (const family of families) {
  const own = verdicts.filter(verdict => familyOf(verdict) === family);
  test(`${family}: ${own.length} verdicts of the API server`, () => {
    for (const verdict of own) assert.deepEqual(answerTo(verdict.yaml, verdict), expected(verdict), `${verdict.id}\n${verdict.yaml}`);
  });
}

function familyOf({ id }: Verdict): string {
  return id.slice(0, id.indexOf('-'));
}

function expected(verdict: Verdict): unknown {
  if (verdict.accepted) return { spec: verdict.spec, problems: [], warnings: verdict.warnings === undefined ? [] : [verdict.warnings] };
  if (verdict.code === 422) return { problems: verdict.causes.map(({ field, message }) => `${field}: ${message}`) };
  const message = verdict.message.replace('Deployment in version "v1" cannot be handled as a Deployment: ', '');
  // The diagnostic stands on the line, and each of several has its own.
  return { problems: [message.replace('strict decoding error: ', '').replace(/yaml: unmarshal errors:\n {2}line \d+: /, '')] };
}

function answerTo(yaml: string, verdict: Verdict): unknown {
  const [workload] = findWorkloads([parseDocument(yaml)]);
  assert.ok(workload !== undefined);
  const decoded = verdict.accepted || verdict.code === 422;
  const problems = workload.problems.map(({ path, message }) => (decoded ? `${path}: ${message}` : message));
  if (!verdict.accepted) return { problems };
  const warnings = (workload.warnings ?? []).map(({ path, message }) => `299 - "${path}: ${message}"`);
  return { spec: storedSpec(workload), problems, warnings };
}

function storedSpec({ deployment }: Workload): object {
  return Object.fromEntries(Object.entries(deployment.spec).filter(([field]) => field !== 'template' && field !== 'selector'));
}
