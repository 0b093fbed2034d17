import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Autoscaler, findAutoscalers, mayHoldAutoscaler } from '../kubernetes/autoscaler';
import { findNeighbours, mayHoldNeighbours, type Neighbours, neighboursOf, noNeighbours } from '../kubernetes/neighbours';
import { mayHoldWorkload, readWorkloads } from '../kubernetes/workloads/index';
import { isExpectedByTest } from '../kubernetes/workloads/testFile';
import type { Workload } from '../kubernetes/workloads/workload';
import type { Build, ReadKustomization } from '../kustomize/builds';
import type { KustomizationProblem } from '../kustomize/decodeKustomization';
import type { WorkloadId } from '../protocol/scenario';
import { parseDocument } from '../yaml/parse';
import { splitDocuments } from '../yaml/splitDocuments';
import { kustomizationIn } from './handedFiles';

/** A version of an open document, parsed. */
export interface OpenFile {
  readonly uri: string;
  readonly version: number;
  /** The text with its lines, of this version as long as it is the newest. */
  readonly text: TextDocument;
  readonly workloads: readonly PlacedWorkload[];
  /** Patches and whatever else only says something of other manifests: they are helped with, but nothing is said of them. */
  readonly partial: readonly PlacedWorkload[];
  readonly autoscalers: readonly Autoscaler[];
  /** Null for what is no kustomization. */
  readonly kustomization: ReadKustomization | null;
  /** Why kustomize refuses the kustomization that it is; null or absent where it doesn't. */
  readonly refusedByKustomize?: KustomizationProblem | null;
  /** The kustomize builds that it is part of, as far as the workspace is known; absent: none. */
  readonly builds?: readonly Build[];
  /** Its other objects that bear on pods, for its own workloads and for those of other files. */
  readonly neighbours: readonly Neighbours[];
  /** The YAML documents of the file (a JSON file is one), for the next version to take over what wasn't edited. */
  readonly parts: readonly Part[];
}

/** A workload and where it is: its spans count from `base`, so that an edit elsewhere in the file leaves the workload as it is. */
export interface PlacedWorkload {
  /** Unique in the file. */
  readonly id: WorkloadId;
  readonly workload: Workload;
  readonly base: number;
  /** Of its YAML document, which begins at `base`. */
  readonly text: string;
  /** What stands beside it and bears on its pods. */
  readonly neighbours: Neighbours;
  /** What was worked out of it before under the key, as long as its document isn't edited. */
  readonly recall: Recall;
}

/** The result under the key; computed where there is none yet. */
export type Recall = <Result>(key: string, compute: () => Result) => Result;

/** A YAML document of a file. */
export interface Part {
  readonly text: string;
  readonly workloads: readonly { readonly workload: Workload; readonly recall: Recall }[];
  readonly autoscalers: readonly Autoscaler[];
  readonly neighbours: Neighbours;
}

/** Parses a document, taking over from its version before what is still the same there. */
export function openFile(document: TextDocument, before: OpenFile | undefined): OpenFile {
  const text = document.getText();
  const spans = splitDocuments(text);
  const texts = spans.map(span => text.slice(span.start, span.end));
  const parts = reuse(texts, before?.parts ?? []);
  const neighbours = parts.map(part => part.neighbours).filter(found => found !== noNeighbours);
  const found = parts.flatMap((part, index) =>
    part.workloads.map(own => ({
      ...own,
      base: spans[index]?.start ?? 0,
      text: part.text,
      neighbours: neighboursOf(own.workload, neighbours, []),
    })),
  );
  const file: OpenFile = {
    uri: document.uri,
    version: document.version,
    text: document,
    parts,
    workloads: numbered(found.filter(({ workload }) => !workload.partial)),
    partial: numbered(found.filter(({ workload }) => workload.partial)),
    autoscalers: parts.flatMap(part => part.autoscalers),
    kustomization: kustomizationIn(document.uri, text),
    neighbours,
  };
  return isExpectedByTest(document.uri) ? partialFile(file) : file;
}

/** The file as one that only says something of other manifests, as a patch of a kustomization does. */
export function partialFile(file: OpenFile): OpenFile {
  return { ...file, workloads: [], partial: numbered([...file.workloads, ...file.partial]) };
}

/** The parts at the front and at the back that didn't change are taken over; those between are parsed. */
function reuse(texts: readonly string[], before: readonly Part[]): Part[] {
  const most = Math.min(texts.length, before.length);
  let front = 0;
  while (front < most && before[front]?.text === texts[front]) front++;
  let back = 0;
  while (back < most - front && before.at(-1 - back)?.text === texts.at(-1 - back)) back++;
  return [...before.slice(0, front), ...texts.slice(front, texts.length - back).map(parsePart), ...before.slice(before.length - back)];
}

function parsePart(text: string): Part {
  const own = detached(text);
  if (!mayHoldWorkload(own) && !mayHoldAutoscaler(own) && !mayHoldNeighbours(own))
    return { text: own, workloads: [], autoscalers: [], neighbours: noNeighbours };
  const documents = [parseDocument(own)];
  const workloads = readWorkloads(documents).map(workload => ({ workload, recall: recalling() }));
  return { text: own, workloads, autoscalers: findAutoscalers(documents), neighbours: findNeighbours(documents) };
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

/** A copy that shares no memory with the text that it was cut from: a part may outlive many versions of its file. */
function detached(text: string): string {
  return ` ${text}`.slice(1);
}

/** Ids by the order in the file; the n-th of the same name has `#n` behind it. */
function numbered(workloads: readonly Omit<PlacedWorkload, 'id'>[]): PlacedWorkload[] {
  const seen = new Map<string, number>();
  return workloads.map(placed => {
    const id = placed.workload.id.replace(/#\d+$/, '');
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return { ...placed, id: count === 1 ? id : `${id}#${count}` };
  });
}
