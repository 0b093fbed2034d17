import { NeighbourIndex } from '../kubernetes/neighbours';
import { Kustomizations } from './kustomizations';
import { type ManifestFile, parseFile } from './manifestFile';
import { PreviewedFile } from './previewedFile';
import { beside } from './beside';
import { scaledFile } from './scaledFile';
import { defaultPreviewSettings, type PreviewSettings } from './settings';
import { linesOf, type Source } from './source';
import { originOf } from './uris';

/**
 * Opens files to be previewed: the way in for whoever is no editor. Each is seen beside the others and beside `neighbours`, files that aren't
 * previewed themselves: autoscalers, claims, Services, and the kustomizations that build or patch them. In the order of `files`.
 */
export function open(
  files: readonly Source[],
  neighbours: readonly Source[] = [],
  settings: PreviewSettings = defaultPreviewSettings,
): readonly PreviewedFile[] {
  const read = ({ uri, text }: Source): ManifestFile => parseFile({ uri, text }, linesOf(text), undefined, settings.kubernetesVersion);
  const opened = files.map(read);
  const all = [...opened, ...neighbours.filter(({ uri }) => !files.some(file => file.uri === uri)).map(read)];
  const kustomizations = new Map<string, Kustomizations>();
  return opened.map(file => {
    const origin = originOf(file.uri);
    const own =
      kustomizations.get(origin) ??
      new Kustomizations(
        all.flatMap(({ uri, kustomization }) => (kustomization === null || originOf(uri) !== origin ? [] : [kustomization])),
      );
    kustomizations.set(origin, own);
    return new PreviewedFile(surrounded(own.kustomized(file), all), settings);
  });
}

/** A file with its workloads as the other files have them: with the autoscalers that keep them, and what else stands beside them. */
function surrounded(file: ManifestFile, all: readonly ManifestFile[]): ManifestFile {
  const others = all.filter(({ uri }) => uri !== file.uri);
  const elsewhere = others.flatMap(({ uri, autoscalers }) => autoscalers.map(autoscaler => ({ uri, autoscaler })));
  const scaled = scaledFile(file, elsewhere);
  const neighbours = others.flatMap(other => other.neighbours);
  if (neighbours.length === 0) return scaled;
  const index = new NeighbourIndex(file.neighbours, neighbours);
  const workloads = scaled.workloads.map(placed => beside(placed, index.of(placed.workload)));
  return { ...scaled, workloads };
}
