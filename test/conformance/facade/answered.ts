/** What the façade answers about a recorded workload. */
import { open } from '../../../server/preview/open';
import { defaultPreviewSettings, type PreviewSettings } from '../../../server/preview/settings';
import type { WorkloadResult } from '../../../server/protocol';
import { mostAssumedSeconds, type PodOutcome, type Scenario } from '../../../server/protocol/scenario';
import type { Duration, Timeline } from '../../../server/protocol/timeline';
import { podSpecOf, type RealRolloutRecord } from '../podRecord';
import { meanStartMs } from '../predictRealRollout';
import { type Asked, askedOf, noEffect } from './asked';
import { type AtRest, deploymentManifest, type Program, programOf, type ProgramRecord } from './program';

/** Asks about all of a record that can be asked: how many states that is, and which answers differ. */
export function compareWithFacade(record: ProgramRecord): { readonly states: number; readonly differences: readonly string[] } {
  const program = programOf(record);
  const asked = [...askedOf(program)];
  const differences = asked.flatMap(question => {
    const [was, answered] = [JSON.stringify(question.expected), JSON.stringify(endOf(question, program))];
    const done = question.scenario.actions.map(({ action }) => JSON.stringify(action)).join(' ');
    return was === answered ? [] : [`${record.id}, ${done}: was ${was}, answered ${answered}`];
  });
  return { states: asked.length, differences };
}

function endOf({ manifest, scenario }: Asked, { nodes, objects }: Program): AtRest | string {
  const settings = { ...defaultPreviewSettings, nodes: nodes === 0 ? [] : [{ count: nodes, cpu: '8', memory: '16Gi' }] };
  const result = rolloutOf(manifest, objects, scenario, settings);
  if (result.state === 'timeline') return atRest(result.timeline);
  if (result.state !== 'refused') return result.state;
  return result.failed ? result.message : noEffect;
}

function atRest({ steps, revisions, obstacle, summary }: Timeline): AtRest | string {
  const last = steps.at(-1);
  if (last === undefined) return 'no step';
  const { current, updated, ready, available } = last;
  const named = revisions.map(({ revision, images: [image = ''] }) => `${revision} ${image.slice(image.lastIndexOf(':') + 1)}`);
  const stuck = summary.outcome === 'completes' ? undefined : obstacle?.around?.quotable;
  return { replicas: current, updated, ready, available, revisions: named, ...(stuck === undefined ? {} : { stuck }) };
}

/** How long a rollout takes that was measured on a real kubelet, if it is said how its application behaves; null: it never completes. */
export function durationOf(record: RealRolloutRecord): Duration | null {
  const { behaviour } = record;
  const next = record.next?.behaviour ?? behaviour;
  const assumptions = {
    readySeconds: meanStartMs(record) / 1000 + (next.readyAfter ?? 0),
    shutdownSeconds: behaviour.onTerm === 'ignore' ? mostAssumedSeconds : (behaviour.onTerm ?? 0),
    newPods: outcomeOf(record),
  };
  const template = { metadata: { labels: { app: 'app' } }, spec: podSpecOf(record) };
  const manifest = deploymentManifest({ ...record.spec, replicas: record.replicas }, template);
  const result = rolloutOf(manifest, [], { whatIf: {}, assumptions, actions: [] }, defaultPreviewSettings);
  if (result.state !== 'timeline') throw new Error(result.state);
  return result.timeline.summary.duration;
}

function outcomeOf({ next }: RealRolloutRecord): PodOutcome {
  if (next?.image !== undefined) return 'imagePull';
  if (next?.behaviour?.never !== true) return 'ready';
  return next.behaviour.exitAfter === undefined ? 'neverReady' : 'crash';
}

function rolloutOf(manifest: object, around: readonly object[], scenario: Scenario, settings: PreviewSettings): WorkloadResult {
  const neighbours = around.map((object, index) => ({ uri: `file:///object${index}.json`, text: JSON.stringify(object) }));
  const [file] = open([{ uri: 'file:///app.json', text: JSON.stringify(manifest) }], neighbours, settings);
  const result = file?.workloads[0]?.rollout(scenario);
  if (result === undefined) throw new Error('the record has no workload');
  return result;
}
