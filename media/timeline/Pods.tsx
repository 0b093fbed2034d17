/** A lane for each pod, for several that share their life, or for a place that they take in turn; the same time axis as the chart. */
import * as l10n from '@vscode/l10n';
import { Fragment, type TargetedPointerEvent, type VNode } from 'preact';
import type { Lane } from '../../server/protocol/lanes';
import type { PodState, Step, Timeline } from '../../server/protocol/timeline';
import type { Dispatch } from './dispatch';
import { stepAt, wordsFrom, type Layout } from './layout';
import { Filled, Swatch } from './Marks';
import { remembered } from './remembered';
import { Section } from './Section';
import { Simulated } from './Simulated';
import { Still } from './Still';
import { textWidth } from './labels';
import { laneWord, pods, stateWord } from './text';
import { count, duration } from './time';
import { versionLabel, versionName, versionOf, type PodLook } from './versions';

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
  // Where the gutter is narrow, the states are for screen readers only.
  const names = namesWidth(layout);
  const named = timeline.lanes.some(lane => lane.generation === null);
  const own = named ? '' : l10n.t('one row per pod; pod names are simulated');
  const note = shared ? l10n.t('pods with the same lifecycle share a row') : own;
  return (
    <Section id="pods" title={l10n.t('Pods')} note={timeline.lanes.length === 0 ? '' : note}>
      <div class={names === layout.gutter ? 'track narrow' : 'track'} onPointerDown={scrub} onPointerMove={scrub}>
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
          {groupsOf(timeline).map(group => (
            <Group key={group.generation} {...group} timeline={timeline} layout={layout} step={step.number} painted={painted} />
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

function namesWidth({ gutter }: Layout): number {
  if (gutter < wordsFrom) return gutter;
  return gutter > 140 ? 74 : 48;
}

/** `20 pods`, or `× 20` where there is no room for the word: it is read all the same. */
function Many({ number, room }: { number: number; room: number }): VNode {
  const words = pods(number);
  if (textWidth(words) <= room + 4) return <>{words}</>;
  return (
    <>
      <span aria-hidden="true">× {count(number)}</span>
      <span class="unseen">{words}</span>
    </>
  );
}

interface LaneGroup {
  /** null: places that pods of several generations take in turn. */
  generation: number | null;
  lanes: readonly Lane[];
  /** Of the first of them, in the timeline. */
  first: number;
}

/** Lanes that follow one another and belong together. */
const groupsOf = remembered((timeline: Timeline): readonly LaneGroup[] => {
  const groups: { generation: number | null; lanes: Lane[]; first: number }[] = [];
  timeline.lanes.forEach((lane, index) => {
    const open = groups.at(-1);
    if (open?.generation === lane.generation) open.lanes.push(lane);
    else groups.push({ generation: lane.generation, lanes: [lane], first: index });
  });
  const place = ({ generation }: LaneGroup): number => (generation === null ? -1 : versionOf(timeline, generation));
  return groups.sort((a, b) => place(a) - place(b));
});

interface GroupProps extends LaneGroup {
  timeline: Timeline;
  layout: Layout;
  step: number;
  painted: boolean;
}

function Group({ generation, lanes, first, timeline, layout, step, painted }: GroupProps): VNode {
  const hidden = lanes.length - mostLanes;
  const names = namesWidth(layout);
  return (
    <tbody>
      {generation === null ? null : <GroupHead generation={generation} lanes={lanes} timeline={timeline} />}
      {lanes.slice(0, painted ? mostLanes : firstLanes).map((lane, index) => (
        <Fragment key={index}>
          {(timeline.laneMarks ?? []).map(mark => (mark.lane === first + index ? <MarkRow key={mark.label} label={mark.label} /> : null))}
          <tr>
            <td class={lane.pod === null ? 'name many' : 'name'} title={fullName(lane, timeline)}>
              {lane.pod ?? <Many number={lane.count} room={names} />}
            </td>
            <StateCell lane={lane} timeline={timeline} step={step} />
            <LifeCell lane={lane} timeline={timeline} layout={layout} />
          </tr>
        </Fragment>
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

/** What the pods below run, and which object keeps them. */
function GroupHead({ generation, lanes, timeline }: { generation: number; lanes: readonly Lane[]; timeline: Timeline }): VNode | null {
  const set = timeline.generations[generation];
  if (set === undefined) return null;
  const { letter, name } = versionName(timeline, set.version);
  const isNamedByImage = set.images.some(image => image.includes(name));
  return (
    <tr class="set">
      <th colSpan={3} scope="rowgroup">
        <span class="who">
          <Swatch version={set.version} />
          {letter === '' ? null : <b>{letter}</b>}
          <code>{set.images.join(', ')}</code>
          {isNamedByImage ? null : <b>{name}</b>}
          <span>
            {set.name} · {l10n.t('{0} in all', pods(lanes.reduce((sum, lane) => sum + lane.count, 0)))} ·{' '}
            {l10n.t('revision {0}', set.revision)} <Simulated timeline={timeline} revision={set.revision} />
          </span>
        </span>
      </th>
    </tr>
  );
}

/** What is said between two lanes. */
function MarkRow({ label }: { label: string }): VNode {
  return (
    <tr class="lane-mark">
      <td colSpan={3}>
        <span>{label}</span>
      </td>
    </tr>
  );
}

function fullName({ pod, generation }: Lane, { generations, name }: Timeline): string | undefined {
  if (pod === null) return undefined;
  return generation === null ? pod : `${generations[generation]?.name ?? name}-${pod}`;
}

/** The state at the step; of a place whose pod is available, what that runs. */
function StateCell({ lane, timeline, step }: { lane: Lane; timeline: Timeline; step: number }): VNode {
  const at = lane.states.filter(each => each.step <= step).at(-1);
  const on = at !== undefined && at.state !== 'gone';
  const runs = lane.generation === null && at?.state === 'available' ? versionLabel(timeline, versionOf(timeline, at.generation)) : null;
  return <td class={on ? 'state on' : 'state'}>{at === undefined ? <NotYet /> : (runs ?? laneWord(at.state))}</td>;
}

function NotYet(): VNode {
  return (
    <>
      <span aria-hidden="true">–</span>
      <span class="unseen">{l10n.t('not created yet')}</span>
    </>
  );
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
          {lane.states.map(({ step, state, generation }, index) => {
            const look = lookOf(state);
            const [x0, x1] = [layout.edges[step - 1] ?? 0, layout.edges[(lane.states[index + 1]?.step ?? Infinity) - 1] ?? layout.plot];
            const shape = { x: x0 + 0.5, y: 1.5, width: Math.max(1, x1 - x0 - 1), height: 8, rx: 1.5 };
            return look === null ? null : <Filled version={versionOf(timeline, generation)} look={look} shape={shape} />;
          })}
        </svg>
        <span class="unseen">{words.join(', ')}</span>
      </td>
    );
  }
}

function lookOf(state: PodState): PodLook | null {
  switch (state) {
    case 'starting':
    case 'ready':
    case 'available':
    case 'terminating':
      return state;
    case 'unschedulable':
      return 'pending';
    case 'notReady':
    case 'imagePull':
    case 'crashLoop':
      return 'failing';
    case 'gone':
      return null;
  }
}
