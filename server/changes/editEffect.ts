import { kindOf } from '../kinds/index';
import { grouped } from '../kubernetes/grouped';
import { newestVersion } from '../kubernetes/kubernetesVersion';
import { knowsReplicas } from '../kubernetes/rolloutPlaceholders';
import { scaled } from '../kubernetes/scaling';
import { immutableErrors } from '../kubernetes/verdict';
import { refusalsOf } from '../kubernetes/workloads/refusals';
import type { ManifestProblem, Workload } from '../kubernetes/workloads/workload';
import { type Build, outermostBuild } from '../kustomize/builds';
import { sayPlace } from '../kustomize/notes';
import { uncountedFields } from '../kustomize/uncounted';
import type { EditEffect, EditEffectParams, WorkloadEditEffect } from '../protocol/editEffect';
import type { FieldChange, Kustomized, ObjectReference } from '../protocol/revisions';
import type { WorkloadId } from '../protocol/scenario';
import { toJson } from '../yaml/toJson';
import type { EditCondition } from '../rollout/controllers/editCondition';
import { readConfigObjects, type ConfigObject } from './configObjects';
import { mergeConditions, namespaceConditions, recreateConditions, repeatedVariables } from './editConditions';
import { editDetail, editTitle, type EditWords } from './editWords';
import { fullName } from './fullName';
import { isSame } from './fieldDifferences';
import { kubectlApplied, withTemplate } from './kubectlApply';
import { kustomized, restOf } from '../past/pastManifest';
import { formerWorkloads } from '../past/pastReader';
import { rollCauses, type ConfigStates } from './rollCauses';
import { specChanges } from './specChanges';
import { templateDifferences } from './templateDifferences';
import type { TemplateDifference } from './templateDifference';
import { templateReferences, type TemplateReference } from '../kubernetes/templateReferences';

/** A file as it is and as it was. */
export interface EditedFile extends Pick<EditEffectParams, 'base' | 'others' | 'kustomized'> {
  readonly text: string;
  readonly workloads: readonly { readonly id: WorkloadId; readonly workload: Workload }[];
}

/** What applying the file would do to each of its workloads, had the base been applied before; in steps: each workload is one. */
export function* editEffects(file: EditedFile): Generator<undefined, readonly WorkloadEditEffect[]> {
  const states = configStates(file);
  const changed = changedObjects(states);
  const former = formerWorkloads(file.base ?? '', file.workloads[0]?.workload.object.server);
  yield;
  const builds = { before: buildOf(file.kustomized?.base), after: buildOf(file.kustomized?.text) };
  const effects: Worded[] = [];
  for (const { id, workload } of file.workloads) {
    effects.push({ id, words: wordsOf(scaledAlike(former.find(id), workload), workload, builds, { changed, states }) });
    yield;
  }
  return withReplaced(effects, former.all).map(({ id, words }) => ({
    workload: id,
    effect: words.effect,
    changedReferences: words.references.map(({ kind, name }) => ({ kind, name })),
    title: editTitle(words),
    detail: editDetail(words),
    command: words.conditions.find(({ command }) => command !== null)?.command ?? null,
  }));
}

/** As its autoscaler keeps it, as that is today. */
function scaledAlike(former: Workload | undefined, { autoscaler }: Workload): Workload | undefined {
  return former === undefined ? undefined : scaled(former, autoscaler);
}

function wordsOf(before: Workload | undefined, workload: Workload, builds: Builds, { changed, states }: Configs): EditWords {
  const { effect, differences, conditions } = effectOf(before, workload, builds);
  const references = effect.kind === 'unchanged' || effect.kind === 'rollsNothing' ? affected(workload, changed) : [];
  const uncounted = builds.after === null || builds.after.problem !== null ? [] : uncountedFields(builds.after, workload);
  const causes = effect.kind === 'rolls' ? rollCauses(differences, effect.changes, states) : [];
  return { effect, differences, references, workload, uncounted, causes, conditions };
}

