/** A copy of a text that shares no memory with the longer one that it was cut from, for what outlives that. */
export function detachedText(text: string): string {
  return ` ${text}`.slice(1);
}
