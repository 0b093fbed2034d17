/** What the page shows where there is no timeline to show. */
import * as l10n from '@vscode/l10n';
import type { ComponentChildren, VNode } from 'preact';
import type { Problem } from '../../server/protocol';
import type { Tone } from '../../server/protocol/timeline';
import type { Excerpt, Snapshot, Where } from '../protocol';
import type { Dispatch } from './dispatch';
import { Button } from './Button';
import { CopyButton } from './CopyButton';
import { toneWord } from './Header';
import { ToneIcon } from './Marks';
import { noEffectTitle } from './NoEffect';
import { refusedText, saidText } from './refuserText';
import { anyChange, type State } from './state';
import { count } from './time';

/** No workload where the panel looked for one: it was deleted, with its file or in it, or has another name. */
export function NoWorkload({ where, dispatch }: { where: Where; dispatch: Dispatch }): VNode {
  const { name, file, deleted, following } = where;
  return (
    <Empty
      title={deleted ? l10n.t('{0} is deleted', file) : l10n.t('{0} is no longer in {1}', name, file)}
      words={l10n.t('The rollout of a workload appears here. Place the cursor in a workload, or open a manifest that contains one.')}
    >
      {following ? null : (
        <div class="do">
          <Button dispatch={dispatch} look="primary" send={{ kind: 'follow', on: true }}>
            {l10n.t('Follow cursor')}
          </Button>
        </div>
      )}
    </Empty>
  );
}

/** The language server doesn't answer. */
export function ServerDown({ dispatch }: { dispatch: Dispatch }): VNode {
  return (
    <Empty title={l10n.t('The language server isn’t running')} words={l10n.t('It simulates the rollout. The log shows why it stopped.')}>
      <div class="do">
        <Button dispatch={dispatch} look="primary" send={{ kind: 'run', command: 'restartServer' }}>
          {l10n.t('Restart Language Server')}
        </Button>
        <Button dispatch={dispatch} send={{ kind: 'run', command: 'showLog' }}>
          {l10n.t('Show Log')}
        </Button>
      </div>
    </Empty>
  );
}

interface RefusedProps {
  snapshot: Extract<Snapshot, { state: 'refused' }>;
  copied: string | null;
  dispatch: Dispatch;
}

/** The last action would fail, or kubectl has nothing to do for it: it says that too, and exits with 0. */
export function Refused({ snapshot, copied, dispatch }: RefusedProps): VNode {
  const tone = snapshot.failed ? 'error' : 'info';
  const { help } = snapshot;
  const command = help?.command ?? null;
  return (
    <div class="page">
      <Heading tone={tone} verdict={noEffectTitle(snapshot.failed)} words={l10n.t('Nothing changes, so there is no rollout to show.')} />
      <section class={`banner ${tone}`} aria-label={toneWord(tone)}>
        <code class="message">{snapshot.message}</code>
        {help?.sentences.map(sentence => (
          <p key={sentence}>{sentence}</p>
        ))}
        <div class="do">
          {command === null ? null : (
            <CopyButton id="help" label={l10n.t('Copy command')} text={command} copied={copied} dispatch={dispatch} />
          )}
          <Button dispatch={dispatch} send={{ kind: 'takeBack' }}>
            {help === undefined ? l10n.t('Remove this command') : l10n.t('Simulate a rollout of this manifest')}
          </Button>
        </div>
      </section>
    </div>
  );
}

interface InvalidProps {
  snapshot: Extract<Snapshot, { state: 'invalid' }>;
  state: State;
  dispatch: Dispatch;
}

/** The manifest would be refused: what, where, and by whom. */
export function Invalid({ snapshot, state, dispatch }: InvalidProps): VNode {
  const { problems, excerpt } = snapshot;
  const words =
    problems.length === 1
      ? l10n.t('No rollout can be shown until the problem is fixed.')
      : l10n.t('No rollout can be shown until the {0} problems are fixed.', count(problems.length));
  return (
    <div class="page">
      <Heading tone="error" verdict={refusedText(problems[0]?.by ?? 'apiServer')} words={words} />
      <section class="banner error" aria-label={l10n.t('Problems')}>
        <ul class="problems">
          {problems.map(problem => (
            <ProblemItem key={`${problem.path} ${problem.message}`} problem={problem} dispatch={dispatch} />
          ))}
        </ul>
        {excerpt === null ? null : <ExcerptLines excerpt={excerpt} />}
        {anyChange(state) ? (
          <div class="do">
            <Button dispatch={dispatch} event={{ kind: 'use', whatIf: {}, assumptions: {} }}>
              {l10n.t('Reset')}
            </Button>
          </div>
        ) : null}
      </section>
    </div>
  );
}

/** Stands in place of a timeline's header. */
export function Heading({ tone, verdict, words }: { tone: Tone; verdict: string; words: string }): VNode {
  return (
    <header class="head">
      <p class="verdict">
        <ToneIcon tone={tone} label={toneWord(tone)} />
        <span>{verdict}</span>
      </p>
      <p class="small-print">{words}</p>
    </header>
  );
}

function ProblemItem({ problem, dispatch }: { problem: Problem; dispatch: Dispatch }): VNode {
  const { line } = problem;
  return (
    <li>
      {line === null ? null : (
        <Button dispatch={dispatch} look="link" send={{ kind: 'reveal', line }}>
          {l10n.t('line {0}', line + 1)}
        </Button>
      )}{' '}
      {problem.path === '' ? null : <code>{problem.path}</code>}
      <p>{problem.sentence}</p>
      {problem.message === '' ? null : <p class="said">{saidText(problem)}</p>}
    </li>
  );
}

function ExcerptLines({ excerpt }: { excerpt: Excerpt }): VNode {
  const first = excerpt.firstLine + 1;
  return (
    <pre
      class="excerpt"
      role="region"
      tabIndex={0}
      aria-label={l10n.t('Manifest, lines {0} to {1}', first, first + excerpt.lines.length - 1)}
    >
      {excerpt.lines.map((text, index) => {
        const number = excerpt.firstLine + index;
        const wrong = excerpt.wrong?.line === number ? excerpt.wrong : null;
        return (
          <span key={number} class="line">
            <span class="line-number">{number + 1}</span>
            {wrong === null ? text : text.slice(0, wrong.start)}
            {wrong === null ? null : <span class="wrong">{text.slice(wrong.start, wrong.end)}</span>}
            {wrong === null ? null : text.slice(wrong.end)}
            {'\n'}
          </span>
        );
      })}
    </pre>
  );
}

function Empty({ title, words, children }: { title: string; words: string; children?: ComponentChildren }): VNode {
  return (
    <section class="empty">
      <svg viewBox="0 0 40 40" aria-hidden="true">
        <path d="M6 31h28M6 31V9M10 27h6v-5h6v-5h6v-5h6" />
      </svg>
      <h2>{title}</h2>
      <p>{words}</p>
      {children}
    </section>
  );
}
