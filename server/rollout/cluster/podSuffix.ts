const letters = 'bcdfghjklmnpqrstvwxz2456789';

/** The five letters behind the name that pods are generated from: stable for the same name and number, as nothing here is random. */
export function podSuffix(generateName: string, number: number): string {
  let state = number * 40_503 + 17;
  for (let index = 0; index < generateName.length; index++) state = Math.imul(state ^ generateName.charCodeAt(index), 0x01000193) >>> 0;
  let suffix = '';
  for (let index = 0; index < 5; index++) {
    state = Math.imul(state ^ (state >>> 15), 0x85ebca6b) >>> 0;
    state = (state ^ (state >>> 13)) >>> 0;
    suffix += letters[state % letters.length] ?? '';
  }
  return suffix;
}
