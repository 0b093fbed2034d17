import type { Autoscaler } from '../kubernetes/autoscaler';
import { scaled } from '../kubernetes/scaling';
import { findWorkloads, mayHoldWorkload } from '../kubernetes/workloads/index';
import type { Workload } from '../kubernetes/workloads/workload';
import type { WorkloadId } from '../protocol/scenario';
import { parseDocument } from '../yaml/parse';
import { type Format, splitDocuments } from '../yaml/splitDocuments';

/** The documents that one request has parsed, by their texts. */
export type ParsedTexts = Map<string, readonly Workload[]>;

/** What a reader may know beside the workload's id. */
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
  /** `Deployment/shop/web#2` in its parts. */
  readonly #plain: string;
  readonly #number: number;
  readonly #kind: string;
  readonly #namespace: string;
  readonly #name: string;

  /** The workload's id; what the readers of other workloads have parsed; and its autoscaler, as it is today. */
  constructor(id: WorkloadId, { parsed = new Map(), autoscaler }: Beside = {}) {
    this.#parsed = parsed;
    this.#autoscaler = autoscaler;
    const [plain = '', number = '1'] = id.split('#');
    const [kind = '', namespace = '', name = ''] = plain.split('/');
    this.#plain = plain;
    this.#number = Number(number);
    this.#kind = kind;
    this.#namespace = namespace;
    this.#name = name;
  }

  /**
   * The workload in a text: by its id, else the only one of the same kind and name where one of the two leaves its namespace to `-n`. Undefined where there
   * is none: under another name, or in another namespace, it is another object.
   */
  find(text: string): Workload | undefined {
    const found = this.#find(text);
    return found === undefined ? undefined : scaled(found, this.#autoscaler);
  }

  #find(text: string): Workload | undefined {
    const found = splitDocuments(text).flatMap(({ start, end, format }) => this.#read(text.slice(start, end), format));
    const same = found.filter(({ id }) => id.split('#')[0] === this.#plain)[this.#number - 1];
    if (same !== undefined) return same;
    const [only, ...others] = found.filter(({ kind, name }) => kind === this.#kind && name === this.#name);
    return others.length === 0 && (only?.namespace === null || this.#namespace === '') ? only : undefined;
  }

  #read(text: string, format: Format): readonly Workload[] {
    if (!mayHoldWorkload(text) || !text.includes(this.#name)) return [];
    const known = this.#parsed.get(text);
    if (known !== undefined) return known;
    const document = parseDocument(text, 0, format);
    // What kubectl can't read was never applied.
    const workloads = document.errors.length > 0 ? [] : findWorkloads([document]);
    this.#parsed.set(text, workloads);
    return workloads;
  }
}
