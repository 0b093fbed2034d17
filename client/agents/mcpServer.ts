import * as vscode from 'vscode';
import { mcpProviderId } from './names';

/** The part of VS Code's API for servers of the Model Context Protocol that is used; VS Code before 1.101 hasn't it. */
interface McpApi {
  readonly lm: {
    readonly registerMcpServerDefinitionProvider?: (
      id: string,
      provider: { readonly onDidChangeMcpServerDefinitions: vscode.Event<void>; provideMcpServerDefinitions(): readonly unknown[] },
    ) => vscode.Disposable;
  };
  readonly McpStdioServerDefinition?: new (
    label: string,
    command: string,
    args: string[],
    env: Readonly<Record<string, string>>,
    version: string,
  ) => unknown;
}

/** Tells the host of the server that the command line is, where it knows of such, and the workspace is trusted: it asks git. `program`: dist/cli.js. */
export function registerMcpServer(program: vscode.Uri, { packageJSON }: vscode.Extension<unknown>): readonly vscode.Disposable[] {
  // The types are those of the oldest VS Code.
  const { lm, McpStdioServerDefinition: Definition } = vscode as unknown as McpApi;
  if (lm.registerMcpServerDefinitionProvider === undefined || Definition === undefined || program.scheme !== 'file') return [];
  const { version } = packageJSON as { readonly version: string };
  const registered = lm.registerMcpServerDefinitionProvider(mcpProviderId, {
    onDidChangeMcpServerDefinitions: vscode.workspace.onDidGrantWorkspaceTrust,
    provideMcpServerDefinitions: () => {
      if (!vscode.workspace.isTrusted) return [];
      const roots = (vscode.workspace.workspaceFolders ?? [])
        .filter(({ uri }) => uri.scheme === 'file')
        .flatMap(({ uri }) => ['--root', uri.fsPath]);
      // The host's own Node, which on a desktop is Electron.
      return [
        new Definition(
          'Kubernetes Rollout Preview',
          process.execPath,
          [program.fsPath, 'mcp', ...roots],
          { ELECTRON_RUN_AS_NODE: '1' },
          version,
        ),
      ];
    },
  });
  return [registered];
}
