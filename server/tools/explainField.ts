import { objectInput, textInput } from './input';
import { manifestInput, withWorkload, workloadInput } from './manifest';
import { answered, refused, toolOf } from './tool';
import { anyKind } from './words';

export const explainField = toolOf({
  name: 'explain_field',
  title: 'Explain a field of a manifest',
  description:
    `Explains what a field of a ${anyKind} does in a rollout, with the numbers of this manifest worked out ` +
    '(such as 25% of 10 pods, rounded up: 3), its default, and what goes wrong with it. Works for fields that aren’t written, too. Changes nothing. ' +
    'Use it before a field is changed.',
  input: objectInput({
    ...manifestInput,
    ...workloadInput,
    field: textInput(
      500,
      'Path of the field, such as spec.strategy.rollingUpdate.maxSurge or spec.template.spec.containers[0].readinessProbe.',
    ),
  }),
  answer: (input, world) =>
    withWorkload(input, world, workload => {
      const explanation = workload.explain(input.field);
      return explanation === null
        ? refused(`Nothing is known of ${input.field}: it has no effect on a rollout, or there is no such field.`)
        : answered([explanation], { field: input.field, explanation });
    }),
});
