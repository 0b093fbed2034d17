import type { Path } from '../../yaml/find';

/** What an error says behind the value: the server's words, with what they mean beside them where others go by it. */
export type Detail = string | MeantDetail;

export interface MeantDetail {
  readonly words: string;
  readonly reason?: Reason;
  /** The other fields that decide it, by their names: what would be said were they otherwise isn't known. */
  readonly given?: readonly string[];
}

/** Why a value isn't valid, whatever the field is. */
export type Reason =
  | 'negative'
  | 'notPositive'
  | 'over100Percent'
  | 'overLimit'
  | 'notLimit'
  | 'noLimit'
  | 'notPercent'
  | 'notDnsLabel'
  | 'notDnsSubdomain'
  | 'notLabelKey'
  | 'notLabelValue'
  | 'notPortName'
  | 'notFileMode'
  | 'notRelativePath'
  | 'notAbsolutePath'
  | 'notStandardIp'
  | 'notContainerPort'
  | 'notQuantity'
  | 'notIp'
  | 'padded'
  | 'tooLong'
  | 'notUnique'
  | 'besideValue'
  | 'besideEscalation'
  | 'inSelector'
  | 'noSource'
  | 'severalSources'
  | 'severalVolumeTypes'
  | 'severalProjections'
  | 'hugePagesAlone'
  /** Nothing may stand here, as long as the related field is what it is. */
  | 'excluded'
  | { readonly oneOf: readonly string[] }
  | { readonly least: number; readonly most: number }
  /** The only value that goes with the fields around it. */
  | { readonly only: string | number }
  /** What another field must be for this one to be what it is. */
  | { readonly requires: { readonly path: Path; readonly value: string | boolean } }
  /** What the field takes, of a value of another type. */
  | { readonly expected: string };

/** The words of a detail. */
export function wordsIn(detail: Detail): string {
  return typeof detail === 'string' ? detail : detail.words;
}

/** Words that hold only because other fields are what they are. */
export function given(words: string, ...fields: readonly string[]): MeantDetail {
  return { words, given: fields };
}

export const negative: Detail = { words: 'must be greater than or equal to 0', reason: 'negative' };
export const over100Percent: Detail = { words: 'must not be greater than 100%', reason: 'over100Percent' };
export const notUnique: Detail = { words: 'must be unique', reason: 'notUnique' };
export const severalSources: Detail = { words: 'may not have more than one field specified at a time', reason: 'severalSources' };

/** The server says `0` or `zero`. */
export function notPositive(zero: '0' | 'zero'): Detail {
  return { words: `must be greater than ${zero}`, reason: 'notPositive' };
}

/** `listed` as the server lists the sources. */
export function noSource(listed: string, ...sources: readonly string[]): Detail {
  return { words: `must specify one of: ${listed}`, reason: 'noSource', given: sources };
}

export function outOfRange(least: number, most: number): Detail {
  return { words: `must be between ${least} and ${most}, inclusive`, reason: { least, most } };
}
