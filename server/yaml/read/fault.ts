/** Why a text can't be read, in the words of go-yaml and encoding/json, with which kubectl and the API server read it. */
export interface Fault {
  readonly problem: string;
  /** Where that was noticed: an offset into the text. */
  readonly at: number;
  /** Where what was being read at that point begins. */
  readonly from: number;
  /** Who noticed: each counts lines in its own way. `limit`: not kubectl but this server goes no further. */
  readonly by: 'reader' | 'scanner' | 'parser' | 'decoder' | 'value' | 'stream' | 'json' | 'limit';
}

/** What kubectl prints of it: the line counts from the document's beginning, and is one too small where the parser noticed. */
export function kubectlWords(fault: Fault, text: string): string {
  switch (fault.by) {
    case 'stream':
    case 'value':
    case 'json':
    case 'limit':
      return fault.problem;
    case 'reader':
    case 'decoder':
      return `yaml: ${fault.problem}`;
    case 'scanner':
    case 'parser':
      return `yaml: ${linePrefix(fault, text)}${fault.problem}`;
  }
}

function linePrefix({ by, at, from }: Fault, text: string): string {
  const line = breaksBefore(text, at);
  if (line > 0) return `line ${by === 'scanner' ? line + 1 : line}: `;
  const began = breaksBefore(text, from);
  return began > 0 ? `line ${began}: ` : '';
}

/** Line breaks as go-yaml counts them; one more behind the text's end, where kubectl adds what is missing. */
function breaksBefore(text: string, offset: number): number {
  const breaks = (text.slice(0, offset).match(/\r\r?\n|[\n\r\x85\u2028\u2029]/g) ?? []).length;
  return offset > text.length ? breaks + 1 : breaks;
}
