import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { SetSession } from './setSession';
import {
  getClaims,
  getEvents,
  getPart,
  getPods,
  getRevisions,
  getSets,
  replyText,
  revisionDetails,
  rolloutHistory,
  rolloutStatus,
  undoDryRun,
} from './setTexts';
import { type Entry, readTranscript } from './transcript';

describe('what kubectl printed of StatefulSets and DaemonSets on a real cluster', () => {
  const session = new SetSession();
  for (const { title, entries } of readTranscript('kubectl-sets-walkthrough')) {
    test(title, () => {
      session.rest();
      const expected: string[] = [];
      const printed: string[] = [];
      entries.forEach((entry, index) => {
        // Without a word the recorder has let the rest follow: between sections, before a status that ends one, and between all commands on the set whose history is looked at.
        const ends = index === entries.length - 1 && entry.kind === 'command' && entry.line.includes('rollout status');
        if (ends || (entry.kind === 'command' && entry.line.includes('/hist') && index > 0)) session.rest();
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
      .replace(/[ \t]+/g, ' ')
      // Of a restart, whose time is in its name.
      .replace(/^hist-\S+ (?=statefulset\.apps\/hist 7 )/, 'hist-… ')
      .trimEnd(),
  );
  return lines[0]?.startsWith('NAME ') === true ? [...lines.slice(0, 1), ...lines.slice(1).sort()] : lines;
}

/** What the recorder let happen at once, without a word. */
const restsAtOnce = /name: (?:db|del|plain|sel)$/m;

/** null: no text that is simulated. */
function play(session: SetSession, entry: Entry, before: Entry | undefined): string | null {
  if (entry.kind === 'note') {
    note(session, entry.text);
    return null;
  }
  // Between two equal looks it has, too.
  if (before?.kind === 'command' && before.line === entry.line && entry.input === '') session.rest();
  const [, verb = '', ...words] = [...entry.line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  const name = nameIn(words);
  switch (verb) {
    case 'create':
    case 'apply': {
      const text = session.apply(entry.input);
      if (restsAtOnce.test(entry.input)) session.rest();
      return text;
    }
    case 'get':
      return get(session, words, name);
    case 'set':
      return setImage(session, words.slice(2), name);
    case 'scale':
      return replyText(session.act(name, { kind: 'scale', replicas: Number(/=(\d+)/.exec(entry.line)?.[1]) }));
    case 'rollout':
      return rollout(session, words, name);
    default:
      change(session, verb, words, name);
      return null;
  }
}

/** What is done to objects whose answer isn't simulated. */
function change(session: SetSession, verb: string, words: readonly string[], name: string): void {
  const [resource, object = ''] = words;
  switch (verb) {
    case 'patch':
      session.setPartition(object, Number(/"partition":(\d+)/.exec(words.join(' '))?.[1]));
      return;
    case 'delete':
      if (resource === 'pod') session.deletePod(object);
      else session.delete(object);
      if (object === 'del-0') session.rest();
      return;
    case 'annotate':
      session.annotate(name, { 'kubernetes.io/change-cause': object.split('=')[1] ?? '' });
      return;
    case 'taint':
      session.taint(object, words[2]?.split(':')[1] ?? '');
      return;
    case 'cordon':
      session.cordon(resource ?? '');
      return;
  }
}

function nameIn(words: readonly string[]): string {
  const target = words.find(word => /^(?:statefulset|daemonset)\//.test(word))?.split('/')[1];
  const label = words.find(word => /\b(?:app|name)=/.test(word))?.replace(/^.*=/, '');
  return target ?? label ?? words[1] ?? '';
}

function get(session: SetSession, words: readonly string[], name: string): string | null {
  const [resource = ''] = words;
  const path = words.find(word => word.startsWith('jsonpath='));
  if (path !== undefined) return getPart(session, name, path.slice('jsonpath='.length));
  switch (resource) {
    case 'pods':
      return getPods(session, name, words.includes('-L'));
    case 'controllerrevisions':
      return getRevisions(session, name);
    case 'pvc':
      return getClaims(session);
    case 'events':
      return getEvents(session, name);
    case 'daemonsets':
      return getSets(session, session.daemonSets(), false);
    default:
      return getSets(session, [name], words.includes('wide'));
  }
}

function setImage(session: SetSession, pairs: readonly string[], name: string): string {
  const images = Object.fromEntries(pairs.map(pair => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
  return replyText(session.act(name, { kind: 'setImage', images }));
}

function rollout(session: SetSession, words: readonly string[], name: string): string | null {
  const option = (key: string): string | undefined => words.find(word => word.startsWith(`--${key}=`))?.slice(key.length + 3);
  switch (words[0]) {
    case 'status':
      return rolloutStatus(session, name);
    case 'history': {
      const revision = option('revision');
      return revision === undefined ? rolloutHistory(session, name) : revisionDetails(session, name, Number(revision));
    }
    case 'undo':
      if (option('dry-run') === 'client') return undoDryRun(session, name);
      if (option('dry-run') === 'server') return null;
      return replyText(session.act(name, { kind: 'undo', toRevision: Number(option('to-revision') ?? 0) }));
    case 'pause':
    case 'resume':
    case 'restart':
      return replyText(session.act(name, { kind: words[0] }));
    default:
      return null;
  }
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
  const node = /^a node (\S+) .* is added$/.exec(text);
  if (node !== null) session.addNode(node[1] ?? '');
  if (/^(?:all pods become|the pod becomes) ready$|^the rest follows$/.test(text)) session.rest();
}
