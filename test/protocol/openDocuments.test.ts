/** Thousands of open documents: they may be opened at once, and an answer about one costs no more for the others. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CodeLensRequest,
  createProtocolConnection,
  HoverRequest,
  type CodeLens,
  type ProtocolConnection,
} from 'vscode-languageserver/node';
import { LanguageServer } from './languageServer';
import { busy } from './manifests';
import { PortReader, PortWriter, startInWebWorker } from './webWorker';

const service = (index: number): string =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: s${index}}\nspec: {selector: {app: busy}, ports: [{port: 80}]}\n`;

test('two thousand Services are opened at once beside a Deployment that was asked about', () =>
  LanguageServer.run({}, async server => {
    const textDocument = { uri: await server.open(busy()) };
    const lenses = (): Promise<CodeLens[]> => server.request(CodeLensRequest.method, { textDocument });
    const before = await lenses();
    for (let index = 0; index < 2000; index += 1) await server.open(service(index), `file:///s${index}.yaml`);
    assert.ok(before.length > 0);
    assert.deepEqual(await lenses(), before);
  }));

/** CPU seconds of a thousand hovers beside so many Deployments. */
async function hovering(connection: ProtocolConnection, documents: number): Promise<number> {
  await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
  for (let index = 0; index < documents; index += 1) {
    const uri = `file:///d${index}.yaml`;
    const text = busy().replaceAll('busy', `busy-${index}`);
    await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } });
  }
  const hover = (): Promise<unknown> =>
    connection.sendRequest(HoverRequest.method, { textDocument: { uri: 'file:///d1.yaml' }, position: { line: 0, character: 0 } });
  await hover();
  const began = process.cpuUsage();
  for (let asked = 0; asked < 1000; asked += 1) await hover();
  return process.cpuUsage(began).user / 1e6;
}

test('an answer costs as much beside two thousand documents as beside two hundred', async () => {
  const seconds: number[] = [];
  for (const documents of [200, 2000]) {
    const port = startInWebWorker();
    const connection = createProtocolConnection(new PortReader(port), new PortWriter(port));
    connection.listen();
    seconds.push(await hovering(connection, documents));
    connection.dispose();
    port.close();
  }
  const [few = 0, many = 0] = seconds;
  assert.ok(many < few * 4, `${few} s → ${many} s`);
});
