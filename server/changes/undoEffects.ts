import { shellWord } from '../escapes/shell';
import { canonicalTemplate } from '../kubernetes/canonicalTemplate';
import type { Workload } from '../kubernetes/workloads/workload';
import type { Restore, Scenario } from '../protocol/scenario';
import type { FieldChange, UndoEffectsParams, UndoEffectsResult } from '../protocol/revisions';
import { afterActionsInSteps, type AfterActions, type RevisionState } from '../rollout/afterActions';
import { kindOf } from '../kinds/index';
import { commandOf } from '../rollout/kubectl/commands';
import type { AssumptionDefaults } from '../rollout/rehearse';
import { kustomized, restOf } from '../past/pastManifest';
import { Beginnings } from '../past/beginning';
import { asApplied } from './kubectlApply';
import { specChanges } from './specChanges';
import { specOfRevision } from '../past/templateSources';
import { templateReferences } from '../kubernetes/templateReferences';
import { undoSentences } from './undoSentences';

type Asked = Pick<UndoEffectsParams, 'scenario' | 'toRevision' | 'restore'>;

/**
 * What `kubectl rollout undo --to-revision` does to a workload besides the rollout, and what it leaves: of the workload it replaces the pod
 * template, of some kinds the annotations too, nothing else. Refusals are those of kubectl, also of an action before the undo.
 * In steps: each action of a simulation is one.
 */
export function* undoEffectsInSteps(
  workload: Workload,
  asked: Asked,
  defaults: AssumptionDefaults,
): Generator<undefined, UndoEffectsResult> {
  const { scenario, toRevision } = asked;
  const kind = kindOf(workload).rollout;
  const { object, rehearsal } = new Beginnings(workload, scenario, asApplied).of();
  const before = yield* afterActionsInSteps(kind, object, rehearsal, defaults);
  const undo = { action: { kind: 'undo', toRevision }, at: 'rest' } as const;
  const after = yield* afterActionsInSteps(kind, object, { ...rehearsal, actions: [...rehearsal.actions, undo] }, defaults);
  const target = targetOf(before, toRevision);
  const left = before.revisions.find(({ current }) => current);
  const became = after.revisions.find(({ current }) => current);
  const restoreCommand = asked.restore === undefined ? null : restoreCommandOf(asked.restore);
  if (after.refusal !== null || target === undefined || became === undefined) return refused(after.refusal, restoreCommand);
  const spec = specOfRevision(workload, scenario, target.past);
  const effects = {
    revisions: { from: left?.revision ?? target.revision, to: target.revision, became: became.revision },
    notRestored: spec === null ? [] : specChanges(workload.type, spec, restOf({ ...workload.object, spec: before.spec })),
    references: templateReferences(target.template).map(({ kind, name }) => ({ kind, name })),
    annotations: annotationChanges(before.annotations, after.annotations),
  };
  const numbersAssumed = areNumbersAssumed(scenario);
  const there = rehearsal.actions.length === 0 ? before : yield* afterActionsInSteps(kind, object, { ...rehearsal, actions: [] }, defaults);
  const simulated = there.revisions.every(({ revision }) => revision < target.revision);
  const own = kustomized(workload, scenario.kustomizeImages).spec.template;
  const fileMatches = canonicalTemplate(own) === canonicalTemplate(target.template);
  return {
    refusal: null,
    fileMatches,
    simulated,
    ...effects,
    numbersAssumed,
    sentences: undoSentences(effects, {
      target: nameForKubectl(workload),
      fileMatches,
      simulated,
      specKnown: spec !== null,
      numbersAssumed,
      restoresAnnotations: kind.restoresAnnotations === true,
    }),
    commands: [
      commandOf({ kind: 'undo', toRevision: target.revision }, workload) ?? '',
      ...(restoreCommand === null ? [] : [restoreCommand]),
    ],
    restoreCommand,
  };
}

function nameForKubectl({ kind, name }: Workload): string {
  return `${kind.toLowerCase()}/${name}`;
}

function refused(refusal: string | null, restoreCommand: string | null): UndoEffectsResult {
  const nothing = { revisions: null, notRestored: [], references: [], annotations: [], sentences: [], commands: [] };
  return { refusal, fileMatches: false, simulated: false, ...nothing, restoreCommand };
}

/** Whether the numbers are those that git's commits would have been given; a cluster's own are certain. */
function areNumbersAssumed({ past = [], running }: Scenario): boolean {
  return running === undefined && past.some(({ origin }) => origin !== undefined);
}

/** As kubectl picks it: 0 is the second highest. */
function targetOf({ revisions }: AfterActions, toRevision: number): RevisionState | undefined {
  return toRevision === 0 ? revisions.at(-2) : revisions.find(({ revision }) => revision === toRevision);
}

function annotationChanges(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): readonly FieldChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.flatMap(field => {
    const [was, is] = [before, after].map(of => (Object.hasOwn(of, field) ? (of[field] ?? null) : null));
    return was === is ? [] : [{ field, before: was ?? null, after: is ?? null }];
  });
}

/** Digits of a commit's name: as many as tell it from others in the largest repositories. */
const commitDigits = 12;

/** A file that has another name today comes back under that. */
function restoreCommandOf({ commit: full, directory, files }: Restore): string {
  const commit = full.slice(0, commitDigits);
  const git = directory === null ? 'git' : `git -C ${shellWord(directory)}`;
  const literal = files.some(({ currentPath }) => /[*?[\\]|^:/.test(currentPath)) ? ' --literal-pathspecs' : '';
  const same = files.filter(({ committedPath, currentPath }) => committedPath === currentPath);
  const renamed = files.filter(file => !same.includes(file));
  return [
    ...(same.length === 0
      ? []
      : [`${git}${literal} checkout ${shellWord(commit)} -- ${same.map(file => shellWord(file.currentPath)).join(' ')}`]),
    ...renamed.map(
      ({ committedName, workspacePath }) => `${git} show ${shellWord(`${commit}:${committedName}`)} > ${shellWord(workspacePath)}`,
    ),
  ].join(' && ');
}
