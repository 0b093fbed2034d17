import * as l10n from '@vscode/l10n';
import type { FieldChange } from '../protocol/revisions';
import type { ConfigObject } from './configObjects';
import type { TemplateDifference } from './templateDifference';

/** The ConfigMaps and Secrets of both states of what is applied. */
export interface ConfigStates {
  readonly former: readonly ConfigObject[];
  readonly present: readonly ConfigObject[];
}

/**
 * Why a pod template changes that nobody edited: a checksum of what changed beside it, a generated object with a hash in its name, a number of replicas that
 * is copied into it. A sentence each; none where the template itself was edited.
 */
export function rollCauses(
  differences: readonly TemplateDifference[],
  changes: readonly FieldChange[],
  { former, present }: ConfigStates,
): readonly string[] {
  const checksums = differences.flatMap(({ subject }) => /\bchecksum\/\S+/.exec(subject)?.[0] ?? []);
  const before = new Map(former.map(object => [nameOf(object), object]));
  const changed = present.flatMap(object => {
    const same = before.get(nameOf(object));
    return same === undefined || same.content === object.content ? [] : [sayChanged(same, object)];
  });
  return [
    ...(checksums.length === 0 || changed.length === 0 ? [] : [l10n.t('{0} follows {1}', checksums.join(', '), changed.join(', '))]),
    ...(differences.length === 0 ? [] : renamed(former, present)),
    ...copiedReplicas(differences, changes),
  ];
}

/** Generated objects that have a new name, as kustomize puts a hash of the contents behind it. */
function renamed(former: readonly ConfigObject[], present: readonly ConfigObject[]): readonly string[] {
  const there = new Set(
    [...former, ...present].flatMap(object => (includes(former, object) && includes(present, object) ? [nameOf(object)] : [])),
  );
  const gone = former.filter(object => !there.has(nameOf(object)));
  return present.flatMap(object => {
    const stem = stemOf(object.name);
    const same = gone.find(({ kind, name, namespace }) => kind === object.kind && namespace === object.namespace && stemOf(name) === stem);
    if (there.has(nameOf(object)) || stem === object.name || same === undefined) return [];
    return [l10n.t('{0} {1} gets a new name ({2})', object.kind, stem, changedKeys(same, object).join(', '))];
  });
}

function copiedReplicas(differences: readonly TemplateDifference[], changes: readonly FieldChange[]): readonly string[] {
  const replicas = changes.find(({ field }) => field === 'replicas' || field === 'spec.replicas');
  if (replicas === undefined || replicas.before === null || replicas.after === null) return [];
  const values = `${replicas.before} → ${replicas.after}`;
  const copied = differences.find(({ text, details = [] }) => [text, ...details].some(line => line.endsWith(` ${values}`)));
  return copied === undefined ? [] : [l10n.t('replicas is copied into {0}', copied.subject)];
}

function sayChanged(former: ConfigObject, present: ConfigObject): string {
  return `${present.kind} ${present.name} (${changedKeys(former, present).join(', ')})`;
}

function changedKeys(former: ConfigObject, present: ConfigObject): readonly string[] {
  const [before, after] = [former, present].map(({ content }) => content.split('\n').filter(line => line !== ''));
  const differing = [
    ...(before ?? []).filter(line => after?.includes(line) !== true),
    ...(after ?? []).filter(line => before?.includes(line) !== true),
  ];
  return [...new Set(differing.flatMap(line => keyIn(line)))].sort();
}

/** A line of a content is an entry as JSON: `["key",["text","value"]]`. */
function keyIn(line: string): readonly string[] {
  const entry: unknown = JSON.parse(line);
  return Array.isArray(entry) && typeof entry[0] === 'string' ? [entry[0]] : [];
}

function includes(objects: readonly ConfigObject[], object: ConfigObject): boolean {
  return objects.some(other => nameOf(other) === nameOf(object));
}

function nameOf({ kind, namespace, name }: ConfigObject): string {
  return JSON.stringify([kind, namespace, name]);
}

/** Without kustomize's hash (api/hasher: encode). */
function stemOf(name: string): string {
  return name.replace(/-[2456789bcdfghkmt]{10}$/, '');
}
