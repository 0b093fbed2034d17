/** Words in a colour or another look, by the number that a terminal has for it. */
export type Paint = (code: string, words: string) => string;

export const bold = '1';

/** Paints for a terminal; without colours words stay as they are. */
export function painter(coloured: boolean): Paint {
  return (code, words) => (coloured ? `\u001b[${code}m${words}\u001b[0m` : words);
}
