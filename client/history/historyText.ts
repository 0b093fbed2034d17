import { saySource, type SayTime } from '../prompts/pickRevision';
import type { RevisionRow } from '../revisions/rows';

/**
 * The revisions as `kubectl rollout history` lists them (ascending, without those that are gone), with images and where they come from beside it.
 * `resource` is the kind in lower case with its group, then the name.
 */
export function historyText(resource: string, rows: readonly RevisionRow[], sayTime: SayTime): string {
  const there = rows.filter(({ revision, gone }) => revision !== null && gone === null).reverse();
  if (there.length === 0) return `${resource} \nNo rollout history found.\n`;
  const table = [
    ['REVISION', 'CHANGE-CAUSE', 'IMAGES', 'FROM'],
    ...there.map(row => [String(row.revision), row.changeCause ?? '<none>', row.images.join(','), saySource(row.source, sayTime)]),
  ];
  return `${resource} \n${aligned(table)}\n`;
}

/** Columns two blanks apart, as kubectl prints them; the last one isn't filled up. */
function aligned(table: readonly (readonly string[])[]): string {
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map(row => (row[column] ?? '').length)));
  return table
    .map(row => row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd((widths[column] ?? 0) + 2))).join(''))
    .join('\n');
}
