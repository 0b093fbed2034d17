/** A lane for each pod, or for several that share their life; the same time axis as the chart. */
import * as l10n from '@vscode/l10n';
import type { TargetedPointerEvent, VNode } from 'preact';
import type { Lane, PodState, Step, Timeline } from '../../server/protocol/timeline';
import type { Dispatch } from './App';
import { oldLook, type Look } from './bands';
import { stepAt, type Layout } from './layout';
import { Filled, Swatch } from './Marks';
import { remembered } from './remembered';
import { isNewAt, newSets } from './roles';
import { Section } from './Section';
import { Simulated } from './Simulated';
import { Still } from './Still';
import { pods, stateWord } from './text';
import { count, duration } from './time';

/** Beyond, lanes say no more than the chart does. */
const mostLanes = 60;
/** Lanes of a set that are drawn before the first paint. */
const firstLanes = 8;

interface PodsProps {
  timeline: Timeline;
  layout: Layout;
  step: Step;
  /** Whether the page has been on screen for a frame: until then only so many lanes are drawn. */
  painted: boolean;
  dispatch: Dispatch;
}

export function Pods({ timeline, layout, step, painted, dispatch }: PodsProps): VNode {
  /** The lanes are scrubbed like the chart; left of them texts can be selected. */
  const scrub = (event: TargetedPointerEvent<HTMLElement>) => {
    const under = event.clientX - event.currentTarget.getBoundingClientRect().left - layout.gutter;
    if ((event.buttons & 1) === 1 && under >= 0) dispatch({ kind: 'select', step: stepAt(layout, under) });
  };
  const shared = timeline.lanes.some(lane => lane.pod === null);
  const x = layout.marks[step.number - 1] ?? 0;
  const names = layout.gutter > 140 ? 84 : 54;
  const note = shared ? l10n.t('pods with the same lifecycle share a row') : l10n.t('one row per pod; pod names are simulated');
  return (
    <Section id="pods" title={l10n.t('Pods')} note={timeline.lanes.length === 0 ? '' : note}>
      <div class="track" onPointerDown={scrub} onPointerMove={scrub}>
        <table>
          <caption class="unseen">{l10n.t('Pods')}</caption>
          <colgroup>
            <col style={{ width: `${names}px` }} />
            <col style={{ width: `${layout.gutter - names}px` }} />
            <col />
          </colgroup>
          <thead class="unseen">
            <tr>
              <th scope="col">{l10n.t('Pod')}</th>
              <th scope="col">{l10n.t('State')}</th>
              <th scope="col">{l10n.t('Lifecycle')}</th>
            </tr>
          </thead>
          {lanesBySet(timeline).map(set => (
            <SetLanes key={set.generation} {...set} timeline={timeline} layout={layout} step={step.number} painted={painted} />
          ))}
          {timeline.lanes.length === 0 ? (
            <tbody>
              <tr>
                <td colSpan={3}>{l10n.t('No pods')}</td>
              </tr>
            </tbody>
          ) : null}
        </table>
        {timeline.lanes.length === 0 ? null : (
          <div class="track-head" style={{ transform: `translateX(${Math.round(layout.gutter + x)}px)` }} />
        )}
      </div>
    </Section>
  );
}

interface SetOfLanes {
  generation: number;
  lanes: readonly Lane[];
}

/** Old sets above the new one. */
const lanesBySet = remembered(({ generations, lanes }: Timeline): readonly SetOfLanes[] =>
  generations
    .map((_, generation) => ({ generation, lanes: lanes.filter(lane => lane.generation === generation) }))
    .filter(set => set.lanes.length > 0)
    .sort((a, b) => Number(generations[a.generation]?.role === 'new') - Number(generations[b.generation]?.role === 'new')),
);