/** A workload that is new where another one is gone was renamed, or is in another namespace: to the cluster it is another object. */
function withReplaced(effects: readonly Worded[], former: readonly Workload[]): readonly Worded[] {
  const created = effects.filter(({ words }) => words.effect.kind === 'new');
  const [only] = created;
  if (only === undefined || created.length > 1) return effects;
  const there = new Set(effects.map(({ words }) => fullName(words.workload)));
  const [gone, ...others] = former.filter(workload => !there.has(fullName(workload)));
  if (gone === undefined || others.length > 0) return effects;
  const effect = { kind: 'new' as const, instead: fullName(gone) };
  return effects.map(worded => (worded === only ? { ...worded, words: { ...worded.words, effect } } : worded));
}

interface Worded {
  readonly id: WorkloadId;
  readonly words: EditWords;
}

interface Found {
  readonly effect: EditEffect;
  readonly differences: readonly TemplateDifference[];
  readonly conditions: readonly EditCondition[];
}

const nothingElse = { differences: [], conditions: [] };

/** The kustomize build of the file; null where there is none. */
interface Builds {
  readonly before: Build | null;
  readonly after: Build | null;
}

function buildOf(kustomized: Kustomized | undefined): Build | null {
  return kustomized === undefined ? null : outermostBuild(kustomized.manifest, kustomized.files);
}

function effectOf(before: Workload | undefined, after: Workload, builds: Builds): Found {
  const unbuilt = builds.after?.problem ?? null;
  if (unbuilt !== null) {
    const { message } = unbuilt;
    const edited = isEdited(before, after) || builds.before?.problem?.message !== message;
    return { effect: { kind: 'refused', by: 'kustomize', place: sayPlace(unbuilt), message, edited }, ...nothingElse };
  }
  const refusal = refusalOf(before, after);
  if (refusal !== null) return { effect: refusal, differences: [], conditions: waysRound(refusal, after) };
  if (before === undefined) return { effect: { kind: 'new', instead: null }, ...nothingElse };
  const unbuiltBefore = builds.before?.problem ?? null;
  if (unbuiltBefore !== null) {
    return { effect: { kind: 'unknown', place: sayPlace(unbuiltBefore), message: unbuiltBefore.message }, ...nothingElse };
  }
  const former = kustomized(before, builds.before?.images);
  const applied = kubectlApplied(before, after);
  const object = kustomized(after, builds.after?.images, withTemplate(after.object, applied));
  const { spec } = object;
  const merging = mergeConditions(applied?.merged ?? []);
  const conditions = [
    ...merging,
    ...repeatedVariables(after),
    ...recreateConditions(before, after),
    ...(knowsReplicas(former) && knowsReplicas(object) ? (kindOf(after).rollout.editConditions?.(former, object) ?? []) : []),
    ...(setsNamespace(builds.after) ? [] : namespaceConditions(before, after)),
  ];
  const differences = templateDifferences(former.spec.template, spec.template);
  const changes = [...specChanges(after.type, restOf(former), restOf(object)), ...metadataChanges(before, after)];
  if (differences.length === 0)
    return {
      effect: changes.length === 0 && merging.length === 0 ? { kind: 'unchanged' } : { kind: 'rollsNothing', changes },
      differences,
      conditions,
    };
  return {
    effect: {
      kind: 'rolls',
      pods: knowsReplicas(object) ? after.type.replaces(object) : null,
      paused: spec.paused === true,
      differences: differences.map(({ text }) => text),
      changes,
    },
    differences,
    conditions,
  };
}

/** What helps where a field can't be changed. */
export function waysRound(refusal: EditEffect, after: Workload): readonly EditCondition[] {
  if (refusal.kind !== 'refused' || refusal.by !== 'update' || refusal.field === null) return [];
  const way = kindOf(after).rollout.replacing?.(after, refusal.field) ?? null;
  return way === null ? [] : [way];
}

/** Whether a build puts everything into a namespace of its own. */
function setsNamespace(build: Build | null): boolean {
  return build?.kustomizations.some(({ fields }) => typeof fields['namespace'] === 'string' && fields['namespace'] !== '') === true;
}

