/** The brackets that would close what a text opens, innermost first; those in quotes and comments don't count. */
export function unclosed(text: string): string {
  const open: string[] = [];
  for (const sign of text.replaceAll(/"[^"]*"|'[^']*'|#.*/g, '')) {
    if (sign === '{') open.unshift('}');
    else if (sign === '[') open.unshift(']');
    else if (sign === open[0]) open.shift();
  }
  return open.join('');
}
