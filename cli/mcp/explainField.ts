import { z } from 'zod';
import { manifestInput, NoAnswer, openManifest, workloadIn, workloadInput } from './manifests';
import { toolOf } from './tool';

export const explainField = toolOf({
  name: 'explain_field',
  title: 'Explain a field of a manifest',
  description:
    'Explains what a field of a workload does in a rollout, with the numbers of this manifest worked out (such as 25% of 10 pods, rounded up: 3), ' +
    'its default, and what goes wrong with it. Changes nothing. Use it before the field is changed.',
  input: z.object({
    ...manifestInput,
    ...workloadInput,
    field: z
      .string()
      .max(500)
      .describe('Path of the field, such as spec.strategy.rollingUpdate.maxSurge or spec.template.spec.containers[0].readinessProbe.'),
  }),
  answer: async (input, roots) => {
    const workload = workloadIn(await openManifest(input, roots), input.workload);
    const markdown = workload.explain(input.field);
    if (markdown === null)
      throw new NoAnswer(`Nothing is known of ${input.field}: it has no effect on a rollout, or there is no such field.`);
    return { text: markdown, data: { field: input.field, explanation: markdown } };
  },
});
