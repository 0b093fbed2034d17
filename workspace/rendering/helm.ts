import { runTool, type ToolCall, type ToolRun } from './run';
import type { Tool } from './tool';

/** How a chart is rendered. */
export interface ChartCall {
  /** The mirror's folder; values files are absolute paths in mirrors, too. */
  readonly chart: string;
  readonly release: string;
  readonly namespace: string;
  readonly kubeVersion: string;
  readonly apiVersions: readonly string[];
  readonly values: readonly string[];
  /** As it is installed first, and not as it is upgraded. */
  readonly asInstall: boolean;
  /** Prints what can't be read as YAML, too. */
  readonly debug?: boolean;
}

/** Renders a chart as an upgrade or an installation would. */
export async function renderChart(
  tool: Tool,
  { chart, release, namespace, kubeVersion, apiVersions, values, asInstall, debug = false }: ChartCall,
  world: Omit<ToolCall, 'args' | 'mayFetch'>,
): Promise<ToolRun> {
  if (isOption(release)) return { exit: 1, output: '', errors: `Error: release name ${JSON.stringify(release)}: invalid release name` };
  const args = [
    ...['template', release, chart, '--namespace', namespace, ...(asInstall ? [] : ['--is-upgrade'])],
    ...['--skip-tests', '--kube-version', kubeVersion],
    ...apiVersions.flatMap(version => ['--api-versions', version]),
    ...values.flatMap(file => ['--values', file]),
    ...(debug ? ['--debug'] : []),
  ];
  return runTool(tool, { args, ...world });
}

/** helm would obey what a repository says as the name of a release (`--post-renderer=./program`), and call the chart as it likes. */
function isOption(release: string): boolean {
  return release.startsWith('-');
}
