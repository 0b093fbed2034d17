import { run } from '../processes';
import { Turns } from '../turns';
import type { Tool } from './tool';

/** What a tool printed, or why it was ended. `output`: it printed too much. */
export type ToolRun =
  | { readonly exit: number; readonly output: string; readonly errors: string }
  | { readonly stopped: 'time' | 'output' | 'memory' | 'cancelled' }
  | { readonly failed: string };

/** Two at a time: more make none of them faster. */
const turns = new Turns(2);
const most = {
  milliseconds: 10_000,
  askedMilliseconds: 60_000,
  fetchingMilliseconds: 120_000,
  bytes: 32_000_000,
  errorBytes: 65_536,
  memoryBytes: 1_000_000_000,
};

/** What a tool is run with. */
export interface ToolCall {
  readonly args: readonly string[];
  /** The workspace's folder: shims that choose a version look there. */
  readonly cwd: string;
  /** A folder that is empty: the tool finds no settings, plugins or caches of the user's. */
  readonly home: string;
  readonly signal: AbortSignal;
  /** Whether the user has asked for it after it took too long: it may take longer. */
  readonly isAsked?: boolean;
  /** Whether the user has allowed it what it fetches: from the network, and not from this machine's other repositories. */
  readonly mayFetch?: boolean;
}

/** Runs a tool to its end, bounded in time, output and memory. Never rejects. */
export async function runTool(
  { executable }: Tool,
  { args, cwd, home, signal, isAsked = false, mayFetch = false }: ToolCall,
): Promise<ToolRun> {
  const endTurn = await turns.take(signal);
  if (endTurn === null) return { stopped: 'cancelled' };
  const bounds = {
    signal,
    milliseconds: mayFetch ? most.fetchingMilliseconds : isAsked ? most.askedMilliseconds : most.milliseconds,
    mostBytes: most.bytes,
    mostErrorBytes: most.errorBytes,
    mostMemoryBytes: most.memoryBytes,
  };
  try {
    const { code, output, errors, cut, swollen } = await run(
      { executable, args, cwd, env: mayFetch ? { ...own(home, /^$/), GIT_ALLOW_PROTOCOL: 'https:http:ssh:git' } : environment(home) },
      bounds,
    );
    if (swollen) return { stopped: 'memory' };
    if (cut) return { stopped: 'output' };
    // Go says so as it runs into a limit of the system's.
    if (code !== 0 && /out of memory|cannot allocate memory/.test(errors)) return { stopped: 'memory' };
    return code === null ? { failed: errors.trim() } : { exit: code, output, errors };
  } catch (error) {
    if (signal.aborted) return { stopped: 'cancelled' };
    const { name, message } = error instanceof Error ? error : new Error();
    return name === 'TimeoutError' ? { stopped: 'time' } : { failed: message };
  } finally {
    endTurn();
  }
}

/**
 * The user's own, without what points the tools to settings, plugins or a cluster. Nothing is fetched: the proxies lead nowhere, and git has no protocol.
 * What needs the network is found before a tool is run; this is for what isn't.
 */
function environment(home: string): NodeJS.ProcessEnv {
  const nowhere = 'http://127.0.0.1:9';
  return {
    ...own(home, /_proxy$/i),
    HTTP_PROXY: nowhere,
    HTTPS_PROXY: nowhere,
    ALL_PROXY: nowhere,
    NO_PROXY: '',
    http_proxy: nowhere,
    https_proxy: nowhere,
    no_proxy: '',
    GIT_ALLOW_PROTOCOL: 'none',
  };
}

function own(home: string, without: RegExp): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(?:helm_|kubeconfig$|git_|kustomize_)/i.test(name) && !without.test(name));
  return {
    ...Object.fromEntries(kept),
    HELM_PLUGINS: home,
    HELM_CACHE_HOME: home,
    HELM_CONFIG_HOME: home,
    HELM_DATA_HOME: home,
    GIT_TERMINAL_PROMPT: '0',
    GOMEMLIMIT: '512MiB',
  };
}
