/** The parts of the page below its head: what is new is a line here. */
import type { VNode } from 'preact';
import type { Step, Timeline } from '../../server/protocol/timeline';
import type { NoEffect, Snapshot } from '../protocol';
import type { Dispatch } from './dispatch';
import { Commands } from './Commands';
import { Events } from './Events';
import type { Layout } from './layout';
import { Nodes } from './Nodes';
import { Pods } from './Pods';
import { Quotas } from './Quotas';
import { Stage } from './Stage';
import type { State } from './state';
import { Steps } from './Steps';
import { Ways } from './Ways';
import { WhatIf } from './WhatIf';

/** What a part can draw on; each answers null where it has nothing to say. */
export interface SurfaceProps {
  snapshot: Extract<Snapshot, { state: 'timeline' }>;
  timeline: Timeline;
  step: Step;
  layout: Layout;
  state: State;
  /** Of a command that was asked for among the commands, and has no effect. */
  noEffect: NoEffect | null;
  dispatch: Dispatch;
}

interface Surface {
  readonly id: string;
  /** Where it is on a wide page; on a narrower one they follow one another by the style's order. */
  readonly column: 'main' | 'side';
  /** From this width of the window on some of it is in sight without scrolling; else, and where there is none, it can wait for the first paint. */
  readonly inSightFrom?: number;
  readonly Part: (props: SurfaceProps) => VNode | null;
}

const surfaces: readonly Surface[] = [
  { id: 'stage', column: 'main', inSightFrom: 0, Part: Stage },
  {
    id: 'nodes',
    column: 'main',
    inSightFrom: 0,
    Part: ({ timeline, step, dispatch }) => <Nodes timeline={timeline} step={step} dispatch={dispatch} />,
  },
  {
    id: 'quotas',
    column: 'main',
    inSightFrom: 0,
    Part: ({ timeline, step, dispatch }) => <Quotas timeline={timeline} step={step} dispatch={dispatch} />,
  },
  {
    id: 'ways',
    column: 'main',
    inSightFrom: 0,
    Part: ({ timeline, state, dispatch }) => <Ways timeline={timeline} state={state} dispatch={dispatch} />,
  },
  {
    id: 'pods',
    column: 'main',
    inSightFrom: 1200,
    Part: ({ timeline, layout, step, state, dispatch }) => (
      <Pods timeline={timeline} layout={layout} step={step} painted={state.painted} dispatch={dispatch} />
    ),
  },
  { id: 'events', column: 'main', Part: ({ timeline, step }) => <Events timeline={timeline} step={step} /> },
  {
    id: 'whatIf',
    column: 'side',
    inSightFrom: 0,
    Part: ({ snapshot, state, dispatch }) => <WhatIf snapshot={snapshot} state={state} dispatch={dispatch} />,
  },
  { id: 'record', column: 'side', inSightFrom: 760, Part: Record },
];

/** Those of a column that are drawn by now: before the first paint only such as it may show. */
export function surfacesIn(column: Surface['column'], { painted, windowWidth }: State): readonly Surface[] {
  return surfaces.filter(each => each.column === column && (painted || windowWidth >= (each.inSightFrom ?? Infinity)));
}

/** What is done, and what happens then. */
function Record({ snapshot, timeline, step, noEffect, state, dispatch }: SurfaceProps): VNode {
  return (
    <div class="record">
      <Commands snapshot={snapshot} step={step} noEffect={noEffect} copied={state.copied} dispatch={dispatch} />
      <Steps timeline={timeline} selected={state.step} painted={state.painted} dispatch={dispatch} />
    </div>
  );
}
