import type { ManifestFile, PlacedWorkload } from './manifestFile';
import { ofKinds } from './ofKinds';
import { onNodes } from './onNodes';
import { lineIn } from './place';
import type { PreviewSettings } from './settings';

/** A workload that objects of another file may bear on. */
export interface ConcernedWorkload {
  readonly placed: PlacedWorkload;
  readonly uri: string;
  /** Of its first line, from 0. */
  readonly line: number;
}

/** The workloads that objects of a file may bear on, on the nodes that are known; `isAsked`: of which something is asked, as the others cost time. */
export function concernedWorkloads(
  file: ManifestFile,
  settings: PreviewSettings,
  isAsked: (placed: PlacedWorkload) => boolean = () => true,
): readonly ConcernedWorkload[] {
  return (file.concerned?.() ?? []).flatMap(({ file: other, line }) => {
    const asked = other.workloads.filter(isAsked);
    if (asked.length === 0) return [];
    const { workloads, uri, lineOf } = onNodes(ofKinds({ ...other, workloads: asked }, settings.kinds), settings.nodes);
    return workloads.map(placed => ({ placed, uri, line: line ?? lineIn({ lineOf }, placed, placed.workload.node.span) }));
  });
}

/** Whether an object of a file is the one that counts for a workload: of a name there may be several. */
export function isBeside({ neighbours }: PlacedWorkload, kind: string, name: string, uri: string): boolean {
  return neighbours.cluster.some(other => other.kind === kind && other.name === name && other.place?.uri === uri);
}
