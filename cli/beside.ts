import { pathToFileURL } from 'node:url';
import type { Source } from '../server/preview/source';
import { manifestsBelow } from '../workspace/manifests';
import type { Configuration } from './configuration';
import type { Surface } from './surface';

const most = { files: 200, characters: 10_000_000 };

/**
 * The manifests in the folder of a file, which count for its workloads as they do in an editor: quotas, autoscalers, claims, kustomizations. Of a folder with very many only the
 * first ones; none of one that can't be listed.
 */
export async function manifestsIn(
  ownFolder: string,
  { ignore, folder }: Pick<Configuration, 'ignore' | 'folder'>,
  { signal }: Pick<Surface, 'signal'>,
): Promise<readonly Source[]> {
  const found: Source[] = [];
  let characters = 0;
  const walk = { gitignore: true, ignored: { folder, globs: ignore }, isFlat: true, signal };
  try {
    for await (const { file, text } of manifestsBelow(ownFolder, walk, new Map())) {
      characters += text.length;
      if (found.length >= most.files || characters > most.characters) break;
      found.push({ uri: pathToFileURL(file).href, text });
    }
  } catch {
    signal.throwIfAborted();
  }
  return found;
}
