import { buildDocuments } from './buildDocuments';

/** Variables by their names, as Flux's `postBuild.substitute` has them. */
export type Variables = ReadonlyMap<string, string>;

/**
 * What was built with the variables that are known in their places, as Flux puts them in: `${TAG}`, and those with a default, `${TAG:=1.0}`. Others stay as
 * they are, as does what has `$$` before it, and objects that Flux is told to leave alone. No line is added: a value of several lines isn't put in.
 */
export function filledIn(output: string, variables: Variables): string {
  let text = '';
  let copied = 0;
  for (const { start, end } of buildDocuments(output)) {
    const own = output.slice(start, end);
    text +=
      output.slice(copied, start) +
      (isLeftAlone(own) ? own : own.replace(variable, (whole, name: string) => valueOf(variables, name) ?? whole));
    copied = end;
  }
  return text + output.slice(copied);
}

const variable = /(?<!\$)\$\{([_a-zA-Z][_a-zA-Z0-9]*)(?::?[=-][^}\n]*)?\}/g;

function isLeftAlone(text: string): boolean {
  return /^[ \t]+kustomize\.toolkit\.fluxcd\.io\/substitute:\s*["']?disabled/m.test(text);
}

function valueOf(variables: Variables, name: string): string | undefined {
  const value = variables.get(name);
  return value === undefined || /[\r\n]/.test(value) ? undefined : value;
}
