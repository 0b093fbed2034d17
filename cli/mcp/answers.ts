import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { open, openAlone } from '../../server/preview/open';
import type { PreviewedFile } from '../../server/preview/previewedFile';
import type { PreviewSettings } from '../../server/preview/settings';
import type { Source } from '../../server/preview/source';
import { atOnce } from '../../server/preview/steps';
import { askTool, type Missing, type ToolAnswer, type ToolChange, type ToolFile, type ToolPast } from '../../server/protocol/tools';
import type { Tool } from '../../server/tools/tool';
import { leadsOut, readText } from '../../workspace/files';
import { isBinary, mostManifestBytes } from '../../workspace/manifests';
import { kindOf } from '../../workspace/folders';
import { liesIn } from '../../workspace/paths';
import { manifestsIn } from '../beside';
import { comparisonOf, gitWords } from '../comparison';
import { type Configuration, settled } from '../configuration';
import type { CommonValues } from '../options';
import { pastOf } from '../past';
import { unreadWords } from '../sources';
import { type Surface, WrongUse } from '../surface';

/** Answers a tool from the disk and git; files are read below `folders` only, links resolved. */
export async function answerTool(
  tool: Tool,
  input: unknown,
  folders: readonly string[],
  { values, surface }: { readonly values: CommonValues; readonly surface: Surface },
): Promise<ToolAnswer> {
  const disk = new Disk(folders, surface);
  try {
    const configuration = await settled(values, await disk.configuredAt(input), surface);
    const { settings } = configuration;
    const opened = (file: ToolFile) => disk.opened(file, settings);
    return await askTool(material => Promise.resolve(atOnce(tool.answer(input, { material, settings, open: opened }))), {
      file: named => disk.file(named, configuration),
      past: (named, id) => disk.past(named, id, configuration),
      change: (named, base) => disk.change(named, base, configuration),
    });
  } catch (error) {
    if (error instanceof WrongUse) return { state: 'refused', text: error.message };
    throw error;
  }
}

/** The files and repositories below some folders. */
class Disk {
  /** What stands beside the file that was read last. */
  #beside: { readonly uri: string; readonly files: readonly Source[] } = { uri: '', files: [] };

  constructor(
    private readonly folders: readonly string[],
    private readonly surface: Surface,
  ) {}

  /** Where to look for the settings: at the path that the input names, if it may be read, else in the first folder. */
  async configuredAt(input: unknown): Promise<string> {
    const named = typeof input === 'object' && input !== null && 'path' in input && typeof input.path === 'string' ? input.path : '.';
    const place = this.#placeOf(named);
    return (await this.#within(place)) === null ? this.#placeOf('.') : place;
  }

  /** A file as it is among those in its folder; a text by itself. */
  opened(file: ToolFile, settings: PreviewSettings): PreviewedFile {
    const { uri, files } = this.#beside;
    const [opened] = uri === file.uri ? open([file], files, settings) : [];
    return opened ?? openAlone(file, settings);
  }

  async file(named: string, configuration: Configuration): Promise<ToolFile | Missing> {
    const place = this.#placeOf(named);
    if ((await this.#within(place)) !== null && (await kindOf(place)) === 'folder')
      return { missing: `${named} is a folder: name a file in it.` };
    const read = await readText(place, { within: this.folders, mostBytes: mostManifestBytes, signal: this.surface.signal });
    if ('text' in read && isBinary(read.text)) return { missing: `${named}: ${unreadWords.binary()}.` };
    if ('text' in read) {
      const uri = pathToFileURL(place).href;
      const looking = { known: new Set([uri]), atOnce: false };
      this.#beside = { uri, files: await manifestsIn(path.dirname(place), configuration, this.surface, looking) };
      return { uri, text: read.text };
    }
    const where = read.unread === 'outside' ? ` Files are read below ${this.folders.join(', ')} only.` : '';
    return { missing: `${named}: ${unreadWords[read.unread]()}.${where}` };
  }

  async past(named: string, id: string, configuration: Configuration): Promise<ToolPast | Missing> {
    const file = await this.file(named, configuration);
    if ('missing' in file) return file;
    const workload = this.opened(file, configuration.settings).workload(id);
    if (workload === undefined) return { missing: `${named}: the file has changed meanwhile.` };
    return pastOf(workload, this.#placeOf(named), this.surface.signal).catch((error: unknown) => ({
      missing: gitWords(error),
    }));
  }

  async change(named: string, base: string | null, configuration: Configuration): Promise<ToolChange | Missing> {
    const place = this.#placeOf(named);
    const within = await this.#within(place);
    if (within === null) return { missing: `${named}: ${unreadWords.outside()}. Files are read below ${this.folders.join(', ')} only.` };
    return comparisonOf([place], { base, head: null }, configuration, { ...this.surface, folder: within, err: () => undefined });
  }

  /** The folder that a path lies in; null for one that lies elsewhere, or leads there. */
  async #within(place: string): Promise<string | null> {
    const within = this.folders.find(folder => liesIn(place, folder)) ?? null;
    return within === null || (await leadsOut(place, this.folders)) ? null : within;
  }

  /** An absolute path: a relative one counts from the first folder. */
  #placeOf(named: string): string {
    return path.resolve(this.folders[0] ?? this.surface.folder, named);
  }
}
