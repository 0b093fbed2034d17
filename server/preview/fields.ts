import { proposalsAt } from '../fields/completion';
import { explainApiField } from '../fields/apiField';
import type { Explanation } from '../fields/field';
import { fieldAt } from '../fields/fieldAt';
import { withFilledIn } from '../fields/filledIn';
import { fieldOf } from '../fields/index';
import { fitted } from '../fields/inlayLine';
import { inlaysOf, type Inlay } from '../fields/inlays';
import { markdownOf } from '../fields/markdown';
import { beginnings } from '../fields/newManifest';
import type { Proposal } from '../fields/proposal';
import { typingAt } from '../fields/typingAt';
import { typingInBraces } from '../fields/typingInBraces';
import { kindOf } from '../kinds/index';
import { isUnread } from '../kubernetes/readProblem';
import { refusalsOf } from '../kubernetes/workloads/refusals';
import type { Span } from '../yaml/located';
import { knowsNodes } from '../rules/knowsNodes';
import { judgementsOf, rolloutOf } from './judgements';
import type { ManifestFile, PlacedWorkload } from './manifestFile';
import { inFile } from './place';
import { placeToType } from './placeToType';
import { proposedSettings } from './settingHelp';
import type { PreviewSettings } from './settings';
import type { LineOf } from './source';

/** A field, and what is to be said of it. */
export interface ExplainedField {
  readonly key: string;
  readonly explanation: Explanation;
  /** The key, with the value where that is a scalar; offsets in the file. */
  readonly span: Span;
  /** The workload whose rollout the figures are of; null for a patch, or what else says only part of one. */
  readonly workload: string | null;
}

/** The field at an offset of a file: of one that bears on the rollout this manifest's numbers, worked out. Null where none is below `spec`. */
export function explainedAt(file: ManifestFile, offset: number, settings: PreviewSettings): ExplainedField | null {
  for (const placed of [...file.workloads, ...file.partial]) {
    const explained = explainedIn(placed, file.workloads.includes(placed), offset, settings);
    if (explained !== null) return explained;
  }
  return null;
}

/** What is said of a field as Markdown; `timeline` is where a link to the workload's timeline goes, null for none. */
export function fieldMarkdown({ key, explanation }: ExplainedField, timeline: string | null = null): string {
  return markdownOf(key, explanation, timeline);
}

/** `isKnown`: whether it says all that its rollout depends on. */
function explainedIn(placed: PlacedWorkload, isKnown: boolean, offset: number, settings: PreviewSettings): ExplainedField | null {
  const place = fieldAt(placed.workload.node, offset - placed.base);
  if (place === undefined) return null;
  const explanation = explanationOf(placed, place.path, isKnown, settings);
  return explanation === null
    ? null
    : { key: place.key, explanation, span: inFile(placed, place.span), workload: isKnown ? placed.id : null };
}

/** What is said of a field (such as `spec.strategy.rollingUpdate.maxSurge`), written or not; null where nothing is known of it. */
export function explanationOf(placed: PlacedWorkload, path: string, isKnown: boolean, settings: PreviewSettings): Explanation | null {
  const { workload } = placed;
  const rollout = (): ReturnType<typeof rolloutOf> => (isKnown ? rolloutOf(placed, settings) : undefined);
  const subject = { workload, path, assume: settings.assume, rollout };
  const explained = fieldOf(path, workload.kind)?.explain(subject) ?? explainApiField(subject);
  if (explained === undefined) return null;
  return isUnread(workload) || !isKnown
    ? withoutNumbers(explained)
    : withFilledIn(explained, workload.object, /\.image(?:PullPolicy)?$/.test(path));
}

/** Of what can't be read no figures are given. */
function withoutNumbers({ does, byDefault, goesWrong, page }: Explanation): Explanation {
  return { does, workedOut: [], byDefault, goesWrong, page };
}

/** The words that are shown in the text of a workload, at offsets of the file; none where it would be refused. */
export function inlaysIn(placed: PlacedWorkload, settings: PreviewSettings): readonly Inlay[] {
  const { workload, base, text } = placed;
  if (refusalsOf(workload).length > 0) return [];
  const judged = judgementsOf(placed, settings).flatMap(({ severity, label, message, span }): Inlay[] =>
    severity === 'inlay' && label !== undefined ? [{ offset: span.end, labels: [label], explanation: message }] : [],
  );
  const nodes = (): number | null => (knowsNodes(workload) ? (rolloutOf(placed, settings)?.limits.desired ?? null) : null);
  return [...inlaysOf(workload, text, nodes), ...judged].map(inlay => ({ ...inlay, offset: base + inlay.offset }));
}

/** A word that is shown in the text, at an offset of the file. */
export interface ShownInlay {
  readonly offset: number;
  readonly label: string;
  /** More on it, such as how the number comes about; null for nothing. */
  readonly explanation: string | null;
}

/** Each inlay in as many words as its line has room for; what has none is left out. */
export function shownInlays(inlays: readonly Inlay[], lineOf: LineOf): readonly ShownInlay[] {
  const lines = new Map<number, Inlay[]>();
  for (const inlay of inlays) {
    const line = lineOf(inlay.offset);
    lines.set(line, [...(lines.get(line) ?? []), inlay]);
  }
  return [...lines.values()].flatMap(fitted).map(({ offset, label, explanation }) => ({ offset, label, explanation }));
}

/** What could be typed, and what has been typed of it so far, in the file. */
export interface Proposals {
  readonly proposals: readonly Proposal[];
  readonly span: Span;
}

/** What could be typed at an offset of a file: fields, values, or a whole manifest where there is nothing yet. `isYaml`: whether it could be begun in YAML. */
export function proposedAt(file: ManifestFile, offset: number, isYaml: boolean, settings: PreviewSettings): Proposals {
  if (file.says.settings !== null) return proposedSettings(file.text, offset);
  const place = placeToType(file, offset, isYaml);
  if (place === undefined) return { proposals: [], span: { start: offset, end: offset } };
  if (place.state === 'blank') return { proposals: beginnings(), span: { start: place.start, end: offset } };
  const { workload, text, base } = place.state === 'workload' ? place.placed : place;
  const { start } = workload.node.span;
  const column = start - (text.lastIndexOf('\n', start - 1) + 1);
  const typing = typingAt(text, offset - base, column) ?? typingInBraces(text, offset - base, workload.node);
  if (typing === undefined) return { proposals: [], span: { start: offset, end: offset } };
  const rollout = (): ReturnType<typeof rolloutOf> => (place.state === 'workload' ? rolloutOf(place.placed, settings) : undefined);
  return {
    proposals: proposalsAt({ workload, kind: kindOf(workload).rollout, assume: settings.assume, rollout }, typing),
    span: inFile({ base }, typing.span),
  };
}
