/** What an error says behind the value: the server's words, with the reason beside them where others go by it. */
export type Detail = string | ReasonedDetail;

export interface ReasonedDetail {
  readonly words: string;
  readonly reason: Reason;
}

/** Why a value isn't valid, whatever the field is. */
export type Reason =
  | 'negative'
  | 'notPositive'
  | 'over100Percent'
  | 'overLimit'
  | 'notPercent'
  | 'notDnsLabel'
  | 'notDnsSubdomain'
  | 'notLabelKey'
  | 'notLabelValue'
  | 'tooLong'
  | 'notUnique'
  | 'besideValue'
  | 'noSource'
  | 'severalSources'
  | 'severalVolumeTypes'
  | 'notIp'
  | { readonly oneOf: readonly string[] }
  | { readonly least: number; readonly most: number };

/** The words of a detail. */
export function wordsIn(detail: Detail): string {
  return typeof detail === 'string' ? detail : detail.words;
}

export const negative: Detail = { words: 'must be greater than or equal to 0', reason: 'negative' };
export const over100Percent: Detail = { words: 'must not be greater than 100%', reason: 'over100Percent' };
export const notUnique: Detail = { words: 'must be unique', reason: 'notUnique' };
export const severalSources: Detail = { words: 'may not have more than one field specified at a time', reason: 'severalSources' };

/** The server says `0` or `zero`. */
export function notPositive(zero: '0' | 'zero'): Detail {
  return { words: `must be greater than ${zero}`, reason: 'notPositive' };
}

/** `sources` as the server lists them. */
export function noSource(sources: string): Detail {
  return { words: `must specify one of: ${sources}`, reason: 'noSource' };
}

export function outOfRange(least: number, most: number): Detail {
  return { words: `must be between ${least} and ${most}, inclusive`, reason: { least, most } };
}
