import { find, type Path } from '../yaml/find';
import type { LocatedMap } from '../yaml/located';
import type { ParsedDocument } from '../yaml/parse';
import { objectsOf, typeOf } from './objectsOf';
import { isTemplate } from './workloads/template';

/** A HorizontalPodAutoscaler, as far as it bears on the rollout of what it scales. Plain JSON. */
export interface Autoscaler {
  /** A name that the API server takes (RFC 1123). */
  readonly name: string;
  /** null where it is left to `-n`. */
  readonly namespace: string | null;
  /** `spec.scaleTargetRef`; of its apiVersion the controller goes by the group alone. */
  readonly target: { readonly group: string; readonly kind: string; readonly name: string };
  readonly minReplicas: number;
  /** Where it is written: the path from the workload's document. Absent: in that document. */
  readonly file?: string;
}

const kind = 'HorizontalPodAutoscaler';
const types: ReadonlySet<string> = new Set(['v1', 'v2', 'v2beta1', 'v2beta2'].map(version => `autoscaling/${version}/${kind}`));
const maxInt32 = 2 ** 31 - 1;

/** Whether it is worth while to look for autoscalers in a text. */
export function mayHoldAutoscaler(text: string): boolean {
  return text.includes(kind);
}

/** The autoscalers of documents, in the order of the text, also those in lists. Nothing for templates, and for one that couldn't work as it stands. */
export function findAutoscalers(documents: readonly ParsedDocument[]): readonly Autoscaler[] {
  return documents.flatMap(document =>
    objectsOf(document.root)
      .filter(node => types.has(typeOf(node)) && !isTemplate(node, document))
      .flatMap(autoscalerOf),
  );
}

function autoscalerOf(node: LocatedMap): readonly Autoscaler[] {
  const name = textAt(node, ['metadata', 'name']);
  const apiVersion = textAt(node, ['spec', 'scaleTargetRef', 'apiVersion']);
  const targetKind = textAt(node, ['spec', 'scaleTargetRef', 'kind']);
  const targetName = textAt(node, ['spec', 'scaleTargetRef', 'name']);
  const minReplicas = countAt(node, ['spec', 'minReplicas'], 1);
  const maxReplicas = countAt(node, ['spec', 'maxReplicas'], undefined);
  if (name === null || targetKind === null || targetName === null || minReplicas === undefined || maxReplicas === undefined) return [];
  if (!/^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/.test(name) || maxReplicas === 0 || minReplicas > maxReplicas) return [];
  const target = { group: groupOf(apiVersion ?? ''), kind: targetKind, name: targetName };
  return [{ name, namespace: textAt(node, ['metadata', 'namespace']), target, minReplicas }];
}

/** The group of an apiVersion; empty for the core one (`v1`). */
export function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}

function textAt(node: LocatedMap, path: Path): string | null {
  const found = find(node, path);
  return found?.type === 'scalar' && typeof found.value === 'string' && found.value !== '' ? found.value : null;
}

/** Undefined for what isn't a number of pods. */
function countAt(node: LocatedMap, path: Path, absent: number | undefined): number | undefined {
  const found = find(node, path);
  if (found === undefined) return absent;
  if (found.type !== 'scalar') return undefined;
  if (found.value === null) return absent;
  return typeof found.value === 'number' && Number.isInteger(found.value) && found.value >= 0 && found.value <= maxInt32
    ? found.value
    : undefined;
}