function SetLanes({
  generation,
  lanes,
  timeline,
  layout,
  step,
  painted,
}: SetOfLanes & { timeline: Timeline; layout: Layout; step: number; painted: boolean }): VNode | null {
  const set = timeline.generations[generation];
  if (set === undefined) return null;
  const role = roleAt(timeline, generation, lanes, step);
  const alike = timeline.generations.length > 1 && timeline.generations.every(({ images }) => images.join() === set.images.join());
  const hidden = lanes.length - mostLanes;
  return (
    <tbody>
      <tr class="set">
        <th colSpan={3} scope="rowgroup">
          <span class="who">
            <Swatch look={role === 'old' ? oldLook(timeline, generation) : 'new'} />
            <b>{roleWord(role, alike)}</b>
            {alike ? null : <code>{set.images.join(', ')}</code>}
            <span>
              {set.name} · {l10n.t('revision {0}', set.revision)} <Simulated timeline={timeline} revision={set.revision} />
            </span>
          </span>
        </th>
      </tr>
      {lanes.slice(0, painted ? mostLanes : firstLanes).map((lane, index) => (
        <tr key={index}>
          <td class={lane.pod === null ? 'name many' : 'name'} title={lane.pod === null ? undefined : `${set.name}-${lane.pod}`}>
            {lane.pod ?? pods(lane.count)}
          </td>
          <StateCell lane={lane} step={step} />
          <LifeCell lane={lane} timeline={timeline} layout={layout} />
        </tr>
      ))}
      {hidden > 0 ? (
        <tr>
          <td class="state" colSpan={3}>
            {l10n.t('and {0} more rows', count(hidden))}
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}

function StateCell({ lane, step }: { lane: Lane; step: number }): VNode {
  const state = lane.states.filter(each => each.step <= step).at(-1)?.state;
  const on = state !== undefined && state !== 'gone';
  return <td class={on ? 'state on' : 'state'}>{state === undefined ? '–' : stateWord(state)}</td>;
}

interface LifeProps {
  lane: Lane;
  timeline: Timeline;
  layout: Layout;
}

/** The lane itself. */
class LifeCell extends Still<LifeProps> {
  override render({ lane, timeline, layout }: LifeProps): VNode {
    const words = lane.states.map(({ step, state }) =>
      l10n.t('{0} from {1}', stateWord(state), duration(timeline.steps[step - 1]?.atSeconds ?? 0)),
    );
    return (
      <td>
        <svg class="lane" width={layout.plot} height={11} viewBox={`0 0 ${layout.plot} 11`} aria-hidden="true">
          {stretches(lane, timeline).map(({ look, from, to }) => {
            const [x0, x1] = [layout.edges[from - 1] ?? 0, layout.edges[to - 1] ?? layout.plot];
            return <Filled look={look} shape={{ x: x0 + 0.5, y: 1.5, width: Math.max(1, x1 - x0 - 1), height: 8, rx: 1.5 }} />;
          })}
        </svg>
        <span class="unseen">{words.join(', ')}</span>
      </td>
    );
  }
}

/** Steps from one up to before another during which a lane looks the same. */
interface Stretch {
  readonly look: Look;
  readonly from: number;
  readonly to: number;
}

/** The lane's states, cut where its set becomes old or new. */
function stretches(lane: Lane, timeline: Timeline): readonly Stretch[] {
  const sets = newSets(timeline);
  const flips = sets.flatMap((set, index) =>
    index > 0 && (set === lane.generation) !== (sets[index - 1] === lane.generation) ? [index + 1] : [],
  );
  return lane.states.flatMap(({ step, state }, index) => {
    const end = lane.states[index + 1]?.step ?? timeline.steps.length + 1;
    const cuts = [step, ...flips.filter(flip => flip > step && flip < end), end];
    return cuts.slice(0, -1).flatMap((from, cut) => {
      const look = sets[from - 1] === lane.generation ? newLook(state) : oldStateLook(timeline, lane.generation, state);
      return look === null ? [] : [{ look, from, to: cuts[cut + 1] ?? end }];
    });
  });
}

/** Where all sets have the same images, these tell nothing apart. */
function roleWord(role: 'old' | 'new' | 'later', alike: boolean): string {
  switch (role) {
    case 'old':
      return alike ? l10n.t('Old pods') : l10n.t('Old');
    case 'new':
      return alike ? l10n.t('New pods') : l10n.t('New');
    case 'later':
      return l10n.t('Upcoming');
  }
}

/** `later`: none of its pods has been there yet, and it isn't the template's set. */
function roleAt(timeline: Timeline, generation: number, lanes: readonly Lane[], step: number): 'old' | 'new' | 'later' {
  if (isNewAt(timeline, generation, step)) return 'new';
  return lanes.some(lane => (lane.states[0]?.step ?? 0) <= step) ? 'old' : 'later';
}

function newLook(state: PodState): Look | null {
  switch (state) {
    case 'starting':
      return 'starting';
    case 'ready':
      return 'ready';
    case 'available':
      return 'new';
    case 'notReady':
    case 'imagePull':
    case 'crashLoop':
    case 'unschedulable':
      return 'failing';
    case 'terminating':
      return 'terminating';
    case 'gone':
      return null;
  }
}

function oldStateLook(timeline: Timeline, generation: number, state: PodState): Look | null {
  if (state === 'available') return oldLook(timeline, generation);
  if (state === 'terminating') return 'terminating';
  return state === 'gone' ? null : 'oldUnavailable';
}
