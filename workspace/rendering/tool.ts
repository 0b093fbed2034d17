import { run } from '../processes';
import { findProgram, isProgramIn } from '../programs';

/** A program of the user's that renders. */
export interface Tool {
  readonly name: 'helm' | 'kustomize' | 'kubectl';
  /** An absolute path. */
  readonly executable: string;
  /** Of helm, or of the kustomize in it: `4.3.1`. */
  readonly version: string;
}

/** Why a tool can't be used. `inWorkspace`: it lies in a folder of the workspace, and so is somebody else's. */
export type ToolProblem =
  | { readonly kind: 'missing' | 'inWorkspace' | 'unusable'; readonly name: string }
  | { readonly kind: 'tooOld'; readonly name: string; readonly version: string; readonly needed: string };

export type FoundTool = { readonly tool: Tool } | { readonly problem: ToolProblem };

/** Where a tool is looked for. */
export interface ToolSearch {
  /** Of the setting: an absolute path, or a name to be found on the PATH; empty: the tool's own. */
  readonly chosen: string;
  /** The workspace's folders: nothing in them is run. */
  readonly folders: readonly string[];
  readonly signal: AbortSignal;
}

const mostMilliseconds = 10_000;
const needed = { helm: '3.12', kustomize: '4.0' } as const;

export async function findHelm(search: ToolSearch): Promise<FoundTool> {
  return usable('helm', search.chosen === '' ? 'helm' : search.chosen, search);
}

/** kustomize, or where there is none the one in kubectl. */
export async function findKustomize(search: ToolSearch): Promise<FoundTool> {
  const { chosen } = search;
  if (chosen !== '') return usable(/kubectl[^/\\]*$/.test(chosen) ? 'kubectl' : 'kustomize', chosen, search);
  const found = await usable('kustomize', 'kustomize', search);
  if ('tool' in found) return found;
  const other = await usable('kubectl', 'kubectl', search);
  return 'problem' in other && other.problem.kind === 'missing' ? found : other;
}

async function usable(name: Tool['name'], program: string, { folders, signal }: ToolSearch): Promise<FoundTool> {
  const executable = await findProgram(program);
  if (executable === null) return { problem: { kind: 'missing', name } };
  if (await isProgramIn(executable, folders)) return { problem: { kind: 'inWorkspace', name } };
  const version = await versionOf(name, executable, signal);
  if (version === null) return { problem: { kind: 'unusable', name } };
  const least = needed[name === 'helm' ? 'helm' : 'kustomize'];
  if (isOlder(version, least)) return { problem: { kind: 'tooOld', name, version, needed: least } };
  return { tool: { name, executable, version } };
}

const versionArguments = {
  helm: ['version', '--short'],
  kustomize: ['version'],
  kubectl: ['version', '--client', '-o', 'json'],
} as const;

/** Null where it says none. */
async function versionOf(name: Tool['name'], executable: string, signal: AbortSignal): Promise<string | null> {
  const program = { executable, args: versionArguments[name], cwd: pathRoot, env: process.env };
  const printed = await run(program, { signal, milliseconds: mostMilliseconds, mostBytes: 100_000 }).catch(() => null);
  const said = name === 'kubectl' ? /"kustomizeVersion":\s*"([^"]*)"/.exec(printed?.output ?? '')?.[1] : printed?.output;
  return /(\d{1,5}\.\d{1,5}(?:\.\d{1,5})?)/.exec(said ?? '')?.[1] ?? null;
}

const pathRoot = process.platform === 'win32' ? 'C:\\' : '/';

function isOlder(version: string, least: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = least.split('.').map(Number);
  return major < leastMajor || (major === leastMajor && minor < leastMinor);
}
