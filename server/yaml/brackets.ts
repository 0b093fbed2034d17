/** The brackets that would close what a text opens, innermost first; those in quotes and comments don't count. */
export function unclosed(text: string): string {
  const open: string[] = [];
  for (const sign of text.replaceAll(/"[^"]*"|'[^']*'|#.*/g, '')) {
    if (sign === '{') open.push('}');
    else if (sign === '[') open.push(']');
    else if (sign === open.at(-1)) open.pop();
  }
  return open.reverse().join('');
}