/** What of it the API server rejects; null where it accepts it. */
export function refusalOf(before: Workload | undefined, after: Workload): EditEffect | null {
  const [problem] = refusalsOf(after);
  if (problem !== undefined) {
    const message = wordsOfProblem(problem, after);
    return { kind: 'refused', by: 'creation', code: problem.code, field: null, message, edited: isEdited(before, after) };
  }
  const kind = after.type.objectKind;
  if (before === undefined) return null;
  const errors = immutableErrors(after.node, before.node, kind, after.object.server ?? newestVersion);
  // Where the selector is among them, it is what cannot be had at all.
  const first = errors.find(({ code }) => code === 'selector/immutable') ?? errors[0];
  if (first === undefined) return null;
  const texts = errors.map(({ path, message }) => `${path}: ${message}`);
  return {
    kind: 'refused',
    by: 'update',
    code: first.code,
    field: first.code === 'spec/immutable' ? first.at.slice(1).join('.') : null,
    message: invalid(after, texts.length === 1 ? texts.join() : `[${texts.join(', ')}]`),
    edited: true,
  };
}

/** By what is written, of which the API server may not understand everything. */
function isEdited(before: Workload | undefined, after: Workload): boolean {
  return before === undefined || !isSame(toJson(before.node), toJson(after.node));
}

/** As kubectl prints it, or as it is where no one says it. */
function wordsOfProblem({ code, path, message, sentence }: ManifestProblem, after: Workload): string {
  if (message === '') return sentence;
  return path === '' || code.startsWith('decode/') ? message : invalid(after, `${path}: ${message}`);
}

function invalid({ kind, name }: Workload, error: string): string {
  return `The ${kind} "${name}" is invalid: ${error}`;
}

/** The labels and annotations of the workload itself that differ. */
export function metadataChanges(before: Workload, after: Workload): readonly FieldChange[] {
  return (['labels', 'annotations'] as const).flatMap(field => {
    const [one, other] = [before, after].map(workload => textsAt(workload, `metadata.${field}`));
    const keys = [...new Set([...Object.keys(one ?? {}), ...Object.keys(other ?? {})])].sort();
    return keys.flatMap(key => {
      const [was = null, is = null] = [one, other].map(of => (of !== undefined && Object.hasOwn(of, key) ? of[key] : null));
      return was === is ? [] : [{ field: `metadata.${field}[${key}]`, before: was, after: is }];
    });
  });
}

function textsAt(workload: Workload, path: string): Readonly<Record<string, string>> {
  const node = workload.at(path);
  if (node?.type !== 'map') return {};
  return Object.fromEntries(
    Object.entries(toJson(node) as object).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  );
}

/** By kind and name. */
type ChangedObjects = ReadonlyMap<string, readonly ConfigObject[]>;

interface Configs {
  readonly changed: ChangedObjects;
  readonly states: ConfigStates;
}

/** The ConfigMaps and Secrets that are in both states of the files, with other contents. */
function configStates({ base, text, others = [] }: EditedFile): ConfigStates {
  const read = (texts: readonly (string | null)[]): readonly ConfigObject[] =>
    texts.flatMap(one => (one === null ? [] : readConfigObjects(one)));
  return { former: read([base, ...others.map(other => other.base)]), present: read([text, ...others.map(other => other.text)]) };
}

function changedObjects({ former, present }: ConfigStates): ChangedObjects {
  const keyOf = ({ kind, namespace, name }: ConfigObject): string => JSON.stringify([kind, namespace, name]);
  const contents = new Map(former.map(object => [keyOf(object), object.content]));
  const changed = present.filter(object => {
    const content = contents.get(keyOf(object));
    return content !== undefined && content !== object.content;
  });
  return grouped(changed, object => [nameOf(object)]);
}

function affected({ namespace, object }: Workload, changed: ChangedObjects): readonly TemplateReference[] {
  if (changed.size === 0) return [];
  return templateReferences(object.spec.template).filter(reference =>
    changed.get(nameOf(reference))?.some(object => object.namespace === null || namespace === null || object.namespace === namespace),
  );
}

function nameOf({ kind, name }: ObjectReference): string {
  return `${kind}/${name}`;
}
