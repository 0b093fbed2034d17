import type { LanguageClientOptions } from 'vscode-languageclient';
import * as vscode from 'vscode';

/** The part of the client's library that all hosts have. */
export type Library = Pick<
  typeof import('vscode-languageclient'),
  'BaseLanguageClient' | 'CloseAction' | 'RevealOutputChannelOn' | 'State'
>;

/** The client of a server, which is started with it. */
export type Client = InstanceType<Library['BaseLanguageClient']>;

/** The language server as a program of this host. */
export interface ServerProgram {
  readonly library: Library;
  readonly client: (id: string, name: string, options: LanguageClientOptions) => Client;
  /** What ends the program that runs now, at once; does nothing where none runs. */
  readonly ending: () => () => void;
}

/** The server in a process of its own. `dist` has the built programs. */
export async function serverProgram(dist: vscode.Uri): Promise<ServerProgram> {
  const library = await import('vscode-languageclient/node');
  const server = { module: vscode.Uri.joinPath(dist, 'server.js').fsPath, transport: library.TransportKind.ipc };
  let client: InstanceType<typeof library.LanguageClient> | undefined;
  return {
    library,
    client: (id, name, options) => (client = new library.LanguageClient(id, name, server, options)),
    ending: () => {
      const process = client?.serverProcess;
      return () => process?.kill('SIGKILL');
    },
  };
}
