import net from 'node:net';
import { createConnection, ProposedFeatures, StreamMessageWriter } from 'vscode-languageserver/node';
import { FrameReader } from './frames';
import { start } from './server';

/** The stream that the command line names (`--stdio`, `--pipe=NAME`, `--socket=PORT`), in and out; null: the client has started this process with IPC. */
function streams(): { readonly input: NodeJS.ReadStream | net.Socket; readonly output: NodeJS.WritableStream } | null {
  for (const argument of process.argv.slice(2)) {
    const [, way, name = ''] = /^--(stdio|pipe|socket)(?:=(.*))?$/.exec(argument) ?? [];
    if (way === 'stdio') return { input: process.stdin, output: process.stdout };
    if (way === undefined) continue;
    const socket = way === 'pipe' ? net.connect(name) : net.connect(Number(name), '127.0.0.1');
    return { input: socket, output: socket };
  }
  return null;
}

function end(why: string): void {
  process.stderr.write(`The language server ends: ${why}.\n`);
  process.exit(1);
}

const stream = streams();
if (stream === null) {
  start(createConnection(ProposedFeatures.all), setImmediate);
} else {
  const { input, output } = stream;
  // Nothing is left to answer to.
  input.once('close', () => process.exit(1));
  start(createConnection(ProposedFeatures.all, new FrameReader(input, end), new StreamMessageWriter(output)), setImmediate);
}
