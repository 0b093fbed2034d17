import type { Autoscaler } from '../kubernetes/autoscaler';
import type { KubernetesVersion } from '../kubernetes/kubernetesVersion';
import { scaled } from '../kubernetes/scaling';
import { findWorkloads, mayHoldWorkload } from '../kinds/workloads';
import type { Workload } from '../kubernetes/workloads/workload';
import type { WorkloadId } from '../protocol/scenario';
import { parseDocument } from '../yaml/parse';
import { type Format, splitDocuments } from '../yaml/splitDocuments';
import { FormerWorkloads } from './formerWorkloads';

/** The workloads of a document. What kubectl can't read was never applied. */
function workloadsOf(text: string, format: Format, server: KubernetesVersion | undefined): readonly Workload[] {
  if (!mayHoldWorkload(text)) return [];
  const document = parseDocument(text, 0, format);
  return document.errors.length > 0 ? [] : findWorkloads([document], server);
}

/** The workloads of a text, as a Kubernetes stores them; absent: the newest. */
export function formerWorkloads(text: string, server?: KubernetesVersion): FormerWorkloads {
  return new FormerWorkloads(splitDocuments(text).flatMap(({ start, end, format }) => workloadsOf(text.slice(start, end), format, server)));
}

/**
 * Finds a workload in many versions of its file. What several of them have in common is parsed once: a commit mostly leaves all documents but one
 * as they were. One reader serves one request, so that nothing is kept for long.
 */
export class PastReader {
  /** By the texts of their documents. */
  readonly #parsed = new Map<string, readonly Workload[]>();
  readonly #name: string;

  /** The workload's id, and its autoscaler and Kubernetes, as they are today. */
  constructor(
    private readonly id: WorkloadId,
    private readonly autoscaler?: Autoscaler,
    private readonly server?: KubernetesVersion,
  ) {
    this.#name = id.split('#')[0]?.split('/')[2] ?? '';
  }

  /** The document of a text that has the workload; null where there is none. */
  documentOf(text: string): string | null {
    const workload = this.find(text);
    const documents = splitDocuments(text).map(({ start, end }) => text.slice(start, end));
    const own = documents.find(document => this.#parsed.get(document)?.some(({ node }) => node === workload?.node) === true);
    return own ?? null;
  }

  /** The workload in a text, as `FormerWorkloads` finds it. */
  find(text: string): Workload | undefined {
    const found = splitDocuments(text).flatMap(({ start, end, format }) => this.#read(text.slice(start, end), format));
    const former = new FormerWorkloads(found).find(this.id);
    return former === undefined ? undefined : scaled(former, this.autoscaler);
  }

  #read(text: string, format: Format): readonly Workload[] {
    if (!text.includes(this.#name)) return [];
    const known = this.#parsed.get(text) ?? workloadsOf(text, format, this.server);
    this.#parsed.set(text, known);
    return known;
  }
}
