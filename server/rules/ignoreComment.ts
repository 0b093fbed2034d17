import type { Span } from '../yaml/located';

/** A comment `# rollout: ignore CODE, CODE` and the part of the text that it speaks for. */
export interface Ignore {
  readonly codes: readonly string[];
  readonly span: Span;
}

const comment = /(^|[ \t])#[ \t]*rollout:[ \t]*ignore[ \t]+([\w/-]+(?:[ \t]*,[ \t]*[\w/-]+)*)/;

/**
 * The comments of a document that switch rules off. One behind a value speaks for its line, one on a line of its own for the next line that isn't
 * a comment; and both for all lines that are indented further below that one. Above the first line of the document it speaks for all of it.
 */
export function ignoresOf(text: string): readonly Ignore[] {
  if (!text.includes('rollout:')) return [];
  const lines = linesOf(text);
  const first = lines.findIndex(isContent);
  return lines.flatMap((line, index) => {
    const found = comment.exec(line.text);
    if (found === null) return [];
    const codes = (found[2] ?? '').split(',').map(code => code.trim());
    const about = isContent(line) ? index : lines.findIndex((other, at) => at > index && isContent(other));
    if (about === -1) return [];
    const span = about === first && about !== index ? { start: 0, end: text.length } : blockOf(lines, about);
    return [{ codes, span }];
  });
}

/** The comment that switches a code off on the lines below it. */
export function ignoreComment(code: string, indent: string, lineEnd: string): string {
  return `${indent}# rollout: ignore ${code}${lineEnd}`;
}

interface Line {
  readonly text: string;
  readonly start: number;
}

function linesOf(text: string): Line[] {
  let start = 0;
  return text.split('\n').map(line => {
    const own = { text: line, start };
    start += line.length + 1;
    return own;
  });
}

function isContent({ text }: Line): boolean {
  return !/^[ \t\r]*(?:#.*)?$/.test(text) && !/^(?:---|%)/.test(text);
}

/** A line and what is indented further below it. An item's `- ` belongs to its indentation, as its other lines stand right of it. */
function blockOf(lines: readonly Line[], index: number): Span {
  const indent = indentOf(lines[index]);
  let last = index;
  for (let at = index + 1; at < lines.length; at++) {
    if (!isContent(lineAt(lines, at))) continue;
    if (indentOf(lines[at]) <= indent) break;
    last = at;
  }
  const end = lineAt(lines, last);
  return { start: lineAt(lines, index).start, end: end.start + end.text.length };
}

function lineAt(lines: readonly Line[], index: number): Line {
  return lines[index] ?? { text: '', start: 0 };
}

function indentOf(line: Line | undefined): number {
  return (line?.text ?? '').search(/[^ \t]|$/);
}
