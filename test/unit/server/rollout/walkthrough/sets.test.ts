import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Reply } from '../../../../../server/rollout/kubectl/reply';
import { SetSession } from './setSession';
import { type Entry, readTranscript } from './transcript';

/** What can't be edited, and what the API server drops or refuses, is for the records of its answers; taints are for those of rollouts. */
const elsewhere = /^(?:8|12)\./;

describe('what kubectl printed of StatefulSets and DaemonSets on a real cluster', () => {
  const session = new SetSession();
  for (const { title, entries } of readTranscript('kubectl-sets-walkthrough')) {
    if (elsewhere.test(title)) continue;
    test(title, () => {
      const expected: string[] = [];
      const printed: string[] = [];
      entries.forEach((entry, index) => {
        // Without a word the recorder has let the rest follow: before a section ends, and between all commands on the set whose history is looked at.
        if (index === entries.length - 1 || (entry.kind === 'command' && entry.line.includes('/hist') && index > 0)) session.rest();
        const output = play(session, entry, entries[index - 1]);
        if (entry.kind === 'note' || output === null) return;
        expected.push(`$ ${entry.line}`, ...apart(entry.output));
        printed.push(`$ ${entry.line}`, ...apart(output));
      });
      assert.equal(printed.join('\n'), expected.join('\n'));
      assert.ok(printed.length > 4, printed.join('\n'));
    });
  }
});

/** Blanks and ages aren't compared, nor the order of what has no name of its own, nor names that nobody can know. */
function apart(output: string): readonly string[] {
  const lines = output.split('\n').map(line =>
    line
      .replace(/\b(agent|surge)-(?:[a-z0-9]{5}|[a-z0-9-]{8,10})(?= )/g, '$1-…')
      .replace(/ +/g, ' ')
      // Of a restart, whose time is in its name.
      .replace(/^hist-\S+ (?=statefulset\.apps\/hist 7 )/, 'hist-… ')
      .trimEnd(),
  );
  return lines[0]?.startsWith('NAME ') === true ? [...lines.slice(0, 1), ...lines.slice(1).sort()] : lines;
}

/** null: no text that is simulated. */
function play(session: SetSession, entry: Entry, before: Entry | undefined): string | null {
  if (entry.kind === 'note') {
    note(session, entry.text);
    return null;
  }
  // Between two equal looks it has, too.
  if (before?.kind === 'command' && before.line === entry.line) session.rest();
  const [, verb = '', ...words] = [...entry.line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  const name = nameIn(words);
  switch (verb) {
    case 'create':
      if (!entry.output.endsWith(' created')) return null;
      session.create(entry.input);
      if (/name: (?:del|plain)$/m.test(entry.input)) session.rest();
      return null;
    case 'get':
      return get(session, words, name);
    case 'patch':
      session.setPartition(words[1] ?? '', Number(/"partition":(\d+)/.exec(entry.line)?.[1]));
      return null;
    case 'delete':
      session.deletePod(words[1] ?? '');
      if (words[1] === 'del-0') session.rest();
      return null;
    case 'annotate':
      session.annotate(name, { 'kubernetes.io/change-cause': (words[1] ?? '').split('=')[1] ?? '' });
      return null;
    case 'set':
      return setImage(session, words.slice(2), name);
    case 'scale':
      return replyText(session.act(name, { kind: 'scale', replicas: Number(/=(\d+)/.exec(entry.line)?.[1]) }));
    case 'rollout':
      return rollout(session, words, name);
    default:
      return null;
  }
}

function nameIn(words: readonly string[]): string {
  const target = words.find(word => /^(?:statefulset|daemonset)\//.test(word))?.split('/')[1];
  const label = words.find(word => word.startsWith('app='))?.slice('app='.length);
  return target ?? label ?? words[1] ?? '';
}

function get(session: SetSession, words: readonly string[], name: string): string | null {
  const [resource = ''] = words;
  if (words.includes('wide') || words.some(word => word.startsWith('jsonpath'))) return null;
  if (resource === 'pods') {
    const head = 'NAME READY STATUS RESTARTS AGE';
    const withHash = words.includes('-L');
    const rows = session.pods(name).map(row => (withHash ? row : row.slice(0, row.lastIndexOf(' '))));
    return [withHash ? `${head} CONTROLLER-REVISION-HASH` : head, ...rows].join('\n');
  }
  if (resource === 'controllerrevisions') return ['NAME CONTROLLER REVISION AGE', ...session.revisions(name)].join('\n');
  const head = resource.startsWith('s') ? 'NAME READY AGE' : 'NAME DESIRED CURRENT READY UP-TO-DATE AVAILABLE NODE SELECTOR AGE';
  return [head, session.row(name).join(' ').replace('…', 'AGE')].join('\n');
}

function setImage(session: SetSession, pairs: readonly string[], name: string): string | null {
  if (pairs.length === 0) return null;
  const images = Object.fromEntries(pairs.map(pair => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
  return Object.values(images).includes('') ? null : replyText(session.act(name, { kind: 'setImage', images }));
}

function rollout(session: SetSession, words: readonly string[], name: string): string | null {
  const option = (key: string): string | undefined => words.find(word => word.startsWith(`--${key}=`))?.slice(key.length + 3);
  switch (words[0]) {
    case 'status':
      return session.status(name);
    case 'history':
      return option('revision') === undefined ? session.history(name) : null;
    case 'undo':
      return option('dry-run') === undefined
        ? replyText(session.act(name, { kind: 'undo', toRevision: Number(option('to-revision') ?? 0) }))
        : null;
    case 'pause':
    case 'resume':
    case 'restart':
      return replyText(session.act(name, { kind: words[0] }));
    default:
      return null;
  }
}

function replyText({ text, failed }: Reply): string {
  return failed ? `[stderr] ${text}\n[exit 1]` : text;
}

/** What happens on the nodes. */
function note(session: SetSession, text: string): void {
  const ended = /^(\d+) terminating pods? of (\S+) ha/.exec(text);
  if (ended !== null) session.endTerminating(ended[2] ?? '', Number(ended[1]));
  const named = [...text.matchAll(/\b([a-z]+)-\d+\b/g)];
  if (named.length > 0 && /becomes? ready$/.test(text) && !text.startsWith('nothing'))
    session.ready(
      named[0]?.[1] ?? '',
      named.map(([pod]) => pod),
    );
  const some = [...text.matchAll(/\ba pod of (\w+)/g)];
  if (some.length > 0) session.ready(some[0]?.[1] ?? '', some.length);
  if (/^(?:all pods become|the pod becomes) ready$|^the rest follows$/.test(text)) session.rest();
}
