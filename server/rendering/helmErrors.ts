import type { FaultPlace, RenderingFault } from '../protocol/renderingFault';

/** What is looked at of an error: an endless `include` makes it very long. */
const mostCharacters = 65_536;
const mostMessageCharacters = 2000;

/** Reads what helm (3 or 4) printed to stderr as it failed. */
export function readHelmError(errors: string): RenderingFault {
  const text = (/(?:^|\n)Error: ([\s\S]*)$/.exec(errors.slice(0, mostCharacters))?.[1] ?? errors.slice(0, mostCharacters))
    .replace('Use --debug flag to render out invalid YAML', '')
    .trim();
  return ofChart(text) ?? ofFile(text) ?? ofTemplate(text) ?? { kind: 'other', message: shortened(text) };
}

function ofChart(text: string): RenderingFault | null {
  if (text === 'library charts are not installable') return { kind: 'library' };
  const missing = /found in Chart\.yaml, but missing in charts\/ directory: (.+)$/s.exec(text)?.[1];
  if (missing !== undefined) return { kind: 'dependencies', names: missing.split(',').map(name => name.trim()) };
  const [, wanted, given] = /requires kubeVersion: (.+) which is incompatible with Kubernetes (\S+)/.exec(text) ?? [];
  if (wanted !== undefined && given !== undefined) return { kind: 'kubeVersion', wanted, given };
  if (!text.startsWith("values don't meet the specifications of the schema")) return null;
  const violations = [...text.matchAll(/^- at '([^']*)': (.+)$/gm)].map(([, pointer = '', message = '']) => ({ pointer, message }));
  return { kind: 'schema', violations };
}

function ofFile(text: string): RenderingFault | null {
  const [, source, renderedLine, said] = /^YAML parse error on (\S+): .*?yaml: line (\d+): (.+)$/s.exec(text) ?? [];
  if (source !== undefined && renderedLine !== undefined && said !== undefined)
    return { kind: 'renderedYaml', source, renderedLine: Number(renderedLine), message: shortened(said) };
  const [, loaded, parsed, line, message] = /^(?:cannot load (\S+)|failed to parse (.+?)): .*?yaml: line (\d+): (.+)$/s.exec(text) ?? [];
  const file = loaded ?? parsed;
  if (file === undefined || line === undefined || message === undefined) return null;
  return { kind: 'file', file, line: Number(line), message: shortened(message) };
}

/** The last place that is named is the one at fault; those before it are how it was reached. Text that was given to `tpl` has no place of its own. */
function ofTemplate(text: string): RenderingFault | null {
  const frames = [...text.matchAll(/(?<![^\s:()'"<>])([^\s:()'"<>]{1,1000}\.(?:ya?ml|tpl|tmpl|txt|json)):(\d+)(?::(\d+))?/g)].map(
    ([, file = '', line, column]): FaultPlace => ({
      file,
      line: Number(line),
      ...(column === undefined ? {} : { column: Number(column) + 1 }),
    }),
  );
  const [from] = frames;
  const place = frames.at(-1);
  if (from === undefined || place === undefined) return null;
  const message = shortened(messageOf(text));
  return { kind: 'template', ...place, message, ...(frames.length > 1 ? { from } : {}), frames: frames.length };
}

/** The words of `required` and `fail` as they are, of others without the places. */
function messageOf(text: string): string {
  const said = /^(?:execution|parse) error at \([^)]*\): ([\s\S]*)$/.exec(text)?.[1];
  if (said !== undefined) return said;
  const from = text.lastIndexOf('>:');
  return text
    .slice(from === -1 ? 0 : from + 2)
    .split('\n')
    .map(line => line.trim())
    .join(' ')
    .trim();
}

function shortened(text: string): string {
  return text.length > mostMessageCharacters ? `${text.slice(0, mostMessageCharacters)}…` : text;
}
