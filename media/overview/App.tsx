/** The overview: what all workloads come to, which of them are shown, and a row each. */
import * as l10n from '@vscode/l10n';
import type { ComponentChildren, VNode } from 'preact';
import { overviewFilters, type FromOverview, type OverviewFilter, type OverviewGroup, type OverviewSnapshot } from '../overviewProtocol';
import { toneWord } from '../timeline/Header';
import { GlyphMark, Icon, ToneIcon } from '../timeline/Marks';
import { count } from '../timeline/time';
import { VerdictParts } from '../timeline/VerdictParts';
import type { Dispatch } from './dispatch';
import { Link } from './Link';
import { Rows } from './Rows';
import { isShown, linesOf, type State } from './state';
import { limitText, overallVerdict } from './text';

export function App({ state, dispatch }: { state: State; dispatch: Dispatch }): VNode {
  return (
    <>
      <svg class="patterns" aria-hidden="true">
        <defs>
          <pattern id="strip-old" width="6" height="6" patternUnits="userSpaceOnUse">
            <path class="ink" d="M1 1h1v1H1ZM4 4h1v1H4Z" />
          </pattern>
        </defs>
      </svg>
      <Body state={state} dispatch={dispatch} />
      <p class="unseen" role="status" aria-live="polite">
        {state.said}
      </p>
    </>
  );
}

function Body({ state, dispatch }: { state: State; dispatch: Dispatch }): VNode {
  const { snapshot } = state;
  if (snapshot === null) return <h1 class="unseen">{l10n.t('Rollouts')}</h1>;
  if (snapshot.state === 'serverDown') return <ServerDown dispatch={dispatch} />;
  const found = snapshot.groups.some(({ rows, unread, problem }) => rows.length + unread.length > 0 || problem !== null);
  if (!found) return <Nothing />;
  const lines = linesOf(state);
  return (
    <div class="overview">
      <Head snapshot={snapshot} state={state} dispatch={dispatch} />
      <Filters groups={snapshot.groups} filter={state.filter} dispatch={dispatch} />
      {lines.length === 0 ? <p class="nothing">{nothingText(state.filter)}</p> : <Rows lines={lines} state={state} dispatch={dispatch} />}
      <NotShown groups={snapshot.groups} dispatch={dispatch} />
    </div>
  );
}

function Head({ snapshot, state, dispatch }: { snapshot: OverviewSnapshot; state: State; dispatch: Dispatch }): VNode {
  const { tone, parts } = overallVerdict(snapshot.groups);
  return (
    <header class="head">
      <div class="head-line">
        <div class="head-title">
          <h1>{l10n.t('Rollouts')}</h1>
          <span class="note">{snapshot.title}</span>
        </div>
        <Button press={() => dispatch({ kind: 'copyReport' })}>
          {state.copied ? <GlyphMark glyph="done" /> : <Icon name="copy" />}
          {l10n.t('Copy report')}
        </Button>
      </div>
      <p class="verdict">
        <ToneIcon tone={tone} label={toneWord(tone)} />
        <VerdictParts parts={parts} />
      </p>
      <p class="small-print">{l10n.t('Each is simulated as if it were applied alone.')}</p>
    </header>
  );
}

function Filters({ groups, filter, dispatch }: { groups: readonly OverviewGroup[]; filter: OverviewFilter; dispatch: Dispatch }): VNode {
  const rows = groups.flatMap(group => group.rows.map(row => ({ group, row })));
  const counted = overviewFilters.map(each => ({ each, count: rows.filter(({ group, row }) => isShown(group, row, each)).length }));
  // Where nothing is edited there is no need to ask for what is.
  const offered = counted.filter(({ each, count: found }) => each !== 'changed' || found > 0 || each === filter);
  return (
    <div class="filters" role="group" aria-label={l10n.t('Workloads that are shown')}>
      {offered.map(({ each, count: found }) => (
        <Button key={each} pressed={each === filter} press={() => dispatch({ kind: 'filter', filter: each })}>
          {filterText(each, found)}
        </Button>
      ))}
    </div>
  );
}

function nothingText(filter: OverviewFilter): string {
  return filter === 'changed' ? l10n.t('No workload is changed.') : l10n.t('No workload has a problem.');
}

function filterText(filter: OverviewFilter, rows: number): string {
  switch (filter) {
    case 'all':
      return l10n.t('All {0}', count(rows));
    case 'changed':
      return l10n.t('Changed {0}', count(rows));
    case 'problems':
      return l10n.t('Problems {0}', count(rows));
  }
}

/** What has no row, and why. */
function NotShown({ groups, dispatch }: { groups: readonly OverviewGroup[]; dispatch: Dispatch }): VNode | null {
  const limits = groups.map(limitText).filter(text => text !== '');
  const unread = groups.flatMap(({ uri, label, unread: all }) =>
    all.flatMap(({ text, lines }) => lines.map(line => ({ uri, label, text, line }))),
  );
  if (limits.length + unread.length === 0) return null;
  return (
    <ul class="not-shown">
      {limits.map(text => (
        <li key={text}>{text}</li>
      ))}
      {unread.map(({ uri, label, text, line }) => (
        <li key={`${uri} ${line}`}>
          <Link press={() => dispatch({ kind: 'send', message: { kind: 'reveal', uri, line } })}>{`${label}:${count(line + 1)}`}</Link>{' '}
          {text}
        </li>
      ))}
    </ul>
  );
}

function Nothing(): VNode {
  return (
    <div class="empty">
      <h1>{l10n.t('No workloads')}</h1>
      <p>{l10n.t('No workload found. Open a manifest that contains one.')}</p>
    </div>
  );
}

function ServerDown({ dispatch }: { dispatch: Dispatch }): VNode {
  const run = (command: Extract<FromOverview, { kind: 'run' }>['command']) => () =>
    dispatch({ kind: 'send', message: { kind: 'run', command } });
  return (
    <div class="empty">
      <h1>{l10n.t('The language server isn’t running')}</h1>
      <p>{l10n.t('It simulates the rollout. The log shows why it stopped.')}</p>
      <div class="do">
        <Button press={run('restartServer')}>{l10n.t('Restart Language Server')}</Button>
        <Button press={run('showLog')}>{l10n.t('Show Log')}</Button>
      </div>
    </div>
  );
}

function Button({ press, pressed, children }: { press: () => void; pressed?: boolean; children: ComponentChildren }): VNode {
  return (
    <button type="button" class="button" aria-pressed={pressed} onClick={press}>
      {children}
    </button>
  );
}
