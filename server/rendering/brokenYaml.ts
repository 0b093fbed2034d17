import { parseDocument } from '../yaml/parse';
import { renderedDocuments } from './helmOutput';
import { originsOf, withoutMarks } from './markedLines';
import { lineAt, lineStarts } from './renderedObjects';

/**
 * Who wrote the line that makes a template's output no YAML, out of what helm prints with `--debug` of the templates with marks. Null where the output
 * can be read, or no mark tells.
 */
export function brokenYaml(
  marked: string,
  source: string,
  files: readonly string[],
): { readonly file: string; readonly line: number; readonly message: string } | null {
  const plain = withoutMarks(marked);
  const starts = lineStarts(plain);
  const origins = originsOf(plain, marked, files);
  for (const document of renderedDocuments(plain.split('\n'))) {
    const from = starts[document.start] ?? plain.length;
    const [error] =
      document.source === source ? parseDocument(plain.slice(from, starts[document.end] ?? plain.length), from, 'yaml').errors : [];
    if (error === undefined) continue;
    const at = lineAt(starts, error.span.start);
    // The line at fault may have been written by a line that bears no mark: the one above is near.
    for (let line = at; line >= document.start; line -= 1) {
      const origin = origins[line];
      if (origin !== null && origin !== undefined) return { file: origin.file, line: origin.line, message: error.message };
    }
  }
  return null;
}
