import * as vscode from 'vscode';
import type { ServerProgram } from '../serverProgram';
import { readProgram } from '../workspaceFiles';

/** The server in a web worker. `dist` has the built programs. */
export async function serverProgram(dist: vscode.Uri): Promise<ServerProgram> {
  // Its text instead of its address: a worker can't be made of a file that another place provides.
  const program = await readProgram(vscode.Uri.joinPath(dist, 'serverWorker.js'));
  const address = URL.createObjectURL(new Blob([program], { type: 'text/javascript' }));
  const library = await import('vscode-languageclient/browser');
  const { ServerWorker } = await import('./serverWorker');
  let running: InstanceType<typeof ServerWorker> | undefined;
  const start = () => {
    running = new ServerWorker(new Worker(address));
    return Promise.resolve(running.transports);
  };
  return {
    library,
    client: (id, name, options) => new library.LanguageClient(id, name, start, options),
    ending: () => {
      const worker = running;
      return () => worker?.end();
    },
  };
}
