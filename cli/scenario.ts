import * as l10n from '@vscode/l10n';
import { triableFields, triableOf } from '../server/preview/triable';
import { type PodOutcome, podOutcomes, type Scenario, type ScenarioAction } from '../server/protocol/scenario';
import { splitAt } from './options';
import { WrongUse } from './surface';

/** An option as it was given. */
export interface GivenOption {
  readonly name: string;
  readonly value: string;
}

/** The options that simulate something, with their meanings. */
export const scenarioOptions: readonly (readonly [string, () => string])[] = [
  ['--set-image C=IMAGE', () => l10n.t('kubectl set image; C is a container, or * for all')],
  ['--undo[=N]', () => l10n.t('kubectl rollout undo, to revision N or the previous one')],
  ['--scale N', () => 'kubectl scale'],
  ['--at SECONDS', () => l10n.t('when the next one is given; without it, when the rollout before it has come to rest')],
  ['--what-if FIELD=VALUE', () => l10n.t('as if the file had it: {0}', whatIfFields.join(', '))],
  ['--new-pods OUTCOME', () => l10n.t('what becomes of new pods: {0}', podOutcomes.join(', '))],
];

/** The options of `parseArgs`. */
export const scenarioArguments = {
  'set-image': { type: 'string', multiple: true },
  undo: { type: 'string', multiple: true },
  scale: { type: 'string', multiple: true },
  at: { type: 'string', multiple: true },
  'what-if': { type: 'string', multiple: true },
  'new-pods': { type: 'string' },
} as const;

/** `--undo` may stand without a number: it is given 0, which is the previous revision. */
export function withUndoNumbers(args: readonly string[]): readonly string[] {
  return args.flatMap((arg, index) => {
    if (arg !== '--undo') return index > 0 && args[index - 1] === '--undo' && isNumber(arg) ? [] : [arg];
    const next = args[index + 1] ?? '';
    return [`--undo=${isNumber(next) ? next : '0'}`];
  });
}

/** What the options simulate, in the order in which they are given. Throws WrongUse for a value that none has. */
export function scenarioOf(options: readonly GivenOption[]): Scenario {
  const actions: ScenarioAction[] = [];
  const whatIf: Record<string, string | number> = {};
  let newPods: PodOutcome | undefined;
  let at: ScenarioAction['at'] = 'rest';
  for (const { name, value } of options) {
    switch (name) {
      case 'at':
        at = numberOf(value, '--at');
        break;
      case 'what-if':
        Object.assign(whatIf, whatIfOf(value));
        break;
      case 'new-pods':
        newPods = podOutcomes.find(known => known === value);
        if (newPods === undefined) throw new WrongUse(l10n.t('{0}: no “{1}”; it is {2}', '--new-pods', value, podOutcomes.join(', ')));
        break;
      default: {
        const action = actionOf(name, value);
        if (action === undefined) break;
        actions.push({ action, at });
        at = 'rest';
      }
    }
  }
  if (at !== 'rest') throw new WrongUse(l10n.t('--at: no action follows it'));
  return { whatIf, assumptions: newPods === undefined ? {} : { newPods }, actions };
}

function actionOf(name: string, value: string): ScenarioAction['action'] | undefined {
  switch (name) {
    case 'set-image': {
      const [container, image] = splitAt(value, '--set-image');
      return { kind: 'setImage', images: { [container]: image } };
    }
    case 'undo':
      return { kind: 'undo', toRevision: numberOf(value, '--undo') };
    case 'scale':
      return { kind: 'scale', replicas: numberOf(value, '--scale') };
    default:
      return undefined;
  }
}

/** Those of any kind. */
const whatIfFields = [...new Set(triableFields.flatMap(({ fields }) => fields))];

function whatIfOf(text: string): Readonly<Record<string, string | number>> {
  const [field, value] = splitAt(text, '--what-if');
  if (!whatIfFields.includes(field)) throw noField(field, whatIfFields);
  return { [field]: isNumber(value) ? Number(value) : value };
}

function noField(field: string, fields: readonly string[]): WrongUse {
  return new WrongUse(l10n.t('{0}: no “{1}”; it is {2}', '--what-if', field, fields.join(', ')));
}

/** Throws WrongUse where a scenario tries a value in a field that a workload's kind doesn't have. */
export function checkFields({ whatIf }: Scenario, kind: string): void {
  const fields = triableOf(kind);
  for (const field of Object.keys(whatIf)) if (!fields.includes(field)) throw noField(field, fields);
}

function isNumber(text: string): boolean {
  return /^\d{1,10}$/.test(text);
}

function numberOf(text: string, option: string): number {
  if (!isNumber(text)) throw new WrongUse(l10n.t('{0}: “{1}” isn’t a whole number of 10 digits at most', option, text));
  return Number(text);
}
