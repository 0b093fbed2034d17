import type { Choice } from './question';

/** What typed text is looked for in: everything that the choice shows, and what it may be searched by beside that. */
export function searchText({ label, description = '', detail = '', search = '' }: Choice<unknown>): string {
  return [label, description, detail, search].join('\n').toLowerCase();
}

/** Those whose searchText() has what is typed, upper or lower case; where none has it as it is, those that have each of its words somewhere. */
export function matching<T extends { readonly text: string }>(rows: readonly T[], typed: string): readonly T[] {
  const whole = typed.trim().toLowerCase();
  const words = whole.split(/\s+/);
  const found = rows.filter(({ text }) => text.includes(whole));
  return found.length > 0 ? found : rows.filter(({ text }) => words.every(word => text.includes(word)));
}

/** Which of the rows that are left VS Code puts first: the one whose label ends with what is typed, or has it. */
export function firstOf<T extends { readonly label: string }>(rows: readonly T[], typed: string): T | undefined {
  const whole = typed.trim().toLowerCase();
  const inLabel = rows.filter(({ label }) => label.toLowerCase().includes(whole));
  return inLabel.find(({ label }) => label.toLowerCase().split(/\s/).at(-1) === whole.split(/\s/).at(-1)) ?? inLabel[0] ?? rows[0];
}
