/** A document that a tool printed. Lines count from 0; `end` is the one behind it. */
export interface RenderedDocument {
  /** The template that wrote it, as helm names it (`shop/charts/queue/templates/workers.yaml`); null where it says none, as kustomize does. */
  readonly source: string | null;
  /** The first line behind `---` and the template's name. */
  readonly start: number;
  readonly end: number;
}

/**
 * The documents of what helm or kustomize printed, by its lines. helm puts `# Source:` directly below `---`; what a template prints of that form elsewhere
 * isn't believed.
 */
export function renderedDocuments(lines: readonly string[]): readonly RenderedDocument[] {
  const starts = lines.flatMap((line, index) => (isSeparator(line) ? [index] : []));
  const first = lines.length > 0 && starts[0] !== 0 ? [-1] : [];
  return [...first, ...starts].flatMap((at, index, all) => {
    const source = /^# Source: (.+?)\r?$/.exec(at === -1 ? '' : (lines[at + 1] ?? ''))?.[1] ?? null;
    const document = { source, start: at + (source === null ? 1 : 2), end: all[index + 1] ?? lines.length };
    return lines.slice(document.start, document.end).some(line => line.trim() !== '') ? [document] : [];
  });
}

function isSeparator(line: string): boolean {
  return /^---(?:\s|$)/.test(line);
}
