import type { Autoscaler } from '../kubernetes/autoscaler';
import { scaled } from '../kubernetes/scaling';
import { findWorkloads, mayHoldWorkload } from '../kubernetes/workloads/index';
import type { Workload } from '../kubernetes/workloads/workload';
import type { WorkloadId } from '../protocol/scenario';
import { parseDocument } from '../yaml/parse';
import { splitDocuments } from '../yaml/splitDocuments';

/** The documents that one request has parsed, by their texts. */
export type ParsedTexts = Map<string, readonly Workload[]>;

/** What a reader may know beside the workload's ids. */
interface Beside {
  readonly parsed?: ParsedTexts;
  readonly autoscaler?: Autoscaler | undefined;
}

/**
 * Finds a workload in many versions of its file. What several of them have in common is parsed once: a commit mostly leaves all documents but one
 * as they were. One reader serves one request, so that nothing is kept for long.
 */
export class PastReader {
  readonly #parsed: ParsedTexts;
  readonly #autoscaler: Autoscaler | undefined;
  readonly #ids: readonly WorkloadId[];
  readonly #names: readonly string[];

  /** Ids that the workload has or had, the likeliest first; what the readers of other workloads have parsed; and its autoscaler, as it is today. */
  constructor(ids: readonly WorkloadId[], { parsed = new Map(), autoscaler }: Beside = {}) {
    this.#ids = ids;
    this.#parsed = parsed;
    this.#autoscaler = autoscaler;
    this.#names = [...new Set(ids.map(id => nameOf(id)))];
  }

  /**
   * The workload in a text: by its ids, else the only one of the same kind and name in whatever namespace (many a manifest leaves it to `-n`).
   * Undefined where there is none.
   */
  find(text: string): Workload | undefined {
    const found = this.#find(text);
    return found === undefined ? undefined : scaled(found, this.#autoscaler);
  }

  #find(text: string): Workload | undefined {
    const found = splitDocuments(text).flatMap(({ start, end }) => this.#read(text.slice(start, end)));
    for (const id of this.#ids) {
      const [plain = '', number = '1'] = id.split('#');
      const workload = found.filter(other => other.id.split('#')[0] === plain)[Number(number) - 1];
      if (workload !== undefined) return workload;
    }
    const [only, ...others] = found.filter(({ kind, name }) => this.#ids.some(id => id.startsWith(`${kind}/`) && nameOf(id) === name));
    return others.length === 0 ? only : undefined;
  }

  #read(text: string): readonly Workload[] {
    if (!mayHoldWorkload(text) || !this.#names.some(name => text.includes(name))) return [];
    const known = this.#parsed.get(text);
    if (known !== undefined) return known;
    const workloads = findWorkloads([parseDocument(text)]);
    this.#parsed.set(text, workloads);
    return workloads;
  }
}

/** The name in an id, which has no slash in it. */
function nameOf(id: WorkloadId): string {
  return (id.split('/').at(-1) ?? '').replace(/#\d+$/, '');
}
