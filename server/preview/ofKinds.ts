import type { ManifestFile, PlacedWorkload } from './manifestFile';

/** The file with the workloads of some kinds alone. */
export function ofKinds<File extends Pick<ManifestFile, 'workloads' | 'partial'>>(file: File, kinds: readonly string[]): File {
  const isWanted = ({ workload }: PlacedWorkload): boolean => kinds.includes(workload.kind);
  if (file.workloads.every(isWanted) && file.partial.every(isWanted)) return file;
  return { ...file, workloads: file.workloads.filter(isWanted), partial: file.partial.filter(isWanted) };
}
