import type { Autoscaler } from '../kubernetes/autoscaler';
import { scaled } from '../kubernetes/scaling';
import { findWorkloads, mayHoldWorkload } from '../kubernetes/workloads/index';
import type { Workload } from '../kubernetes/workloads/workload';
import type { WorkloadId } from '../protocol/scenario';
import { parseDocument } from '../yaml/parse';
import { type Format, splitDocuments } from '../yaml/splitDocuments';
import { FormerWorkloads } from './formerWorkloads';

/** The workloads of a document. What kubectl can't read was never applied. */
function workloadsOf(text: string, format: Format): readonly Workload[] {
  if (!mayHoldWorkload(text)) return [];
  const document = parseDocument(text, 0, format);
  return document.errors.length > 0 ? [] : findWorkloads([document]);
}

/** The workloads of a text. */
export function formerWorkloads(text: string): FormerWorkloads {
  return new FormerWorkloads(splitDocuments(text).flatMap(({ start, end, format }) => workloadsOf(text.slice(start, end), format)));
}

/**
 * Finds a workload in many versions of its file. What several of them have in common is parsed once: a commit mostly leaves all documents but one
 * as they were. One reader serves one request, so that nothing is kept for long.
 */
export class PastReader {
  /** By the texts of their documents. */
  readonly #parsed = new Map<string, readonly Workload[]>();
  readonly #name: string;

  /** The workload's id, and its autoscaler, as it is today. */
  constructor(
    private readonly id: WorkloadId,
    private readonly autoscaler?: Autoscaler,
  ) {
    this.#name = id.split('#')[0]?.split('/')[2] ?? '';
  }

  /** The workload in a text, as `FormerWorkloads` finds it. */
  find(text: string): Workload | undefined {
    const found = splitDocuments(text).flatMap(({ start, end, format }) => this.#read(text.slice(start, end), format));
    const former = new FormerWorkloads(found).find(this.id);
    return former === undefined ? undefined : scaled(former, this.autoscaler);
  }

  #read(text: string, format: Format): readonly Workload[] {
    if (!text.includes(this.#name)) return [];
    const known = this.#parsed.get(text) ?? workloadsOf(text, format);
    this.#parsed.set(text, known);
    return known;
  }
}
