import { ignoredProblem, notReached, readProblem, tooManyProblem } from '../kubernetes/readProblem';
import { maxWorkloads } from '../kubernetes/workloads/workloadReader';
import type { ManifestProblem, Workload } from '../kubernetes/workloads/workload';
import type { Span } from '../yaml/located';
import type { ReadError } from '../yaml/parse';
import type { DocumentSpan } from '../yaml/splitDocuments';
import { stopIn } from '../yaml/stream';
import type { Part, Recall } from './parts';
import type { LineOf } from './source';

/** Text that kubectl doesn't read, or this server doesn't, and why. */
export interface Unread {
  /** Where the document begins that the problems' spans count from. */
  readonly base: number;
  readonly text: string;
  readonly problems: readonly ManifestProblem[];
  /** Where a workload would be that shows it: none where there is one that could be made out of the text. */
  readonly lensesAt: readonly Span[];
}

/** A workload, as far as kubectl gets to it. */
interface Reached {
  readonly workload: Workload;
  readonly recall: Recall;
  readonly stoppedAt?: number;
}

/** What kubectl reads of a file. */
interface Reading {
  readonly unread: readonly Unread[];
  /** A workload of the part with this number: as it is, or as one that kubectl never gets to. */
  readonly reached: (found: Part['workloads'][number], index: number) => Reached;
}

/** What kubectl reads of a file of these documents, parsed. Where no workload is in it, nothing is looked into. */
export function readingOf(lineOf: LineOf, spans: readonly DocumentSpan[], parts: readonly Part[]): Reading {
  const last = parts.map(({ isMeant }) => isMeant).lastIndexOf(true);
  const faultOf = (index: number): ReadError | undefined =>
    parts[index]?.errors().find(({ kind }) => kind !== 'tooLarge' && kind !== 'tooDeep');
  const stop = stopIn(spans.slice(0, last + 1), faultOf, spans[last + 1]);
  const stopLine = stop === undefined ? 0 : lineOf((spans[stop.at]?.start ?? 0) + (faultOf(stop.at)?.span.start ?? 0)) + 1;
  const unread = parts.flatMap((part, index) => {
    const own = part.isMeant || index === stop?.at ? part.errors().map(readProblem) : [];
    const alone = part.isMeant && part.workloads.length === 0 ? [firstContent(part.text)] : [];
    const [beyond] = part.beyond;
    const place = { base: spans[index]?.start ?? 0, text: part.text };
    return [
      ...(own.length === 0 ? [] : [{ ...place, problems: own, lensesAt: alone }]),
      ...(part.ignored === undefined ? [] : [{ ...place, problems: [ignoredProblem(part.ignored)], lensesAt: [part.ignored] }]),
      ...(beyond === undefined
        ? []
        : [{ ...place, problems: [tooManyProblem(part.beyond.length, maxWorkloads, beyond)], lensesAt: part.beyond }]),
    ];
  });
  return {
    unread,
    reached: (found, index) =>
      stop === undefined || index < stop.from || (parts[index]?.errors().length ?? 0) > 0 ? found : notReachedBy(found, stopLine),
  };
}

/** The first line of a document with more on it than a comment or a separator. */
function firstContent(text: string): Span {
  const start = Math.max(0, text.search(/^[ \t]*(?!---)[^\s#]/m));
  return { start, end: start };
}

function notReachedBy({ workload, recall }: Part['workloads'][number], stoppedAt: number): Reached {
  return {
    workload: { ...workload, problems: [notReached(stoppedAt, workload.span)], warnings: [] },
    recall: (key, compute) => recall(`not reached ${key}`, compute),
    stoppedAt,
  };
}
