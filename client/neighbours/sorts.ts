import { neighbourKinds } from '../../server/protocol/neighbours';
import { settingsFileName } from '../../server/protocol/settingsFile';
import { kustomizationPattern } from '../kustomize/names';

/** Files that say something of workloads in others: where they are found, and which of them are handed over. */
export interface Sort {
  readonly pattern: string;
  readonly isWanted: (text: string) => boolean;
  readonly most: {
    /** Files that are looked through, and that are handed over. */
    readonly files: number;
    readonly handed: number;
    /** Of one file; and characters of all that are handed over, together less than the server reads. */
    readonly bytes: number;
    readonly characters: number;
  };
}

/** Cheap, and rather too often true than too seldom: the server knows better. */
const pattern = new RegExp(String.raw`\bkind["']?\s*:\s*["']?(?:${neighbourKinds.join('|')})`);

/** Objects that bear on the rollouts of others. */
export const objects: Sort = {
  pattern: '**/*.{yaml,yml}',
  isWanted: text => pattern.test(text),
  most: { files: 5000, handed: 3000, bytes: 500_000, characters: 15_000_000 },
};

export const kustomizations: Sort = {
  pattern: kustomizationPattern,
  isWanted: text => text !== '',
  most: { files: 2000, handed: 2000, bytes: 200_000, characters: 4_000_000 },
};

/** What a repository sets for everybody. */
export const settings: Sort = {
  pattern: `**/${settingsFileName}`,
  isWanted: text => text !== '',
  most: { files: 100, handed: 100, bytes: 100_000, characters: 1_000_000 },
};

export const sorts: readonly Sort[] = [kustomizations, settings, objects];
