import { triableFields, triableOf } from '../preview/triable';
import type { PreviewedWorkload } from '../preview/workload';
import { type Assumptions, podOutcomes, type Scenario, type ScenarioAction } from '../protocol/scenario';
import {
  choiceInput,
  eitherInput,
  type Given,
  listInput,
  mapInput,
  numberInput,
  objectInput,
  optionalInput,
  textInput,
  wholeInput,
} from './input';

const mostSeconds = 1_000_000;
const mostPods = 1_000_000;

const value = eitherInput('a whole number or a text', wholeInput(0, mostPods), textInput(100));

/** What may be tried in a manifest's place. */
export const scenarioInput = {
  whatIf: optionalInput(
    mapInput(
      value,
      20,
      'Values to try in place of those of the manifest, such as {"maxSurge": "50%", "replicas": 6}. ' +
        `${triableFields.map(({ kind, fields }) => `${kind}: ${fields.join(', ')}`).join('. ')}.`,
    ),
  ),
  newPods: optionalInput(choiceInput(podOutcomes, 'What becomes of new pods; otherwise they become ready.')),
  readySeconds: optionalInput(
    numberInput(0, mostSeconds, 'Seconds from a pod’s creation until its application answers; otherwise what the settings say, or 5.'),
  ),
} as const;

const kinds = ['apply', 'setImage', 'undo', 'scale', 'pause', 'resume', 'restart'] as const;

/** kubectl's commands, in their order. */
export const actionsInput = optionalInput(
  listInput(
    objectInput({
      kind: choiceInput(
        kinds,
        'kubectl apply of the manifest with a changed pod template, set image, rollout undo, scale, rollout pause, rollout resume, or rollout restart.',
      ),
      images: optionalInput(mapInput(textInput(1000), 100, 'Only of setImage, and required there: container name (or *) → image.')),
      toRevision: optionalInput(wholeInput(0, mostPods, 'Only of undo: the revision; otherwise the previous one.')),
      replicas: optionalInput(wholeInput(0, mostPods, 'Only of scale, and required there.')),
      at: optionalInput(numberInput(0, mostSeconds, 'Seconds since the start; otherwise when all that came before is at rest.')),
    }),
    20,
    'kubectl commands to simulate, in their order. Without any, kubectl apply of the manifest with a changed pod template.',
  ),
);

type GivenAction = NonNullable<Given<typeof actionsInput>>[number];

/** The actions that the input describes; a text says what is missing of one. */
export function actionsOf(given: Given<typeof actionsInput>): readonly ScenarioAction[] | string {
  const actions: ScenarioAction[] = [];
  for (const own of given ?? []) {
    const action = actionOf(own);
    if (typeof action === 'string') return action;
    actions.push({ action, at: own.at ?? 'rest' });
  }
  return actions;
}

function actionOf({ kind, images, toRevision, replicas }: GivenAction): ScenarioAction['action'] | string {
  switch (kind) {
    case 'setImage':
      return images === undefined ? 'An action setImage needs `images`.' : { kind, images };
    case 'undo':
      return { kind, toRevision: toRevision ?? 0 };
    case 'scale':
      return replicas === undefined ? 'An action scale needs `replicas`.' : { kind, replicas };
    case 'apply':
    case 'pause':
    case 'resume':
    case 'restart':
      return { kind };
  }
}

interface GivenScenario {
  readonly whatIf?: Given<(typeof scenarioInput)['whatIf']>;
  readonly newPods?: Given<(typeof scenarioInput)['newPods']>;
  readonly readySeconds?: Given<(typeof scenarioInput)['readySeconds']>;
}

/** The scenario that the input describes for a workload; a text says what of it the workload doesn't have. */
export function scenarioOf(
  { whatIf = {}, newPods, readySeconds }: GivenScenario,
  { kind }: PreviewedWorkload,
  actions: Scenario['actions'] = [],
): Scenario | string {
  const fields = triableOf(kind);
  const unknown = Object.keys(whatIf).find(field => !fields.includes(field));
  if (unknown !== undefined) return `whatIf: a ${kind} has no ${unknown}; it has ${fields.join(', ')}.`;
  const assumptions: Assumptions = {
    ...(newPods === undefined ? {} : { newPods }),
    ...(readySeconds === undefined ? {} : { readySeconds }),
  };
  return { whatIf, assumptions, actions };
}
