import { type Autoscaler, findAutoscalers, mayHoldAutoscaler } from '../kubernetes/autoscaler';
import type { KubernetesVersion } from '../kubernetes/kubernetesVersion';
import { findNeighbours, mayHoldNeighbours, type Neighbours, noNeighbours } from '../kubernetes/neighbours';
import { beyondWorkloads, isMeantAsWorkload, mayHoldWorkload, readWorkloads } from '../kinds/workloads';
import { isUnreadTemplate } from '../kubernetes/workloads/template';
import type { Workload } from '../kubernetes/workloads/workload';
import type { Span } from '../yaml/located';
import { type ParsedDocument, parseDocument, type ReadError } from '../yaml/parse';
import type { DocumentSpan, Format } from '../yaml/splitDocuments';
import { detachedText } from './detachedText';
import type { Steps } from './steps';

/** A document of a file, parsed; its spans count from its own beginning. */
export interface Part {
  readonly text: string;
  readonly format: Format;
  readonly workloads: readonly { readonly workload: Workload; readonly recall: Recall }[];
  readonly autoscalers: readonly Autoscaler[];
  readonly neighbours: Neighbours;
  /** Whether it holds a workload, or was to, as far as can be seen in what can't be read. */
  readonly isMeant: boolean;
  /** Why it can't be read; of a template nothing. A document that is none of ours is read when it is asked. */
  readonly errors: () => readonly ReadError[];
  /** Where the workloads begin of which it holds too many to be previewed. */
  readonly beyond: readonly Span[];
  /** Where something that looks like a workload follows the document's end, which kubectl ignores; undefined for nothing. */
  readonly ignored: Span | undefined;
}

/** The result under the key; computed where there is none yet. */
export type Recall = <Result>(key: string, compute: () => Result) => Result;

/** The documents of a text. Those of the version before that didn't change are taken over, at the front and at the back; those between are parsed, one a step. */
export function* partsInSteps(
  text: string,
  spans: readonly DocumentSpan[],
  before: readonly Part[],
  server: KubernetesVersion,
): Steps<readonly Part[]> {
  const documents = spans.map(({ start, end, format }) => ({ text: text.slice(start, end), format }));
  const isSame = (part: Part | undefined, document: Pick<Part, 'text' | 'format'> | undefined): boolean =>
    part?.text === document?.text && part?.format === document?.format;
  const most = Math.min(documents.length, before.length);
  let front = 0;
  while (front < most && isSame(before[front], documents[front])) front++;
  let back = 0;
  while (back < most - front && isSame(before.at(-1 - back), documents.at(-1 - back))) back++;
  const parsed: Part[] = [];
  for (const { text: own, format } of documents.slice(front, documents.length - back)) {
    parsed.push(parsePart(detachedText(own), format, server));
    yield;
  }
  return [...before.slice(0, front), ...parsed, ...before.slice(before.length - back)];
}

function parsePart(text: string, format: Format, server: KubernetesVersion): Part {
  const mayHold = mayHoldWorkload(text);
  if (!mayHold && !mayHoldAutoscaler(text) && !mayHoldNeighbours(text)) {
    const errors = once(() => errorsOf(parseDocument(text, 0, format)));
    return {
      text,
      format,
      workloads: [],
      autoscalers: [],
      neighbours: noNeighbours,
      isMeant: false,
      errors,
      beyond: [],
      ignored: undefined,
    };
  }
  const document = parseDocument(text, 0, format);
  const workloads = readWorkloads([document], server).map(workload => ({ workload, recall: recalling() }));
  const errors = errorsOf(document);
  const readable = document.errors.length === 0 ? [document] : [];
  const { ignored } = document;
  return {
    text,
    format,
    workloads,
    autoscalers: findAutoscalers(readable),
    neighbours: findNeighbours(readable),
    isMeant: workloads.length > 0 || (errors.length > 0 && isMeantAsWorkload(document)),
    errors: () => errors,
    beyond: beyondWorkloads(document),
    ignored:
      ignored !== undefined && mayHold && mayHoldWorkload(text.slice(ignored.start, ignored.end)) ? firstLine(text, ignored) : undefined,
  };
}

function errorsOf(document: ParsedDocument): readonly ReadError[] {
  return isUnreadTemplate(document) ? [] : document.errors;
}

function firstLine(text: string, { start, end }: Span): Span {
  const length = text.slice(start, end).search(/[\r\n]|$/);
  return { start, end: start + length };
}

function once<Result>(compute: () => Result): () => Result {
  let known: { readonly result: Result } | undefined;
  return () => (known ??= { result: compute() }).result;
}

/** How many results are kept of a workload: what is shown of one is asked for with the same settings over and over. */
const mostResults = 4;

function recalling(): Recall {
  const results = new Map<string, unknown>();
  return <Result>(key: string, compute: () => Result): Result => {
    const known = results.get(key);
    if (known !== undefined) return known as Result;
    const result = compute();
    if (results.size >= mostResults) results.clear();
    results.set(key, result);
    return result;
  };
}
