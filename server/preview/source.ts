/** A text to be previewed: a file as it is saved, or as it is typed. */
export interface Source {
  /** The file's URI, such as `file:///ws/web.yaml`, with any scheme: by it a file is found beside others, and known as a kustomization or a test's. */
  readonly uri: string;
  readonly text: string;
}

/** The lines of a text: that of an offset, both from 0. A line ends as in LSP, with `\n`, `\r\n`, or `\r`. */
export type LineOf = (offset: number) => number;

/** The lines of a text, which are looked for when one is first asked for. */
export function linesOf(text: string): LineOf {
  let starts: readonly number[] | undefined;
  return offset => {
    starts ??= [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map(({ 0: end, index }) => index + end.length)];
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low;
  };
}
