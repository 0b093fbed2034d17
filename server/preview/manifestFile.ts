import { type KubernetesVersion, newestVersion } from '../kubernetes/kubernetesVersion';
import { type Neighbours, noNeighbours } from '../kubernetes/neighbours';
import { isExpectedByTest } from '../kubernetes/workloads/testFile';
import type { OtherWorkload } from '../kubernetes/surroundings/clusterObjects';
import type { Workload } from '../kubernetes/workloads/workload';
import type { Build } from '../kustomize/builds';
import type { KustomizationProblem } from '../kustomize/decodeKustomization';
import type { WorkloadId } from '../protocol/scenario';
import { splitDocuments } from '../yaml/splitDocuments';
import { type FileSays, saysOf } from './fileSays';
import { type Part, partsInSteps, type Recall } from './parts';
import type { LineOf, Source } from './source';
import { atOnce, type Steps } from './steps';
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
  /** What it says of workloads: the same as that of the version before, where that said the same. */
  readonly says: FileSays;
  /** Why kustomize refuses the kustomization that it is; null or absent where it doesn't. */
  readonly refusedByKustomize?: KustomizationProblem | null;
  /** The kustomize builds that it is part of, as far as the workspace is known; absent: none. */
  readonly builds?: readonly Build[];
  /** All workloads that would be on the same nodes, its own among them; absent: its own, of which nothing is said. */
  readonly sharing?: () => readonly OtherWorkload[];
  /** The workloads of all files that its objects may bear on; absent: none are known. */
  readonly concerned?: () => readonly Concerned[];
  /** The YAML documents of the file (a JSON file is one), for the next version to take over what wasn't edited. */
  readonly parts: readonly Part[];
}

/** A file with workloads that objects of another one may bear on. */
export interface Concerned {
  readonly file: ManifestFile;
  /** The line (from 0) of its one workload in the file on disk; null: the file has them where they are. */
  readonly line: number | null;
}

/** A workload and where it is: its spans count from `base`, so that an edit elsewhere in the file leaves the workload as it is. */
export interface PlacedWorkload {
  /** Unique in the file. */
  readonly id: WorkloadId;
  readonly workload: Workload;
  readonly base: number;
  /** Of its YAML document, which begins at `base`. */
  readonly text: string;
  /** What stands beside it and bears on its rollout, once its surroundings are known (`Surroundings.around`). */
  readonly neighbours: Neighbours;
  /** Answers a text that differs where they do, or its autoscaler does; absent: there are none. */
  readonly besideKey?: () => string;
  /** The line (from 1) at which kubectl stops before it gets here; absent: it gets here. */
  readonly stoppedAt?: number;
  /** What was worked out of it before under the key, as long as its document isn't edited. */
  readonly recall: Recall;
}

/** Parses a file for a Kubernetes, taking over from its version before what is still the same there. */
export function parseFile(source: Source, lineOf: LineOf, before?: ManifestFile, server: KubernetesVersion = newestVersion): ManifestFile {
  return atOnce(parseFileInSteps(source, lineOf, before, server));
}

/** As `parseFile`; `lineOf` is asked after the last step only. */
export function* parseFileInSteps(
  { uri, text }: Source,
  lineOf: LineOf,
  before: ManifestFile | undefined,
  server: KubernetesVersion,
): Steps<ManifestFile> {
  const spans = splitDocuments(text);
  const parts = yield* partsInSteps(text, spans, before?.server === server ? before.parts : [], server);
  const placed = parts.map((part, index) => ({ part, base: spans[index]?.start ?? 0 }));
  const { unread, reached } = readingOf(lineOf, spans, parts);
  const found = placed.flatMap(({ part, base }, index) =>
    part.workloads.map(own => ({
      ...reached(own, index),
      base,
      text: part.text,
      neighbours: noNeighbours,
    })),
  );
  // Of a kustomization the places in it count too.
  const says = saysOf(
    { uri, text },
    lineOf,
    placed.map(({ part: { autoscalers, neighbours }, base }) => ({ autoscalers, neighbours, base })),
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
    says: before?.says.key === says.key && says.kustomization === null ? before.says : says,
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
