import { entryLine } from './entryLine';

/** Where a line of a Go template stands that writes YAML. */
export type LinePlace = 'yaml' | 'action' | 'text';

/** A line with each of its actions (`{{ … }}`) as one `\0`; the beginning of one that doesn't end on the line is kept. */
export function codeOf(line: string): string {
  return cutActions(line).code;
}

/** The actions of a line, without their braces. */
export function actionsOf(line: string): readonly string[] {
  return cutActions(line).actions;
}

function cutActions(line: string): { readonly code: string; readonly actions: readonly string[] } {
  const actions: string[] = [];
  let code = '';
  let at = 0;
  for (let from = line.indexOf('{{'); from !== -1; from = line.indexOf('{{', at)) {
    const end = line.indexOf('}}', from + 2);
    if (end === -1) break;
    actions.push(line.slice(from + 2, end));
    code += `${line.slice(at, from)}\0`;
    at = end + 2;
  }
  return { code: code + line.slice(at), actions };
}

/** Follows a template line by line: what stands within an action over several lines, or within a block scalar or a quoted text, is no line of YAML. */
export class TemplateLines {
  #action = false;
  /** The indentation that a block scalar's lines have more than; null outside of one. */
  #block: number | null = null;
  #quote: '"' | "'" | null = null;

  constructor(private readonly lines: readonly string[]) {}

  /** To be asked for each line in turn. */
  next(index: number): LinePlace {
    const line = this.lines[index] ?? '';
    if (this.#action) return this.#endAction(line);
    const code = codeOf(line);
    const within = this.#within(code);
    if (code.includes('{{')) this.#action = true;
    if (within) return 'text';
    if (this.#action) return 'action';
    this.#begin(code);
    return 'yaml';
  }

  #endAction(line: string): LinePlace {
    const at = line.indexOf('}}');
    if (at !== -1) this.#action = codeOf(line.slice(at + 2)).includes('{{');
    return 'action';
  }

  #within(code: string): boolean {
    if (this.#quote !== null) {
      if (isClosed(code, this.#quote)) this.#quote = null;
      return true;
    }
    if (this.#block === null) return false;
    const text = code.trim();
    // An action may stand anywhere in a block scalar: what it writes has an indentation of its own.
    if (text === '' || text.startsWith('\0') || text.startsWith('{{')) return true;
    if (code.length - code.trimStart().length > this.#block) return true;
    this.#block = null;
    return false;
  }

  #begin(code: string): void {
    const entry = entryLine(code);
    if (entry === null) return;
    const { value, key, dash, indent } = entry;
    const mark = value[0];
    if (/^[|>][-+0-9]{0,2}(?:\s+#.*)?$/.test(value)) this.#block = key?.at ?? dash ?? indent;
    else if ((mark === '"' || mark === "'") && !isClosed(value.slice(1), mark)) this.#quote = mark;
  }
}

/** Whether a quoted text ends in what follows its beginning. */
export function isClosed(text: string, quote: '"' | "'"): boolean {
  for (let at = 0; at < text.length; at += 1) {
    if (quote === '"' && text[at] === '\\') at += 1;
    else if (text[at] === quote && quote === "'" && text[at + 1] === "'") at += 1;
    else if (text[at] === quote) return true;
  }
  return false;
}
