import { pathToFileURL } from 'node:url';
import type { Source } from '../server/preview/source';
import { manifestsBelow } from '../workspace/manifests';
import type { Configuration } from './configuration';
import type { Surface } from './surface';

const most = { files: 200, characters: 10_000_000 };

/** How a folder is looked through. */
interface Looking {
  /** The URIs of files that aren't read again. */
  readonly known: Pick<ReadonlySet<string>, 'has'>;
  /** As in Walk. */
  readonly atOnce: boolean;
}

/**
 * The other manifests in the folder of files that are known, which count for their workloads as they do in an editor: quotas, autoscalers, claims, kustomizations. Of a folder with
 * very many only the first ones; none of one that can't be listed.
 */
export async function manifestsIn(
  ownFolder: string,
  { ignore, folder }: Pick<Configuration, 'ignore' | 'folder'>,
  { signal }: Pick<Surface, 'signal'>,
  { known, atOnce }: Looking,
): Promise<readonly Source[]> {
  const found: Source[] = [];
  let characters = 0;
  const walk = { gitignore: true, ignored: { folder, globs: ignore }, isFlat: true, atOnce, signal };
  const isKnown = (file: string): boolean => known.has(pathToFileURL(file).href);
  try {
    for await (const { file, text } of manifestsBelow(ownFolder, walk, new Map(), isKnown)) {
      characters += text.length;
      if (found.length >= most.files || characters > most.characters) break;
      found.push({ uri: pathToFileURL(file).href, text });
    }
  } catch {
    signal.throwIfAborted();
  }
  return found;
}
