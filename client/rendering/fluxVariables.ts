import path from 'node:path';
import type { VariablesSource } from '../../server/protocol/renderingDeclarations';
import type { FoundConfigMap, Overlay } from './declarations';

/** The variables of an overlay, by their names: those of ConfigMaps as far as files have them, and before them its own. */
export function variablesIn(
  { file, variables, variablesFrom }: Overlay,
  configMaps: readonly FoundConfigMap[],
): ReadonlyMap<string, string> {
  const taken = variablesFrom.flatMap(from => configMapOf(from, file, configMaps)?.data ?? []);
  return new Map([...taken, ...variables].map(({ name, value }) => [name, value]));
}

/**
 * The ConfigMap that a file refers to: of several with the same name (one for each cluster) the one that stands nearest to the file. Null where no file has
 * it, or two are as near and differ; and for a Secret, which isn't read.
 */
export function configMapOf(
  { kind, name, namespace }: VariablesSource,
  file: string,
  configMaps: readonly FoundConfigMap[],
): FoundConfigMap | null {
  if (kind === 'Secret') return null;
  const named = configMaps.filter(one => one.name === name && (namespace === '' || one.namespace === '' || one.namespace === namespace));
  const nearness = (one: FoundConfigMap): number => commonFolders(one.file, file);
  const most = Math.max(...named.map(nearness));
  const [first, ...others] = named.filter(one => nearness(one) === most);
  const isCertain = others.every(({ data }) => JSON.stringify(data) === JSON.stringify(first?.data));
  return first !== undefined && isCertain ? first : null;
}

function commonFolders(one: string, other: string): number {
  const [own, others] = [path.dirname(one).split(path.sep), path.dirname(other).split(path.sep)];
  const differing = own.findIndex((folder, index) => folder !== others[index]);
  return differing === -1 ? own.length : differing;
}
