const space = /[ \t\r\n]*/y;
const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y;
const plain = /[\x20!\x23-\x5b\x5d-\uffff]*/y;
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const literal = /true|false|null/y;

/** Where the JSON value ends that begins at an offset, or behind white space there; -1 where none does. Nothing is made of it. */
export function jsonEnd(text: string, start: number): number {
  const open: string[] = [];
  for (let at = after(space, text, start); ;) {
    const sign = text.charAt(at);
    const isEmpty = (sign === '{' || sign === '[') && text.charAt(after(space, text, at + 1)) === closing(sign);
    if ((sign === '{' || sign === '[') && !isEmpty) {
      open.push(closing(sign));
      at = after(space, text, at + 1);
      if (sign === '{') at = keyEnd(text, at);
      if (at === -1) return -1;
      continue;
    }
    at = isEmpty ? after(space, text, at + 1) + 1 : sign === '"' ? stringEnd(text, at) : wordEnd(text, at);
    if (at === -1) return -1;
    for (let next = after(space, text, at); open.length > 0 && text.charAt(next) === open.at(-1); next = after(space, text, at)) {
      open.pop();
      at = next + 1;
    }
    if (open.length === 0) return at;
    at = after(space, text, at);
    if (text.charAt(at) !== ',') return -1;
    at = after(space, text, at + 1);
    if (open.at(-1) === '}') at = keyEnd(text, at);
    if (at === -1) return -1;
  }
}

function closing(sign: string): string {
  return sign === '{' ? '}' : ']';
}

/** Where what a pattern takes at an offset ends: at the offset itself where it takes nothing. */
function after(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** Behind a key, its colon and the space around it; -1 where none is. */
function keyEnd(text: string, start: number): number {
  const end = text.charAt(start) === '"' ? stringEnd(text, start) : -1;
  const colon = end === -1 ? -1 : after(space, text, end);
  return colon === -1 || text.charAt(colon) !== ':' ? -1 : after(space, text, colon + 1);
}

function stringEnd(text: string, start: number): number {
  let at = start + 1;
  for (;;) {
    at = after(plain, text, at);
    const sign = text.charAt(at);
    if (sign === '"') return at + 1;
    const escaped = sign === '\\' ? after(escape, text, at) : at;
    if (escaped === at) return -1;
    at = escaped;
  }
}

function wordEnd(text: string, start: number): number {
  const end = Math.max(after(number, text, start), after(literal, text, start));
  return end === start ? -1 : end;
}
