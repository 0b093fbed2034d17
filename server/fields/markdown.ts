import * as l10n from '@vscode/l10n';
import type { Explanation } from './field';

/** An explanation as the Markdown of a hover; `timeline` is where a link to the workload's timeline goes, null for none. */
export function markdownOf(
  name: string,
  { does, workedOut, table, byDefault, goesWrong, page }: Explanation,
  timeline: string | null,
): string {
  const links = [`[${l10n.t('Kubernetes documentation')}](${page})`];
  if (timeline !== null) links.unshift(`[${l10n.t('Show rollout timeline')}](${timeline})`);
  return [
    `${code(name)}: ${does}`,
    workedOut.join('  \n'),
    table === undefined ? '' : tableOf(table),
    byDefault === null ? '' : l10n.t('Default: {0}', byDefault),
    goesWrong,
    links.join(' · '),
  ]
    .filter(paragraph => paragraph !== '')
    .join('\n\n');
}

/** Text of a manifest as a code span: whatever is in it, it stays text. */
export function code(text: string): string {
  const line = text.replace(/[\r\n]+/g, ' ').slice(0, 300);
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map(run => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** A sentence that may hold the name of an object, as the API server takes it: whatever it is, it becomes no link by itself. */
export function unlinked(sentence: string): string {
  return sentence.replaceAll(/www\./gi, match => `${match.slice(0, -1)}\\.`);
}

/** What is shown of a sentence at most: names in it can be of any length. */
const mostCharacters = 2000;

/**
 * A sentence that may hold text of a manifest, whatever that is: its code spans stay, and nothing else in it becomes markup, a link or the end of a table's
 * cell.
 */
export function prose(sentence: string): string {
  const line = sentence.replace(/[\r\n]+/g, ' ').slice(0, mostCharacters);
  const parts: string[] = [];
  for (let at = 0; at < line.length;) {
    const [run = '', fence] = /^(?:(`+)|[^`]+)/.exec(line.slice(at)) ?? [];
    const end = fence === undefined ? -1 : closing(line, fence, at + fence.length);
    const next = end === -1 ? at + run.length : end;
    parts.push(end === -1 ? plain(line.slice(at, next)) : line.slice(at, next));
    at = next;
  }
  return unlinked(parts.join(''));
}

/** The text in a cell of a table: what would end the cell is escaped, also behind backslashes, of which the reader takes each pair for one. */
export function cell(text: string): string {
  return text.replace(/\\+\|?|\|/g, found => (found.endsWith('|') ? `${found.slice(0, -1).repeat(2)}\\|` : found));
}

/** A block of code that nothing in it can end. */
export function fenced(language: string, text: string): string {
  if (text === '') return '';
  const longest = (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2);
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** Where the code span ends that a fence begins; -1 where none does. */
function closing(line: string, fence: string, from: number): number {
  for (const run of line.slice(from).matchAll(/`+/g)) if (run[0].length === fence.length) return from + run.index + fence.length;
  return -1;
}

function plain(text: string): string {
  return text.replace(/[\\`[\]<>&]/g, '\\$&').replaceAll('://', ':\\//');
}

function tableOf([head, ...rows]: NonNullable<Explanation['table']>): string {
  if (head === undefined) return '';
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, column) => (column === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n');
}
