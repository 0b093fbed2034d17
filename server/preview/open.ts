import { mayHoldWorkload } from '../kinds/workloads';
import { isKustomizationPath } from '../kustomize/paths';
import { fileSays, type FileSays } from './fileSays';
import { type ManifestFile, parseFile } from './manifestFile';
import { dependsOnWorkloads } from './neighbourRemarks';
import { PreviewedFile } from './previewedFile';
import { defaultPreviewSettings, type PreviewSettings } from './settings';
import { linesOf, type Source } from './source';
import { Surroundings } from './surroundings';
import { pathOf } from './uris';

/**
 * Opens files to be previewed: the way in for whoever is no editor. Each is seen beside the others and beside `neighbours`, files that aren't
 * previewed themselves: autoscalers, claims, Services, quotas, nodes, and the kustomizations that build or patch them. In the order of `files`.
 */
export function open(
  files: readonly Source[],
  neighbours: readonly Source[] = [],
  settings: PreviewSettings = defaultPreviewSettings,
): readonly PreviewedFile[] {
  const parsed = files.map(file => read(file, settings));
  const own = new Set(files.map(({ uri }) => uri));
  const others = neighbours.filter(({ uri }) => !own.has(uri)).map(fileSays);
  const surroundings = new Surroundings([...parsed.map(({ says }) => says), ...others], undefined, () => parsed);
  return parsed.map(file => new PreviewedFile(surroundings.around(file), settings));
}

/** Opens one file by itself. */
export function openAlone(file: Source, settings: PreviewSettings = defaultPreviewSettings): PreviewedFile {
  const parsed = read(file, settings);
  return new PreviewedFile(new Surroundings([parsed.says], undefined, () => [parsed]).around(parsed), settings);
}

/**
 * Opens one file of many that were looked through before (`new Surroundings(sources.map(fileSays))`, this one among them): so nothing is kept of a file but what it
 * says of workloads.
 */
export function openAmong(file: Source, surroundings: Surroundings, settings: PreviewSettings = defaultPreviewSettings): PreviewedFile {
  return new PreviewedFile(surroundings.around(read(file, settings)), settings);
}

function read({ uri, text }: Source, { kubernetesVersion }: PreviewSettings): ManifestFile {
  return parseFile({ uri, text }, linesOf(text), undefined, kubernetesVersion);
}

/** Whether there may be something to be said of a file: of one that names no workload, keeps none from its pods, and is no kustomization, there is not. */
export function mayHoldRemarks({ uri, text }: Source, says: FileSays): boolean {
  return mayHoldWorkload(text) || dependsOnWorkloads({ says }) || isKustomizationPath(pathOf(uri));
}
