import { type Autoscaler, findAutoscalers, mayHoldAutoscaler } from '../kubernetes/autoscaler';
import { digest } from '../kubernetes/digest';
import { findNeighbours, mayHoldNeighbours, type Neighbours, noNeighbours } from '../kubernetes/neighbours';
import type { ReadKustomization } from '../kustomize/builds';
import { isSettingsFile } from '../protocol/settingsFile';
import { parseDocument } from '../yaml/parse';
import { splitDocuments } from '../yaml/splitDocuments';
import { kustomizationIn } from './kustomizationIn';
import { type KeptWorkload, workloadsOf } from './saidWorkload';
import { mayHoldWorkload } from '../kinds/workloads';
import { readSettingsFile, type SettingsFile } from './settingsFile';
import { type LineOf, linesOf, type Source } from './source';

/** What a file says of the workloads in others, and its own. */
export interface FileSays {
  readonly uri: string;
  readonly autoscalers: readonly Autoscaler[];
  /** Its other objects that bear on rollouts, by documents. */
  readonly neighbours: readonly Neighbours[];
  /** Its workloads; none of a file that is open, as that is asked itself. */
  readonly workloads: readonly KeptWorkload[];
  /** Null for what is no kustomization. */
  readonly kustomization: ReadKustomization | null;
  /** Null for what is no `.rollout-preview.yaml`. */
  readonly settings: SettingsFile | null;
  /** A text that differs where what it says does; empty: it says nothing. */
  readonly key: string;
}

/** Whether a file says anything of workloads. */
export function saysAnything({ key }: FileSays): boolean {
  return key !== '';
}

/** What a document of a file says. */
export interface DocumentSays {
  readonly autoscalers: readonly Autoscaler[];
  readonly neighbours: Neighbours;
}

/** What a file says that isn't previewed itself. Of its text nothing is kept but a kustomization's. */
export function fileSays({ uri, text }: Source): FileSays {
  const lineOf = linesOf(text);
  const documents = splitDocuments(text).flatMap(({ start, end, format }) => {
    const own = text.slice(start, end);
    const mayHold = mayHoldWorkload(own);
    if (!mayHold && !mayHoldAutoscaler(own) && !mayHoldNeighbours(own)) return [];
    const document = parseDocument(own, 0, format);
    const readable = document.errors.length > 0 ? [] : [document];
    const workloads = mayHold ? readable.flatMap(found => workloadsOf(uri, lineOf, start, found)) : [];
    return [{ base: start, autoscalers: findAutoscalers(readable), neighbours: findNeighbours(readable), workloads }];
  });
  const says = detached(saysOf({ uri, text }, lineOf, documents));
  const workloads = documents.flatMap(document => document.workloads);
  return workloads.length === 0
    ? says
    : { ...says, workloads, key: says.key + digest(workloads.map(({ manifest }) => manifest).join('\n')) };
}

/** A copy of what is plain data in it that shares no memory with the file's text. */
function detached(says: FileSays): FileSays {
  const { autoscalers, neighbours } = says;
  if (autoscalers.length + neighbours.length === 0) return says;
  return { ...says, ...(JSON.parse(JSON.stringify({ autoscalers, neighbours })) as Pick<FileSays, 'autoscalers' | 'neighbours'>) };
}

/** What a file says with such documents, each with the offset where it begins. */
export function saysOf({ uri, text }: Source, lineOf: LineOf, documents: readonly (DocumentSays & { readonly base: number })[]): FileSays {
  const autoscalers = documents.flatMap(document => document.autoscalers);
  const neighbours = documents.flatMap(({ neighbours: found, base }) => {
    if (found === noNeighbours) return [];
    const cluster = found.cluster.map(own => ({ ...own, place: { uri, line: lineOf(base + own.span.start) } }));
    return cluster.length === 0 ? [found] : [{ ...found, cluster }];
  });
  const kustomization = kustomizationIn(uri, text);
  const says = autoscalers.length + neighbours.length > 0 ? digest(JSON.stringify([autoscalers, neighbours])) : '';
  const fields = kustomization === null ? '' : JSON.stringify(kustomization.kustomization.fields);
  const settings = isSettingsFile(uri) ? readSettingsFile(text) : null;
  return {
    uri,
    autoscalers,
    neighbours,
    workloads: [],
    kustomization,
    settings,
    key: says + fields + (settings === null ? '' : JSON.stringify(settings)),
  };
}
