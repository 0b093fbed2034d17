import { BrowserMessageReader, BrowserMessageWriter, createConnection, ProposedFeatures } from 'vscode-languageserver/browser';
import { start } from './server';

/** A web worker's global object is the port to whoever started it; the server's types are those of no host, so that it has none of its own here. */
const port = globalThis as never;

start(createConnection(ProposedFeatures.all, new BrowserMessageReader(port), new BrowserMessageWriter(port)), proceed =>
  setTimeout(proceed, 0),
);
