import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TemplateInfo } from '../../../../server/protocol/revisions';
import { addVersion, appliedManifests, type TemplateRun } from '../../../../workspace/git/templateRuns';

/** A template `a`, `b`, … as a version has it: paused with `!`, refused with `?`. */
function infoOf(word: string, key: string): TemplateInfo {
  const digest = word.replace(/[!?]/, '');
  const beside = { replicas: 1, revisionHistoryLimit: 10, selector: null, changeCause: null, difference: '', images: [] };
  return { ...beside, key, digest, paused: word.endsWith('!'), refused: word.endsWith('?') };
}

/** The versions of a file, newest first, `-` without the workload: its runs as `DIGEST OLDEST-NEWEST`, then what is applied. */
function checkRuns(versions: string, runsExpected: string, applied: string): void {
  const runs: TemplateRun<string>[] = [];
  versions.split(' ').forEach((word, index) => {
    const version = { commit: `c${index}`, author: '', date: '', subject: '', files: [] };
    addVersion(runs, version, `source ${index}`, word === '-' ? null : infoOf(word, `c${index}`));
  });
  const shown = runs.map(({ info, oldest, newest, source }) => `${info.digest} ${oldest.commit}-${newest.commit} ${source}`);
  assert.equal(shown.join(', '), runsExpected);
  const manifests = appliedManifests(runs, infoOf('z', 'present'));
  assert.equal(manifests.map(({ key, digest, paused }) => `${key} ${digest}${paused ? '!' : ''}`).join(', '), applied);
}

test('versions with the same template are one run, which the oldest began', () =>
  checkRuns('a b b b', 'a c0-c0 source 0, b c3-c1 source 1', 'c3 b, c0 a, present z'));
test('a template that comes back is another run', () =>
  checkRuns('a b a', 'a c0-c0 source 0, b c1-c1 source 1, a c2-c2 source 2', 'c2 a, c1 b, c0 a, present z'));
test('what stands beside a template that stays counts too, where it changes', () =>
  checkRuns('a a! a! a', 'a c3-c0 source 0', 'c3 a, c3 a!, c3 a, present z'));
test('versions without the workload, or that were never there, are passed over', () =>
  checkRuns('- a? b', 'b c2-c2 source 2', 'c2 b, present z'));
test('no version', () => checkRuns('-', '', 'present z'));
