import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Reply } from '../../../../../server/rollout/kubectl/reply';
import { KubectlSession } from './kubectlSession';
import { readTranscript, type Entry, type Section } from './transcript';

describe('what kubectl printed on a real cluster', () => {
  for (const section of readTranscript()) test(section.title, () => checkSection(section));
});

function checkSection({ title, hashes, entries }: Section): void {
  const session = new KubectlSession(hashes);
  const quota = /ResourceQuota of (\d+) pods/.exec(title)?.[1];
  const expected: string[] = [];
  const printed: string[] = [];
  for (const entry of entries) {
    const output = play(session, entry, quota === undefined ? Number.POSITIVE_INFINITY : Number(quota));
    if (entry.kind === 'note' || output === null) continue;
    // Sets are listed by their names, which depend on real hashes.
    const inOrder = (lines: string[]) => (entry.line.startsWith('kubectl get rs') ? lines.sort() : lines);
    expected.push(`$ ${entry.line}`, ...inOrder(apart(entry.output)));
    printed.push(`$ ${entry.line}`, ...inOrder(apart(output)));
  }
  assert.equal(printed.join('\n'), expected.join('\n'));
}

/** Ages are not compared, nor how many events chance let kubectl combine. */
function apart(output: string): string[] {
  return output.split('\n').map(line => {
    const ageless = line.replace(/\b\d+[smhdy]\b|\bAGE\b/g, 'AGE');
    if (ageless.includes('(combined from similar events)')) return '(combined from similar events)';
    return /AGE|Age|----/.test(ageless) ? ageless.replace(/ +/g, ' ').trimEnd() : ageless.trimEnd();
  });
}

/** null: not a text of a Deployment or its rollout. */
function play(session: KubectlSession, entry: Entry, quota: number): string | null {
  if (entry.kind === 'note') {
    note(session, entry.text);
    return null;
  }
  const [, ...words] = wordsOf(entry.line);
  const [verb, noun] = words;
  if (verb === 'create') session.create(entry.input, quota);
  else if (verb === 'apply') session.apply(entry.input);
  else if (verb === 'annotate') session.annotate(pairsOf(words.slice(2)));
  else if (verb === 'get') return getText(session, words);
  else if (verb === 'describe') return session.describe();
  else if (verb === 'set') return setImage(session, words.slice(2));
  else if (verb === 'rollout') return rollout(session, noun ?? '', words);
  return null;
}

function note(session: KubectlSession, text: string): void {
  const ready = /^(\d+) pods of \S+ become ready/.exec(text);
  if (ready !== null) session.ready(Number(ready[1]));
  const wait = /^(\d+) seconds pass/.exec(text);
  if (wait !== null) session.wait(Number(wait[1]));
}

function getText(session: KubectlSession, words: readonly string[]): string | null {
  if (words.some(word => word.startsWith('jsonpath'))) return JSON.stringify(session.annotations());
  const form = words.includes('wide') ? 'wide' : undefined;
  return words[1] === 'rs' ? session.getSets(form) : session.get(form);
}

function setImage(session: KubectlSession, [target = '', ...pairs]: readonly string[]): string | null {
  // Another Deployment, or words that kubectl's own parser refuses.
  if (target === 'deployment/none' || pairs.some(pair => !pair.includes('='))) return null;
  return printedReply(session.act({ kind: 'setImage', images: pairsOf(pairs) }));
}

function rollout(session: KubectlSession, noun: string, words: readonly string[]): string | null {
  const option = (name: string) => words.find(word => word.startsWith(`--${name}=`))?.slice(name.length + 3);
  switch (noun) {
    case 'status': {
      const { text, state } = session.status();
      return state === 'failed' ? `[stderr] ${text}\n[exit 1]` : text;
    }
    case 'history': {
      const revision = option('revision');
      if (revision === undefined) return session.history();
      const details = session.revision(Number(revision));
      return details.startsWith('error') ? `[stderr] ${details}\n[exit 1]` : details;
    }
    case 'undo':
      if (option('dry-run') === 'client') return session.undoDryRun();
      if (option('dry-run') === 'server') return null;
      return printedReply(session.act({ kind: 'undo', toRevision: Number(option('to-revision') ?? 0) }));
    case 'pause':
    case 'resume':
    case 'restart':
      return printedReply(session.act({ kind: noun }));
    default:
      return null;
  }
}

function printedReply({ text, failed, complaint }: Reply): string {
  if (failed) return `[stderr] ${text}\n[exit 1]`;
  return complaint === undefined ? text : `${text}\n[stderr] ${complaint}\n[exit 1]`;
}

function pairsOf(words: readonly string[]): Record<string, string> {
  const pairs = words
    .filter(word => !word.startsWith('--'))
    .map(word => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)] as const);
  return Object.fromEntries(pairs);
}

function wordsOf(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}
