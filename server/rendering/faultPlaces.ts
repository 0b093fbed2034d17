import { pointerSegments } from './jsonPointer';
import type { FaultPlace, RenderingFault } from '../protocol/renderingFault';
import * as l10n from '@vscode/l10n';
import type { FaultAsked, PlacedFault } from '../protocol/rendering';
import { find, type Path } from '../yaml/find';
import { parseDocument } from '../yaml/parse';
import { directoryOf, isKustomizationPath } from '../kustomize/paths';
import { lineAt, lineStarts } from './renderedObjects';

/** Where a fault is to be shown. */
export function faultPlaces(
  fault: RenderingFault,
  { files, root, values }: Pick<FaultAsked, 'files' | 'root' | 'values'>,
): readonly PlacedFault[] {
  const textOf = (path: string): string => files.find(file => file.path === path)?.text ?? '';
  const at = (file: string, line: number, message: string): PlacedFault => ({ file, line, column: null, message });
  const inRoot = (directory: string | undefined): string => kustomizationIn(directory, files) ?? root;
  // kustomize names a file from the directory that it builds.
  const known = (file: string): string =>
    root === 'Chart.yaml' || files.some(({ path }) => path === file) ? file : `${root.slice(0, root.lastIndexOf('/') + 1)}${file}`;
  const entry = (text: string, message: string, file = root): PlacedFault => at(file, lineWith(textOf(file), text), message);
  switch (fault.kind) {
    case 'template':
      return [{ ...placed(fault, textOf(fault.file)), message: fault.message }];
    case 'file':
      return [at(known(fault.file), fault.line - 1, fault.message)];
    case 'renderedYaml':
      return [at(fault.source.split('/').slice(1).join('/'), 0, fault.message)];
    case 'schema':
      return fault.violations.map(({ pointer, message }) => schemaPlace(pointer, message, values, textOf, root));
    case 'dependencies':
      return [
        entry('dependencies:', l10n.t('Missing from charts/: {0}', fault.names.join(', ')), requirementsIn(files, textOf(root)) ?? root),
      ];
    case 'kubeVersion':
      return [entry('kubeVersion:', l10n.t('Requires Kubernetes {0}; rendered for {1}', fault.wanted, fault.given))];
    case 'kustomization': {
      const file = inRoot(fault.directory);
      if (fault.line !== undefined) return [at(file, fault.line - 1, fault.message)];
      return [entry(`${fault.field?.split('.').at(-1) ?? ''}:`, fault.message, file)];
    }
    case 'empty':
      return [at(inRoot(fault.directory), 0, fault.message)];
    case 'missing':
      return [missingPlace(fault.entry, inRoot(fault.directory), files)];
    case 'cycle':
      return [at(inRoot(fault.directory), 0, l10n.t('This kustomization builds upon itself'))];
    case 'duplicate':
      return [at(root, 0, `may not add resource with an already registered id: ${fault.id}`)];
    case 'patch':
      return [patchPlace(fault.target, files, root)];
    case 'jsonPatch':
      return [entry(`op: ${fault.operation}`, `${fault.operation} operation does not apply: ${fault.message}`)];
    case 'replacement':
      return [entry('replacements:', `nothing selected by ${fault.source}`)];
    case 'outside':
      return [entry(fault.file.split('/').at(-1) ?? '', l10n.t('Outside of the kustomization’s folder: {0}', fault.file))];
    case 'function':
      return [entry(fault.name, l10n.t('Not built: {0} runs a program', fault.name))];
    case 'remote':
      return [entry(fault.entry, l10n.t('Not built: {0} comes from the network', fault.entry))];
    case 'helmCharts':
      return [entry('helmCharts:', l10n.t('Not built: it inflates a Helm chart'))];
    case 'library':
      return [];
    case 'other':
      return fault.message === '' ? [] : [at(root, 0, fault.message)];
  }
}

/** Where charts of the first version name what they need. */
function requirementsIn(files: FaultAsked['files'], chart: string): string | undefined {
  return /^dependencies:/m.test(chart) ? undefined : files.find(({ path }) => path === 'requirements.yaml')?.path;
}

function kustomizationIn(directory: string | undefined, files: FaultAsked['files']): string | undefined {
  if (directory === undefined) return undefined;
  const names = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'].map(name => `${directory}/${name}`);
  return files.find(({ path }) => names.includes(path))?.path;
}

/** Where something is named that isn't there: in the kustomization that is given, else in the one that the path leads to. */
function missingPlace(entry: string, given: string, files: FaultAsked['files']): PlacedFault {
  const owner = files.find(({ path, text }) => {
    const own = entryFrom(path, entry);
    return isKustomizationPath(path) && own !== '' && text.includes(own);
  });
  const isNamed = files.some(({ path, text }) => path === given && text.includes(entry));
  const file = isNamed || owner === undefined ? given : owner.path;
  const own = isNamed || owner === undefined ? entry : entryFrom(file, entry);
  const text = files.find(({ path }) => path === file)?.text ?? '';
  return { file, line: lineWith(text, own), column: null, message: l10n.t('Not found: {0}', own) };
}

/** A path from the directory of a kustomization; empty for one that doesn't lie below it. */
function entryFrom(kustomization: string, path: string): string {
  const directory = directoryOf(kustomization);
  if (directory === '') return path;
  return path.startsWith(`${directory}/`) ? path.slice(directory.length + 1) : '';
}

/** A tool's column counts bytes. */
function placed({ file, line, column }: FaultPlace, text: string): Omit<PlacedFault, 'message'> {
  const own = text.split('\n')[line - 1] ?? '';
  if (column === undefined) return { file, line: line - 1, column: null };
  let bytes = 0;
  let at = 0;
  for (const character of own) {
    if (bytes >= column - 1) break;
    bytes += new TextEncoder().encode(character).length;
    at += character.length;
  }
  return { file, line: line - 1, column: at };
}

/** The key in the last values file that has it. */
function schemaPlace(
  pointer: string,
  message: string,
  values: readonly string[],
  textOf: (path: string) => string,
  root: string,
): PlacedFault {
  const path: Path = pointerSegments(pointer).map(part => (/^\d+$/.test(part) ? Number(part) : part));
  for (const file of [...values].reverse()) {
    const text = textOf(file);
    const node = path.length === 0 ? undefined : find(parseDocument(text, 0, 'yaml').root, path);
    if (node !== undefined) return { file, line: lineAt(lineStarts(text), node.span.start), column: null, message };
  }
  return { file: values[0] ?? root, line: 0, column: null, message };
}

/** A patch is known by the kind and name of what it wants to change: `KIND.v1.apps/web.[noNs]`. */
function patchPlace(target: string, files: FaultAsked['files'], root: string): PlacedFault {
  const message = `no resource matches strategic merge patch "${target}"`;
  const [, kind = '', name = ''] = /^([^.]+)\.[^/]*\/(.+?)\.[^.]*$/.exec(target) ?? [];
  const found = files.find(({ path, text }) => path !== root && text.includes(`kind: ${kind}`) && text.includes(`name: ${name}`));
  const rootText = files.find(({ path }) => path === root)?.text ?? '';
  if (rootText.includes(`name: ${name}`)) return { file: root, line: lineWith(rootText, `name: ${name}`), column: null, message };
  return { file: found?.path ?? root, line: found === undefined ? 0 : lineWith(found.text, `name: ${name}`), column: null, message };
}

/** The first line that has a text; the first of all where none has. */
function lineWith(text: string, wanted: string): number {
  return Math.max(
    text.split('\n').findIndex(line => line.includes(wanted)),
    0,
  );
}
