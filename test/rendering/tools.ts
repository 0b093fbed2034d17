/** The tools that tests render with: recorded runs everywhere, and the real ones of this machine. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { TestContext } from 'node:test';
import type { Tool } from '../../workspace/rendering/tool';
import { newFolder, program } from '../workspace/folders';

/** A tool, and how a test calls it. */
export interface TestedTool {
  readonly title: string;
  readonly tool: (t: TestContext) => Tool;
}

const runs = path.join(process.cwd(), 'test', 'rendering', 'runs');
const standIn = path.join(process.cwd(), 'test', 'rendering', 'standIn.mjs');

const versionOf = {
  helm: ['version', '--short'],
  kustomize: ['version'],
  kubectl: ['version', '--client'],
} as const;

/** Those of which runs are recorded, as `helm-3.22`. */
export function recordedTools(): readonly string[] {
  return readdirSync(runs);
}

/** The recorded ones (`runs/helm-3.22`), then those on the PATH and in the folders that RENDERING_TOOLS names. */
export function tools(kind: 'helm' | 'kustomize'): readonly TestedTool[] {
  const names: readonly Tool['name'][] = kind === 'helm' ? ['helm'] : ['kustomize', 'kubectl'];
  return [
    ...recordedTools()
      .filter(folder => names.some(name => folder.startsWith(`${name}-`)))
      .map(folder => ({ title: `${folder}, recorded`, tool: (t: TestContext) => played(t, folder) })),
    ...names.flatMap(realTools).map(tool => ({ title: `${tool.name} ${tool.version}`, tool: () => tool })),
  ];
}

/** A program that plays what was recorded of a tool. */
export function played(t: TestContext, folder: string, environment = ''): Tool {
  const [name, version = ''] = folder.split('-');
  const executable = program(newFolder(t), 'tool', `${environment} exec "${process.execPath}" "${standIn}" ${folder} "${runs}" "$@"`);
  return { name: name === 'helm' || name === 'kustomize' ? name : 'kubectl', executable, version };
}

export function realTools(name: Tool['name']): readonly Tool[] {
  const folders = [process.env['RENDERING_TOOLS'] ?? '', process.env['PATH'] ?? ''].join(path.delimiter).split(path.delimiter);
  const found = folders.filter(folder => path.isAbsolute(folder)).map(folder => path.join(folder, name));
  return [...new Set(found.filter(file => existsSync(file)).map(file => realpathSync(file)))].map(executable => ({
    name,
    executable,
    version: said(name, executable),
  }));
}

function said(name: Tool['name'], executable: string): string {
  const text = execFileSync(executable, versionOf[name], { encoding: 'utf8' });
  return /v(\d+\.\d+(?:\.\d+)?)/.exec(name === 'kubectl' ? (/Kustomize Version.*/.exec(text)?.[0] ?? '') : text)?.[1] ?? '';
}
