import type { Autoscaler } from '../kubernetes/autoscaler';
import { type KubernetesVersion, newestVersion } from '../kubernetes/kubernetesVersion';
import { NeighbourIndex, type Neighbours, noNeighbours } from '../kubernetes/neighbours';
import { isExpectedByTest } from '../kubernetes/workloads/testFile';
import type { Workload } from '../kubernetes/workloads/workload';
import type { Build, ReadKustomization } from '../kustomize/builds';
import type { KustomizationProblem } from '../kustomize/decodeKustomization';
import type { WorkloadId } from '../protocol/scenario';
import { splitDocuments } from '../yaml/splitDocuments';
import { beside } from './beside';
import { kustomizationIn } from './kustomizationIn';
import { type Part, partsOf, type Recall } from './parts';
import type { LineOf, Source } from './source';
import { readingOf, type Unread } from './unread';

/** A file, parsed: what of it is, or says something of, a workload. */
export interface ManifestFile extends Source {
  readonly lineOf: LineOf;
  /** The Kubernetes that it is read for. */
  readonly server: KubernetesVersion;
  readonly workloads: readonly PlacedWorkload[];
  /** Patches and whatever else only says something of other manifests: they are helped with, but nothing is said of them. */
  readonly partial: readonly PlacedWorkload[];
  /** What of it kubectl doesn't read, or this server doesn't, as far as it is, or keeps kubectl from, a workload. */
  readonly unread: readonly Unread[];
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
  /** The line (from 1) at which kubectl stops before it gets here; absent: it gets here. */
  readonly stoppedAt?: number;
  /** What was worked out of it before under the key, as long as its document isn't edited. */
  readonly recall: Recall;
}

/** Parses a file for a Kubernetes, taking over from its version before what is still the same there. */
export function parseFile(
  { uri, text }: Source,
  lineOf: LineOf,
  before?: ManifestFile,
  server: KubernetesVersion = newestVersion,
): ManifestFile {
  const spans = splitDocuments(text);
  const parts = partsOf(text, spans, before?.server === server ? before.parts : [], server);
  const neighbours = parts.flatMap((part, index) => {
    const found = part.neighbours;
    if (found === noNeighbours) return [];
    const base = spans[index]?.start ?? 0;
    const cluster = found.cluster.map(own => ({ ...own, place: { uri, line: lineOf(base + own.span.start) } }));
    return cluster.length === 0 ? [found] : [{ ...found, cluster }];
  });
  const neighbourIndex = new NeighbourIndex(neighbours);
  const placed = parts.map((part, index) => ({ part, base: spans[index]?.start ?? 0 }));
  const { unread, reached } = readingOf(lineOf, spans, parts);
  const found = placed.flatMap(({ part, base }, index) =>
    part.workloads.map(own => ({
      ...beside(reached(own, index), neighbourIndex.of(own.workload)),
      base,
      text: part.text,
    })),
  );
  const file: ManifestFile = {
    uri,
    text,
    lineOf,
    server,
    parts,
    workloads: numbered(found.filter(({ workload }) => !workload.partial)),
    partial: numbered(found.filter(({ workload }) => workload.partial)),
    unread,
    autoscalers: parts.flatMap(part => part.autoscalers),
    kustomization: kustomizationIn(uri, text),
    neighbours,
  };
  return isExpectedByTest(uri) ? partialFile(file) : file;
}

/** The file as one that only says something of other manifests, as a patch of a kustomization does. */
export function partialFile<File extends ManifestFile>(file: File): File {
  return { ...file, workloads: [], partial: numbered([...file.workloads, ...file.partial]), unread: [] };
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
