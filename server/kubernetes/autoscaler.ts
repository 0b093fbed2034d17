import { find, type Path, textAt } from '../yaml/find';
import type { LocatedMap } from '../yaml/located';
import type { ParsedDocument } from '../yaml/parse';
import type { ScalarValue } from '../yaml/resolveScalar';
import { maxInt32 } from './int32';
import { objectsOf } from './objectsOf';
import { hasPlaceholder, placeholderOf } from './placeholder';
import { isTemplate } from './workloads/template';

/** A HorizontalPodAutoscaler, as far as it bears on the rollout of what it scales. Plain JSON. */
export interface Autoscaler {
  /** A name that the API server takes (RFC 1123), or a placeholder of one. */
  readonly name: string;
  /** null where it is left to `-n`. */
  readonly namespace: string | null;
  /** `spec.scaleTargetRef`; of its apiVersion the controller goes by the group alone. */
  readonly target: { readonly group: string; readonly kind: string; readonly name: string };
  readonly minReplicas: number;
  /** null where something else fills it in. */
  readonly maxReplicas: number | null;
  /** Where something else fills in `minReplicas`: as it is written, and its default, which counts; null: the number means nothing. */
  readonly placeholder?: { readonly text: string; readonly value: string | null };
  /** Where it is written: the path from the workload's document. Absent: in that document. */
  readonly file?: string;
}

const kind = 'HorizontalPodAutoscaler';
const types: ReadonlySet<string> = new Set(['v1', 'v2', 'v2beta1', 'v2beta2'].map(version => `autoscaling/${version}/${kind}`));

/** Whether it is worth while to look for autoscalers in a text. */
export function mayHoldAutoscaler(text: string): boolean {
  return text.includes(kind);
}

/** The autoscalers of documents, in the order of the text, also those in lists. Nothing for templates, and for one that couldn't work as it stands. */
export function findAutoscalers(documents: readonly ParsedDocument[]): readonly Autoscaler[] {
  return documents.flatMap(document =>
    objectsOf(document.root)
      .filter(({ node, type }) => types.has(type) && !isTemplate(node, document))
      .flatMap(({ node }) => autoscalerOf(node)),
  );
}

function autoscalerOf(node: LocatedMap): readonly Autoscaler[] {
  const name = textAt(node, ['metadata', 'name']);
  const apiVersion = textAt(node, ['spec', 'scaleTargetRef', 'apiVersion']);
  const targetKind = textAt(node, ['spec', 'scaleTargetRef', 'kind']);
  const targetName = textAt(node, ['spec', 'scaleTargetRef', 'name']);
  const placeholder = placeholderOf(find(node, ['spec', 'minReplicas']));
  const byDefault = countOf(placeholder?.byDefault, undefined);
  const minReplicas = placeholder === undefined ? countAt(node, ['spec', 'minReplicas'], 1) : (byDefault ?? 1);
  // Of a number that nobody knows it can't be said that it couldn't work.
  const isKnown = placeholderOf(find(node, ['spec', 'maxReplicas'])) === undefined;
  const maxReplicas = isKnown ? countAt(node, ['spec', 'maxReplicas'], undefined) : maxInt32;
  if (name === '' || targetKind === '' || targetName === '' || minReplicas === undefined || maxReplicas === undefined) return [];
  if (!isName(name) || maxReplicas === 0 || minReplicas > maxReplicas) return [];
  const target = { group: groupOf(apiVersion), kind: targetKind, name: targetName };
  return [
    {
      name,
      namespace: textAt(node, ['metadata', 'namespace']) || null,
      target,
      minReplicas,
      maxReplicas: isKnown ? maxReplicas : null,
      ...(placeholder === undefined
        ? {}
        : { placeholder: { text: placeholder.text, value: byDefault === undefined ? null : String(byDefault) } }),
    },
  ];
}

/** Whether the API server takes the name (RFC 1123), or nobody knows, as something else fills it in. Nothing in it is markup. */
function isName(name: string): boolean {
  return /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/.test(name) || (hasPlaceholder(name) && /^[\w.${}()-]{1,253}$/.test(name));
}

/** The group of an apiVersion; empty for the core one (`v1`). */
export function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}

/** Undefined for what isn't a number of pods. */
function countAt(node: LocatedMap, path: Path, absent: number | undefined): number | undefined {
  const found = find(node, path);
  if (found === undefined) return absent;
  return found.type === 'scalar' ? countOf(found.value, absent) : undefined;
}

function countOf(value: ScalarValue | undefined, absent: number | undefined): number | undefined {
  if (value === null) return absent;
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= maxInt32 ? value : undefined;
}
