/** What of a record can be asked of the façade, and what it has to answer. */
import { isDeepStrictEqual } from 'node:util';
import type { Action, Scenario } from '../../../server/protocol/scenario';
import { strategicMergePatch } from '../strategicMergePatch';
import type { AtRest, Program, ProgramStep } from './program';

/** kubectl skips a rollback to the template that is there. */
export const noEffect = 'no effect';

export interface Asked {
  readonly manifest: object;
  readonly scenario: Scenario;
  /** Where it ends, or what kubectl says to the last action. */
  readonly expected: AtRest | string;
}

type Question = Omit<Asked, 'expected'>;

/**
 * The states at rest that commands at rest led to, and what kubectl said to commands that failed: from the first time that all pods are ready until something is done
 * in the middle of a rollout, to a pod, or to what is around. A patch can be asked about as an edit of the manifest, if it comes first.
 */
export function* askedOf({ manifest, steps }: Program): Iterable<Asked> {
  const first = steps.findIndex(({ settled }) => settled);
  if (first < 0 || steps.slice(0, first + 1).some(({ do: step }) => !passing.includes(step.do))) return;
  let question: Question = { manifest, scenario: { whatIf: {}, assumptions: {}, actions: [] } };
  for (const [index, step] of steps.entries()) {
    const before = steps[index - 1];
    if (index <= first || before === undefined) continue;
    const next = isAtRest(before) ? after(question, step) : null;
    if (next === null && (!passing.includes(step.do.do) || 'never' in step.do)) return;
    if (step.error !== undefined) {
      if (next !== null) yield { ...next, expected: step.error };
    } else if (step.do.do === 'undo' && next !== null && step.settled && isDeepStrictEqual(step.rest, before.rest)) {
      yield { ...next, expected: noEffect };
    } else question = next ?? question;
    if (isAtRest(step) && question.scenario.actions.length > 0) yield { ...question, expected: step.rest };
  }
}

function isAtRest({ settled, stuck = false }: ProgramStep): boolean {
  return settled || stuck;
}

/** What only lets go on what was begun: pods become ready and end. */
const passing: readonly string[] = ['create', 'ready', 'settle', 'wait', 'gone'];

/** The question with one more action; null where it can't be put. */
function after(question: Question, { do: step, error }: ProgramStep): Question | null {
  if (step.do !== 'patch') {
    const action = actionOf(step);
    return action === null ? null : withAction(question, action);
  }
  const { manifest, scenario } = question;
  if (error !== undefined || scenario.actions.length > 0) return null;
  const edit = { ref: 'before', text: JSON.stringify(manifest) };
  return withAction({ manifest: strategicMergePatch(manifest, step.patch) as object, scenario: { ...scenario, edit } }, { kind: 'apply' });
}

function withAction({ manifest, scenario }: Question, action: Action): Question {
  return { manifest, scenario: { ...scenario, actions: [...scenario.actions, { action, at: 'rest' }] } };
}

function actionOf(step: ProgramStep['do']): Action | null {
  switch (step.do) {
    case 'pause':
    case 'resume':
    case 'restart':
      return { kind: step.do };
    case 'setImage':
      return { kind: 'setImage', images: 'images' in step ? step.images : { app: `registry.example/app:${step.image}` } };
    case 'scale':
      return { kind: 'scale', replicas: step.replicas };
    case 'undo':
      return { kind: 'undo', toRevision: step.to };
    default:
      return null;
  }
}
