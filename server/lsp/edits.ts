import type { TextEdit } from 'vscode-languageserver';
import { setValues, type ValueChange } from '../yaml/edit';
import type { Path } from '../yaml/find';
import type { Span } from '../yaml/located';
import { renameKey } from '../yaml/renameKey';
import { lineOf, rangeOf } from './convert';
import type { OpenFile, PlacedWorkload } from './openFile';

/** The smallest edits of the file that give a workload other values; empty where that can't be done. */
export function editsOf(file: OpenFile, placed: PlacedWorkload, changes: readonly ValueChange[]): readonly TextEdit[] {
  if (changes.length === 0) return [];
  return setValues(placed.text, placed.workload.node, changes).map(({ span, newText }) => ({
    range: rangeOf(file, placed, span),
    newText,
  }));
}

/** The edit of the file that gives a key of a workload another name, its quotes kept; empty where that can't be done. */
export function renameOf(file: OpenFile, placed: PlacedWorkload, path: Path, name: string): readonly TextEdit[] {
  const change = renameKey(placed.text, placed.workload.node, path, name);
  return change === undefined ? [] : [{ range: rangeOf(file, placed, change.span), newText: change.newText }];
}

/** A comment on a line of its own above a place, indented as that is. None in JSON and in braces: there is no room for a comment. */
export function commentAbove(
  file: OpenFile,
  placed: PlacedWorkload,
  span: Span,
  comment: (indent: string, lineEnd: string) => string,
): readonly TextEdit[] {
  if (placed.workload.node.flow) return [];
  const start = { line: lineOf(file, placed, span), character: 0 };
  const text = file.text.getText({ start, end: { line: start.line + 1, character: 0 } });
  const indent = /^[ \t]*/.exec(text)?.[0] ?? '';
  return [{ range: { start, end: start }, newText: comment(indent, text.endsWith('\r\n') ? '\r\n' : '\n') }];
}
