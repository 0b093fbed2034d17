import { z } from 'zod';
import type { WorkloadResult } from '../../server/protocol';
import { podOutcomes, type Scenario } from '../../server/protocol/scenario';
import type { Step } from '../../server/protocol/timeline';
import { manifestInput, openManifest, workloadIn, workloadInput } from './manifests';
import { shortened, toolOf, type ToolAnswer } from './tool';

const action = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('apply') }).describe('kubectl apply of the manifest with a changed pod template'),
  z
    .object({ kind: z.literal('setImage'), images: z.record(z.string(), z.string()) })
    .describe('kubectl set image: container name (or *) → image'),
  z.object({ kind: z.literal('undo'), toRevision: z.int().min(0) }).describe('kubectl rollout undo; 0 is the previous revision'),
  z.object({ kind: z.literal('scale'), replicas: z.int().min(0) }),
  z.object({ kind: z.literal('pause') }),
  z.object({ kind: z.literal('resume') }),
  z.object({ kind: z.literal('restart') }),
]);

/** What may be tried in a manifest's place. */
export const scenarioInput = {
  whatIf: z
    .object({
      replicas: z.union([z.int(), z.string()]),
      maxSurge: z.union([z.int(), z.string()]),
      maxUnavailable: z.union([z.int(), z.string()]),
      minReadySeconds: z.int(),
      strategy: z.enum(['RollingUpdate', 'Recreate']),
    })
    .partial()
    .optional()
    .describe('Values to try in place of those of the manifest, such as {"maxSurge": "50%"}.'),
  newPods: z.enum(podOutcomes).optional().describe('What becomes of new pods; otherwise they become ready.'),
  readySeconds: z
    .number()
    .min(0)
    .max(1_000_000)
    .optional()
    .describe('Seconds from a pod’s creation until its application answers; otherwise 5.'),
};

/** The scenario that the input describes. */
export function scenarioOf(
  { whatIf = {}, newPods, readySeconds }: z.infer<z.ZodObject<typeof scenarioInput>>,
  actions: Scenario['actions'] = [],
): Scenario {
  const values = Object.fromEntries(Object.entries(whatIf).filter(([, value]) => value !== undefined));
  return {
    whatIf: values,
    assumptions: { ...(newPods === undefined ? {} : { newPods }), ...(readySeconds === undefined ? {} : { readySeconds }) },
    actions,
  };
}

export const simulateRollout = toolOf({
  name: 'simulate_rollout',
  title: 'Simulate a Kubernetes rollout',
  description:
    'Simulates how a rollout of a Deployment, StatefulSet, or DaemonSet would run, step by step, as the real controllers do. ' +
    'Answers a verdict (pods, upper and lower limit, duration in seconds), where it stalls and why, and the states in which it waits, with what kubectl rollout status prints. ' +
    'Without actions it simulates kubectl apply with a changed pod template. Needs no cluster and changes nothing. ' +
    'Use it to find out whether a rollout completes, how long it takes, and how few pods are available meanwhile.',
  input: z.object({
    ...manifestInput,
    ...workloadInput,
    actions: z
      .array(
        z.object({
          action,
          at: z
            .union([z.literal('rest'), z.number().min(0)])
            .optional()
            .describe('Seconds since the start; otherwise when all is at rest.'),
        }),
      )
      .max(20)
      .optional()
      .describe('kubectl commands, in their order.'),
    ...scenarioInput,
    detail: z.enum(['short', 'full']).optional().describe('`full` lists all states and events.'),
  }),
  answer: async (input, roots) => {
    const file = await openManifest(input, roots);
    const workload = workloadIn(file, input.workload);
    const actions = (input.actions ?? []).map(({ action: done, at = 'rest' as const }) => ({ action: done, at }));
    return answerOf(workload.rollout(scenarioOf(input, actions)), input.detail === 'full');
  },
});

function answerOf(result: WorkloadResult, full: boolean): ToolAnswer {
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
      const events = full ? timeline.events.map(({ type, reason, message }) => `${type} ${reason}: ${message}`) : [];
      return {
        text: [...shortened(lines, full), ...events].join('\n'),
        data: { state: result.state, verdict, banner, summary, limits, commands, assumptions, rests: rests.map(restOf) },
      };
    }
    case 'unknown':
      return { text: `Not simulated: ${result.parts.join(' · ')}`, data: { state: result.state, parts: result.parts } };
    case 'invalid':
      return {
        text: result.problems.map(({ sentence, path, message }) => `Rejected: ${sentence} (${path}: ${message})`).join('\n'),
        data: { state: result.state, problems: result.problems },
      };
    case 'refused':
      return { text: result.message, data: { state: result.state, message: result.message, failed: result.failed } };
  }
}

function stepLine({ atSeconds, desired, current, updated, available, status }: Step): string {
  return `${atSeconds} s: desired ${desired}, current ${current}, updated ${updated}, available ${available} | ${status.text}`;
}

function restOf({ atSeconds, desired, current, updated, available, status }: Step) {
  return { atSeconds, desired, current, updated, available, status: status.text };
}
