import type { RenderingFault } from '../protocol/renderingFault';

const mostCharacters = 65_536;

/** Reads what kustomize, or kubectl in its place, printed to stderr as it failed. `mirror` is the folder that everything lay in: paths come without it. */
export function readKustomizeError(errors: string, mirror: string): RenderingFault {
  const text = plain(errors.slice(0, mostCharacters), mirror);
  const found = forms.map(read => read(text)).find(fault => fault !== null);
  return found ?? { kind: 'other', message: text.replace(/^error: /i, '').slice(0, 2000) };
}

type Form = (text: string) => RenderingFault | null;

/** The most particular first: an outer error repeats the words of those in it. */
const forms: readonly Form[] = [
  text =>
    form(text, /cycle detected: candidate root '.*?' contains visited root '([^']*)'/, ([directory]) => ({ kind: 'cycle', directory })),
  text =>
    form(text, /(?:Get "([^"]+)"|accumulating resources from '([^']*:\/\/[^']*|git@[^']*)')/, ([get, entry]) => ({
      kind: 'remote',
      entry: entry || get,
    })),
  text => form(text, /must specify --enable-helm/, () => ({ kind: 'helmCharts' })),
  text => form(text, /external plugins disabled; unable to load external plugin '([^']*)'/, ([name]) => ({ kind: 'function', name })),
  text => form(text, /security; file '([^']*)' is not in or below '([^']*)'/, ([file, below]) => ({ kind: 'outside', file, below })),
  text =>
    form(text, /MalformedYAMLError: yaml: (?:line (\d+): )?(.+?) in File: (.+?)(?:$|': )/m, ([line, message, file]) => ({
      kind: 'file',
      file: joined(directoryIn(text), file),
      line: Number(line || '1'),
      message,
    })),
  ofKustomization,
  text => form(text, /may not add resource with an already registered id: ([^\s']+)/, ([id]) => ({ kind: 'duplicate', id })),
  text => form(text, /no resource matches strategic merge patch "([^"]+)"/, ([target]) => ({ kind: 'patch', target })),
  text =>
    form(text, /\b(\w{1,20}) operation does not apply: (.+?)(?:: missing value)?$/m, ([operation, message]) => ({
      kind: 'jsonPatch',
      operation,
      message,
    })),
  text => form(text, /nothing selected by (\S+)/, ([source]) => ({ kind: 'replacement', source })),
  ofMissing,
  text =>
    form(text, /(\S{1,200} is empty|unable to find one of [^\n]*)/, ([message]) => ({ kind: 'empty', message, ...inDirectory(text) })),
];

function ofKustomization(text: string): RenderingFault | null {
  return (
    form(text, /invalid Kustomization: yaml: line (\d+): (.+)/, ([line, message]) => ({
      kind: 'kustomization',
      line: Number(line),
      message,
      ...inDirectory(text),
    })) ??
    form(text, /invalid Kustomization: json: (unknown field "([^"]*)")/, ([message, field]) => ({
      kind: 'kustomization',
      message,
      field,
      ...inDirectory(text),
    })) ??
    form(text, /invalid Kustomization: json: (cannot unmarshal .*? into Go struct field \w+\.(\S+) of type \S+)/, ([message, field]) => ({
      kind: 'kustomization',
      message,
      field,
      ...inDirectory(text),
    }))
  );
}

function ofMissing(text: string): RenderingFault | null {
  return (
    form(text, /(?:file|env) source files?: \[([^\]]*)\].*no such file/, ([entry]) => ({ kind: 'missing', entry, ...inDirectory(text) })) ??
    form(text, /file sources: \[([^\]]*)\].*no such file/, ([entry]) => ({ kind: 'missing', entry, ...inDirectory(text) })) ??
    form(text, /accumulating resources from '([^']*)': evalsymlink failure.*no such file/s, ([entry]) => ({
      kind: 'missing',
      entry,
      ...inDirectory(text),
    })) ??
    // Of what isn't a resource kustomize names the path, and not the entry.
    form(text, /evalsymlink failure on '([^']*)'.*no such file/s, ([entry]) => ({ kind: 'missing', entry }))
  );
}

/** What a pattern finds, handed on as texts; null where it finds nothing. */
function form(text: string, pattern: RegExp, read: (found: Groups) => RenderingFault): RenderingFault | null {
  const found = pattern.exec(text);
  if (found === null) return null;
  const [one = '', two = '', three = ''] = found.slice(1);
  return read([one, two, three]);
}

type Groups = readonly [string, string, string];

/** The kustomization that the build had come to: the last one that it went into. */
function directoryIn(text: string): string | null {
  return [...text.matchAll(/recursed accumulation of path '([^']*)'/g)].at(-1)?.[1] ?? null;
}

function inDirectory(text: string): { readonly directory?: string } {
  const directory = directoryIn(text);
  return directory === null ? {} : { directory };
}

function joined(directory: string | null, file: string): string {
  return directory === null || file.startsWith('/') ? file : `${directory}/${file}`;
}

/** Without the folder of the mirror; of packagings that log errors in a form of their own, without its escapes. */
function plain(errors: string, mirror: string): string {
  const logged = /err="((?:[^"\\]|\\.)*)"/.exec(errors)?.[1]?.replace(/\\(["\\])/g, '$1') ?? errors;
  const folder = mirror.replace(/\/$/, '');
  return (folder === '' ? logged : logged.replaceAll(`${folder}/`, '')).trim();
}
