import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { registerMcpServer } from '../../../../client/agents/mcpServer';
import { opened, served, Uri } from '../../../support/vscode';

afterEach(() => {
  opened.isTrusted = true;
});

test('a host of agents is told of the server once the workspace is trusted, as it asks git', () => {
  opened.folders = [{ uri: Uri.file('/w') }];
  registerMcpServer(Uri.file('/dist/cli.js') as never, { packageJSON: { version: '1' } } as never);
  opened.isTrusted = false;
  assert.deepEqual(servers(), []);
  opened.isTrusted = true;
  const [server] = servers();
  assert.deepEqual((server as { readonly args: unknown }).args, ['/dist/cli.js', 'mcp', '--root', '/w']);
});

function servers(): readonly unknown[] {
  return served.provider?.provideMcpServerDefinitions() ?? ['no provider'];
}
