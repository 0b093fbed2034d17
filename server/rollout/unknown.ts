/** The words for what a manifest leaves to something else to fill in. */
import { own } from '../kubernetes/own';
import * as l10n from '@vscode/l10n';
import type { WorkloadObject } from '../kubernetes/workloads/workloadObject';
import { knowsReplicas, type RolloutPlaceholder, unknownsOf } from '../kubernetes/rolloutPlaceholders';
import type { Assumptions } from '../protocol/scenario';
import { count, podCount } from './words';

/** How many fields are named, so that the line stays one. */
const mostNamed = 3;
/** How much of a placeholder is shown. */
const mostShown = 40;

/**
 * The summary of a rollout that isn't known, in parts as those of a verdict: what is known of it, then the fields that aren't and why. Undefined where
 * all is known.
 */
export function unknownParts({ spec, placeholders = [] }: WorkloadObject): readonly string[] | undefined {
  const unknowns = unknownsOf({ placeholders });
  if (unknowns.length === 0) return undefined;
  const named = unknowns.slice(0, mostNamed).map(unknownSentence);
  const more = unknowns.length - named.length;
  return [
    ...(knowsReplicas({ placeholders }) ? [podCount(spec.replicas)] : []),
    ...named,
    ...(more === 0 ? [] : [more === 1 ? l10n.t('1 more unknown') : l10n.t('{0} more unknown', count(more))]),
  ];
}

/** Such as `replicas unknown: ${REPLICAS} is a placeholder`. */
function unknownSentence(placeholder: RolloutPlaceholder): string {
  return l10n.t('{0} unknown: {1} is a placeholder', fieldOf(placeholder), shown(placeholder.text));
}

/** What counts as a placeholder's default, such as `replicas 3: default of ${REPLICAS:=3}`; empty for what isn't known. */
export function defaultSentences({ placeholders = [] }: WorkloadObject): readonly string[] {
  return placeholders.flatMap(placeholder =>
    placeholder.value === null
      ? []
      : [l10n.t('{0} {1}: default of {2}', fieldOf(placeholder), shown(placeholder.value), shown(placeholder.text))],
  );
}

/** What the user says that placeholders stand for, where no what-if value says it: a sentence each. */
export function filledInSentences({ placeholders = [] }: WorkloadObject, { filledIn = {} }: Assumptions): readonly string[] {
  return placeholders.flatMap(placeholder => {
    const value = own(filledIn, placeholder.path)?.trim();
    return value === undefined
      ? []
      : [l10n.t('Assumes that {0} is {1}: {2} is a placeholder.', fieldOf(placeholder), shown(value), shown(placeholder.text))];
  });
}

/** The field that a placeholder stands in, by its name. */
export function fieldOf({ path }: RolloutPlaceholder): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

/** A placeholder or a value as far as there is room for it, and without what might be markup somewhere. */
function shown(text: string): string {
  const line = text.replace(/\s+/g, ' ').replace(/[^\w ${}()@:=+?.,%/-]+/g, '…');
  return line.length > mostShown ? `${line.slice(0, mostShown - 1)}…` : line;
}
