import type { KustomizationFile } from '../../server/protocol/revisions';
import type { Version } from '../../workspace/git/fileVersions';
import type { BuildInRepository } from './buildInRepository';

/** Where a document's past comes from, or why it has none, in a sentence. */
export type DocumentPast =
  | {
      /** Newest first: of the manifest, then of the kustomizations that build it, from the innermost to the outermost. */
      readonly versions: AsyncIterable<Version>;
      /** Today's names of these files, from the repository's root, and what brings them back. */
      readonly names: BuildInRepository['names'];
      readonly restore: BuildInRepository['restore'];
      /** Outer kustomizations that are in no commit of this repository: as they are, at all times. */
      readonly outside: readonly KustomizationFile[];
      readonly isShallow: boolean;
    }
  | { readonly missing: string };
