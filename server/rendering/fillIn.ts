import { buildDocuments } from './buildDocuments';

/** Variables by their names, as Flux's `postBuild.substitute` has them. */
export type Variables = ReadonlyMap<string, string>;

/**
 * What was built with the variables that are known in their places, as Flux puts them in: `${TAG}`, and those with a default, `${TAG:=1.0}`. Others stay as
 * they are, as does all that would make too much of it, what has `$$` before it, and objects that Flux is told to leave alone. No line is added: a value of several lines isn't put in.
 */
export function filledIn(output: string, variables: Variables): string {
  let text = '';
  let copied = 0;
  let left = mostAdded;
  const values = new Map([...variables].filter(([, value]) => !/[\r\n]/.test(value)));
  const put = (whole: string, name: string): string => {
    const value = values.get(name);
    if (value === undefined || value.length > left) return whole;
    left -= value.length;
    return value;
  };
  // A default that has no end isn't looked for in the whole line each time.
  const inLine = (line: string): string => {
    const end = line.lastIndexOf('}') + 1;
    return line.slice(0, end).replace(variable, put) + line.slice(end);
  };
  for (const { start, end } of buildDocuments(output)) {
    const own = output.slice(start, end);
    text += output.slice(copied, start) + (isLeftAlone(own) ? own : own.split('\n').map(inLine).join('\n'));
    copied = end;
  }
  return text + output.slice(copied);
}

const variable = /(?<!\$)\$\{([_a-zA-Z][_a-zA-Z0-9]*)(?::?[=-][^}]*)?\}/g;

/** Characters that values add at most: as much as a tool may print. */
const mostAdded = 32_000_000;

function isLeftAlone(text: string): boolean {
  return /^[ \t]+kustomize\.toolkit\.fluxcd\.io\/substitute:\s*["']?disabled/m.test(text);
}
