import type { Question } from '../../../../client/prompts/question';

/** A question as the quick pick lists it: a line a choice, the preselected one with a `>`. */
export function printQuestion<T>({ placeholder, choices, preselected }: Question<T>): string {
  const rows = choices.map(({ value, label, description, detail }) => {
    const text = [label, ...(description === undefined ? [] : [description]), ...(detail === undefined ? [] : [detail])].join(' | ');
    return `${preselected !== undefined && value === preselected ? '>' : ' '} ${text}`;
  });
  return [placeholder, ...rows].join('\n');
}
