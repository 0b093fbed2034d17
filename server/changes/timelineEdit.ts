/** What a timeline says of the edit that it shows. */
import type { Workload } from '../kubernetes/workloads/workload';
import type { WorkloadObject } from '../kubernetes/workloads/workloadObject';
import type { Former } from '../past/beginning';
import { kustomized, restOf } from '../past/pastManifest';
import type { Help } from '../protocol';
import type { EditChange, TimelineEdit } from '../protocol/edits';
import type { FieldChange } from '../protocol/revisions';
import type { Scenario } from '../protocol/scenario';
import { metadataChanges, refusalOf, waysRound } from './editEffect';
import { letsGo } from './editWords';
import { asApplied } from './kubectlApply';
import { specChanges } from './specChanges';
import { imageSubject, type TemplateDifference } from './templateDifference';
import { templateDifferences } from './templateDifferences';

/** Longer values aren't said. */
const longestValues = 48;

/** `lineAt` answers the line of what is written at a path. Null where the scenario begins before no edit. */
export function timelineEdit(
  workload: Workload,
  { edit, kustomizeImages }: Scenario,
  former: Former<WorkloadObject>,
  lineAt: (path: string) => number | null,
): TimelineEdit | null {
  if (edit === undefined) return null;
  if (typeof former === 'string') return { ref: edit.ref, state: former, changes: [] };
  const before = kustomized(former, edit.kustomizeImages);
  const after = asApplied(former, workload, kustomized(workload, kustomizeImages));
  const differences = templateDifferences(before.spec.template, after.spec.template);
  const beside = [...specChanges(workload.type, restOf(before), restOf(after)), ...metadataChanges(former, workload)];
  const changes = [...differences.map(templateChange), ...beside.map(change => specChange(change, lineAt))];
  return { ref: edit.ref, state: changes.length === 0 ? 'same' : 'changed', changes };
}

/** Kubectl's words where the API server rejects the edit, and what helps; null where it accepts it. */
export function refusedEdit(workload: Workload, former: Former<WorkloadObject>): { readonly message: string; readonly help: Help } | null {
  const refusal = typeof former === 'string' ? null : refusalOf(former, workload);
  if (refusal?.kind !== 'refused') return null;
  const ways = waysRound(refusal, workload);
  const help = { sentences: ways.flatMap(({ lines }) => lines), command: ways[0]?.command ?? null };
  return { message: refusal.message, help };
}

function templateChange({ subject, text, details }: TemplateDifference): EditChange {
  const [only, ...others] = details ?? [];
  const long = only === undefined || others.length > 0 ? text : only;
  const values = long.startsWith(`${subject} `) ? long.slice(subject.length + 1) : long === subject ? '' : long;
  const image = subject === imageSubject() ? { image: true as const } : {};
  return { field: subject, values: values.length > longestValues ? '' : values, effect: 'version', ...image, line: null };
}

function specChange(change: FieldChange, lineAt: (path: string) => number | null): EditChange {
  const { field, before, after } = change;
  const values = before === null || after === null ? (after ?? '') : `${before} → ${after}`;
  const path = field.startsWith('metadata.') ? field : `spec.${field}`;
  return { field, values: values.length > longestValues ? '' : values, effect: effectOf(change), line: lineAt(path) };
}

function effectOf(change: FieldChange): EditChange['effect'] {
  const { field } = change;
  if (field === 'replicas' || field === 'ordinals.start') return 'scales';
  if (letsGo(change)) return 'releases';
  return field.startsWith('metadata.') || field === 'revisionHistoryLimit' ? 'nothing' : 'strategy';
}
