/** The page: which of its states is shown, and what stands where in it. */
import * as l10n from '@vscode/l10n';
import type { VNode } from 'preact';
import type { Timeline } from '../../server/protocol/timeline';
import type { Snapshot } from '../protocol';
import { Banner } from './Banner';
import { Chart } from './Chart';
import { Commands } from './Commands';
import { Compare } from './Compare';
import { Events } from './Events';
import { Header } from './Header';
import { layoutOf } from './layout';
import { Invalid, NoWorkload, Refused, ServerDown } from './Instead';
import { Legend } from './Legend';
import { Patterns } from './Marks';
import { Nodes } from './Nodes';
import { Pods } from './Pods';
import { Readout } from './Readout';
import { remembered } from './remembered';
import type { PageEvent, State } from './state';
import { Steps } from './Steps';
import { Transport } from './Transport';
import { Undo } from './Undo';
import { UnknownValues } from './Unknown';
import { WhatIf } from './WhatIf';
import { WhereLine } from './WhereLine';

/** How components say what the user did. */
export type Dispatch = (event: PageEvent) => void;

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
      <WhereLine where={snapshot.where} dispatch={dispatch} />
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
      return <Refused snapshot={snapshot} dispatch={dispatch} />;
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
      <Header snapshot={snapshot} state={state} dispatch={dispatch} />
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
      {state.comparing ? <Compare snapshot={snapshot} width={state.width} dispatch={dispatch} /> : null}
      <div class="column main">
        <section class="stage" aria-label={l10n.t('Rollout timeline')}>
          <div class="stage-top">
            <Transport timeline={timeline} step={step} playing={state.playing} dispatch={dispatch} />
            <Chart timeline={timeline} layout={layout} step={step} dispatch={dispatch} />
          </div>
          <div class="stage-rest">
            {timeline.limits.desired === 0 ? <Nothing timeline={timeline} /> : null}
            <Legend timeline={timeline} step={step} />
            <Readout timeline={timeline} step={step} />
          </div>
        </section>
        <Pods timeline={timeline} layout={layout} step={step} painted={state.painted} dispatch={dispatch} />
        <Nodes timeline={timeline} step={step} />
        <Events timeline={timeline} step={step} />
      </div>
      <div class="column side">
        <WhatIf snapshot={snapshot} state={state} dispatch={dispatch} />
        <div class="record">
          <Commands snapshot={snapshot} step={step} noEffect={inBanner ? null : noEffect} copied={state.copied} dispatch={dispatch} />
          <Steps timeline={timeline} selected={state.step} painted={state.painted} dispatch={dispatch} />
        </div>
      </div>
    </div>
  );
}

/** Stands where the chart would be empty. */
function Nothing({ timeline }: { timeline: Timeline }): VNode {
  return (
    <p class="nothing">
      {l10n.t(
        'replicas is 0, so there are no pods to replace: the new {1} is created without pods, and the rollout is complete immediately. Pods created later run {0}.',
        timeline.trigger.to.join(', '),
        timeline.generations.at(-1)?.kind ?? '',
      )}
    </p>
  );
}
