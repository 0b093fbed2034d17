import type { TextEdit } from 'vscode-languageserver';
import { setValues, type ValueChange } from '../yaml/edit';
import { rangeOf } from './convert';
import type { OpenFile, PlacedWorkload } from './openFile';

/** The smallest edits of the file that give a workload other values; empty where that can't be done. */
export function editsOf(file: OpenFile, placed: PlacedWorkload, changes: readonly ValueChange[]): readonly TextEdit[] {
  if (changes.length === 0) return [];
  return setValues(placed.text, placed.workload.node, changes).map(({ span, newText }) => ({
    range: rangeOf(file, placed, span),
    newText,
  }));
}
