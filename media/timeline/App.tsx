/** The page: which of its states is shown, and what stands where in it. */
import * as l10n from '@vscode/l10n';
import type { VNode } from 'preact';
import type { Snapshot } from '../protocol';
import { Banner } from './Banner';
import { Compare } from './Compare';
import type { Dispatch } from './dispatch';
import { HeadActions, Header } from './Header';
import { layoutOf } from './layout';
import { Invalid, NoWorkload, Refused, ServerDown } from './Instead';
import { Patterns } from './Marks';
import { remembered } from './remembered';
import type { State } from './state';
import { surfacesIn } from './surfaces';
import { Undo } from './Undo';
import { UnknownValues } from './Unknown';
import { WhereLine } from './WhereLine';

export function App({ state, dispatch }: { state: State; dispatch: Dispatch }): VNode {
  return (
    <>
      <Patterns />
      <Body state={state} dispatch={dispatch} />
      <p class="unseen" role="status" aria-live="polite">
        {state.said}
      </p>
    </>
  );
}

function Body({ state, dispatch }: { state: State; dispatch: Dispatch }): VNode | null {
  const { snapshot } = state;
  if (snapshot === null) return <h1 class="unseen">{l10n.t('Rollout preview')}</h1>;
  return (
    <>
      <WhereLine where={snapshot.where} dispatch={dispatch}>
        {snapshot.state === 'timeline' ? <HeadActions state={state} dispatch={dispatch} /> : null}
      </WhereLine>
      <Content snapshot={snapshot} state={state} dispatch={dispatch} />
    </>
  );
}

interface ContentProps {
  snapshot: Snapshot;
  state: State;
  dispatch: Dispatch;
}

function Content({ snapshot, state, dispatch }: ContentProps): VNode | null {
  switch (snapshot.state) {
    case 'timeline':
      return <TimelinePage state={state} snapshot={snapshot} dispatch={dispatch} />;
    case 'invalid':
      return <Invalid snapshot={snapshot} state={state} dispatch={dispatch} />;
    case 'unknown':
      return <UnknownValues snapshot={snapshot} state={state} dispatch={dispatch} />;
    case 'refused':
      return <Refused snapshot={snapshot} copied={state.copied} dispatch={dispatch} />;
    case 'none':
      return <NoWorkload where={snapshot.where} dispatch={dispatch} />;
    case 'serverDown':
      return <ServerDown dispatch={dispatch} />;
  }
}

interface TimelineProps {
  state: State;
  snapshot: Extract<Snapshot, { state: 'timeline' }>;
  dispatch: Dispatch;
}

const layoutFor = remembered(layoutOf);

function TimelinePage({ state, snapshot, dispatch }: TimelineProps): VNode | null {
  const { timeline, noEffect = null } = snapshot;
  const inBanner = state.askedIn === 'banner' && timeline.banner !== null;
  const layout = layoutFor(timeline, state.width, state.height);
  const step = timeline.steps[state.step - 1];
  if (step === undefined) return null;
  const stale = snapshot.problems.length > 0;
  return (
    <div class={`page${stale ? ' stale' : ''}${state.gliding ? ' gliding' : ''}`}>
      <Header snapshot={snapshot} dispatch={dispatch} />
      {/* Above what comes and goes with a strategy, so that its rows stay where they are. */}
      {state.comparing ? <Compare snapshot={snapshot} width={state.width} dispatch={dispatch} /> : null}
      {timeline.banner === null ? null : (
        <Banner
          banner={timeline.banner}
          timeline={timeline}
          step={step}
          noEffect={inBanner ? noEffect : null}
          copied={state.copied}
          dispatch={dispatch}
        />
      )}
      {snapshot.undo == null ? null : <Undo undo={snapshot.undo} copied={state.copied} dispatch={dispatch} />}
      {(['main', 'side'] as const).map(column => (
        <div key={column} class={`column ${column}`}>
          {surfacesIn(column, state).map(({ id, Part }) => (
            <Part key={id} {...{ snapshot, timeline, step, layout, state, dispatch }} noEffect={inBanner ? null : noEffect} />
          ))}
        </div>
      ))}
    </div>
  );
}
