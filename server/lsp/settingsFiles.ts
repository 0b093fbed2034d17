import { type SettingsFile, withSettingsFile } from '../preview/settingsFile';
import { isIgnoredBy } from '../preview/ignoredPaths';
import { decoded } from '../preview/uris';
import { isSettingsFile, settingsFileName } from '../protocol/settingsFile';
import type { Documents } from './documents';
import type { HandedFiles } from './handedFiles';
import type { Settings } from './settings';

/** The `.rollout-preview.yaml` files of the workspace: those of open documents as they are there, else as the client has handed them over. */
export class SettingsFiles {
  constructor(
    private readonly documents: () => Documents,
    private readonly handed: HandedFiles,
  ) {}

  /** The settings of a document with what the nearest file above it says. Such a file itself, which has to be read first, is under none. */
  with(uri: string, settings: Settings): Settings {
    const file = this.#above(uri)?.file ?? null;
    return file === null ? settings : withSettingsFile(settings, file);
  }

  /** Whether the nearest file above a document leaves it out. */
  ignores(uri: string): boolean {
    const above = this.#above(uri);
    const globs = above?.file?.ignore ?? [];
    return above !== null && globs.length > 0 && isIgnoredBy(globs, decoded(uri.slice(above.folder.length)));
  }

  #above(uri: string): { readonly folder: string; readonly file: SettingsFile | null } | null {
    if (isSettingsFile(uri)) return null;
    const known = [...this.documents().settings(), ...this.handed.settings().map(({ uri: other }) => other)];
    const [nearest] = [...new Set(known)]
      .filter(other => uri.startsWith(other.slice(0, -settingsFileName.length)))
      .sort((one, other) => other.length - one.length);
    if (nearest === undefined) return null;
    const file = this.documents().get(nearest)?.says.settings ?? this.handed.get(nearest)?.settings ?? null;
    return { folder: nearest.slice(0, -settingsFileName.length), file };
  }
}
