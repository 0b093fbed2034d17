import * as l10n from '@vscode/l10n';
import type { WorkloadObject } from '../kubernetes/workloads/workloadObject';
import { unknownsOf } from '../kubernetes/rolloutPlaceholders';
import { fieldOf } from '../rollout/unknown';
import type { Explanation } from './field';
import { code } from '../escapes/markdown';

/**
 * An explanation without numbers that nobody knows: while something else fills in a field of the rollout, nothing is worked out but what a text says
 * by itself. Of a placeholder with a default it says that the default counts.
 */
export function withFilledIn(explanation: Explanation, object: WorkloadObject, isText: boolean): Explanation {
  const { placeholders = [] } = object;
  const unknowns = unknownsOf(object);
  const lines = (unknowns.length > 0 ? unknowns : placeholders).map(placeholder =>
    placeholder.value === null
      ? l10n.t('{0} is unknown: something else fills in {1}.', code(fieldOf(placeholder)), code(placeholder.text))
      : l10n.t('{0} is {1}, the default of {2}.', code(fieldOf(placeholder)), code(placeholder.value), code(placeholder.text)),
  );
  if (lines.length === 0) return explanation;
  if (unknowns.length === 0 || isText) return { ...explanation, workedOut: [...explanation.workedOut, ...lines] };
  const { does, byDefault, goesWrong, page } = explanation;
  return { does, workedOut: lines, byDefault, goesWrong, page };
}
