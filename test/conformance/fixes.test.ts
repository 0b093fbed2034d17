import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { ManifestProblem } from '../../server/kubernetes/workloads/workload';
import { waysOf } from '../../server/preview/fixes';
import { fixesOfProblem } from '../../server/preview/judgements';
import { defaultPreviewSettings } from '../../server/preview/settings';
import { applyChanges } from '../../server/yaml/edit';
import { open } from '../support/manifest';
import type { VerdictRecord } from './verdict';

/** What is right by these may be looked at for the first time. */
const hiding = /^(?:decode\/unknown-field|strategy\/)/;

/** A fix of what the API server rejects takes that away, and brings nothing else that it would reject. */
for (const file of ['verdicts', 'pod-verdicts']) {
  test(`${file}: what comes of each fix is right by the server’s rules`, () => {
    let count = 0;
    for (const { id, yaml } of readRecords(file)) {
      for (const { title, problem, before, after } of fixed(yaml)) {
        count++;
        const isThere = (list: readonly ManifestProblem[], { code, path }: ManifestProblem): boolean =>
          list.some(one => one.code === code && one.path === path);
        const added = hiding.test(problem.code) ? [] : after.filter(one => !isThere(before, one));
        const left = after.filter(one => one.message === problem.message && one.path === problem.path);
        assert.deepEqual(
          [...added, ...left].map(({ path, message }) => `${path}: ${message}`),
          [],
          `${id}, ${title}`,
        );
      }
    }
    assert.ok(count > 100, String(count));
  });
}

interface Fixed {
  readonly title: string;
  readonly problem: ManifestProblem;
  /** What is wrong with the workload without the fix, and with it. */
  readonly before: readonly ManifestProblem[];
  readonly after: readonly ManifestProblem[];
}

function fixed(yaml: string): readonly Fixed[] {
  const file = open(yaml);
  return file.workloads.flatMap((placed, index) => {
    const before = placed.workload.problems;
    return before.flatMap(problem =>
      waysOf(placed, fixesOfProblem(problem, placed, defaultPreviewSettings)).flatMap(({ title, changes, copy }): Fixed[] => {
        if (copy !== null) return [];
        return [{ title, problem, before, after: open(applyChanges(yaml, changes)).workloads[index]?.workload.problems ?? [] }];
      }),
    );
  });
}

function readRecords(file: string): readonly VerdictRecord[] {
  const lines = readFileSync(`test/conformance/records/${file}.jsonl`, 'utf8').trimEnd().split('\n');
  return lines.map(line => JSON.parse(line) as VerdictRecord).filter(({ accepted }) => !accepted);
}
