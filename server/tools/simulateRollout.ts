import type { WorkloadResult } from '../protocol';
import type { Step, TimelineEvent } from '../protocol/timeline';
import type { ToolAnswer } from '../protocol/tools';
import { objectInput } from './input';
import { detailInput, manifestInput, withWorkload, workloadInput } from './manifest';
import { actionsInput, actionsOf, scenarioInput, scenarioOf } from './scenario';
import { answered, type Detail, firstOf, refused, shortened, toolOf } from './tool';
import { anyKind } from './words';

export const simulateRollout = toolOf({
  name: 'simulate_rollout',
  title: 'Simulate a Kubernetes rollout',
  description:
    `Simulates how a rollout of a ${anyKind} would run, step by step, as the real controllers do. ` +
    'Answers a verdict (pods, upper and lower limit, duration in seconds), where it gets stuck and why, and the states in which it waits, with what kubectl rollout status prints. ' +
    'Without actions it simulates kubectl apply with a changed pod template. Needs no cluster and changes nothing. ' +
    'Use it to find out whether a rollout completes, how long it takes, and how few pods are available meanwhile.',
  input: objectInput({
    ...manifestInput,
    ...workloadInput,
    actions: actionsInput,
    ...scenarioInput,
    ...detailInput('all states and events'),
  }),
  answer: (input, world) =>
    withWorkload(input, world, function* (workload) {
      const actions = actionsOf(input.actions);
      const scenario = typeof actions === 'string' ? actions : scenarioOf(input, workload, actions);
      if (typeof scenario === 'string') return refused(scenario);
      // What an undo goes back to stands in git's history, where there is one.
      const undoes = scenario.actions.some(({ action }) => action.kind === 'undo');
      if (!undoes || input.path === undefined) return answerOf(yield* workload.rolloutInSteps(scenario), input.detail);
      const { past } = world.material;
      if (past === undefined) return { state: 'needs', need: { kind: 'past', path: input.path, workload: workload.id } };
      const kept = 'missing' in past ? [] : past.kept;
      return answerOf(yield* workload.rolloutInSteps(kept.length === 0 ? scenario : { ...scenario, past: kept }), input.detail);
    }),
});

/** Such as `Warning FailedScheduling (Pod web-5f-x2x4k, default-scheduler): …`. */
function eventLine({ type, reason, message, from, about }: TimelineEvent): string {
  if (about === null) return `${type} ${reason}: ${message}`;
  const more = about.objects > 1 ? ` and ${about.objects - 1} more` : '';
  return `${type} ${reason} (${about.kind} ${about.name}${more}, ${from}): ${message}`;
}

function answerOf(result: WorkloadResult, detail: Detail | undefined): ToolAnswer {
  switch (result.state) {
    case 'timeline': {
      const { timeline } = result;
      const { verdict, banner, commands, summary, limits, assumptions } = timeline;
      const rests = timeline.steps.filter(({ rests: quiet }) => quiet);
      const lines = [
        ...commands,
        `Verdict: ${verdict.parts.join(' · ')}`,
        ...(banner === null
          ? []
          : [[banner.title, ...banner.sentences, ...(banner.command === null ? [] : [`Helps: ${banner.command}`])].join(' ')]),
        ...assumptions,
        ...rests.map(stepLine),
      ];
      const events = detail === 'full' ? timeline.events.map(eventLine) : [];
      return answered([...shortened(lines, detail), ...events], {
        ...{ state: result.state, verdict, banner, summary, limits, commands, assumptions, rests: firstOf(rests, detail).map(restOf) },
      });
    }
    case 'unknown':
      return answered([`Not simulated: ${result.parts.join(' · ')}`], { state: result.state, parts: result.parts });
    case 'invalid':
      return answered(
        shortened(
          result.problems.map(({ sentence, path, message }) => `Rejected: ${sentence} (${path === '' ? message : `${path}: ${message}`})`),
          detail,
        ),
        { state: result.state, problems: firstOf(result.problems, detail) },
      );
    case 'refused':
      return answered([result.message], { state: result.state, message: result.message, failed: result.failed });
  }
}

function stepLine({ atSeconds, desired, current, updated, available, status }: Step): string {
  return `${atSeconds} s: desired ${desired}, current ${current}, updated ${updated}, available ${available} | ${status.text}`;
}

function restOf({ atSeconds, desired, current, updated, available, status }: Step) {
  return { atSeconds, desired, current, updated, available, status: status.text };
}
