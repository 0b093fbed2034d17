import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deployment } from '../support/manifest';
import { LanguageServer, modernClient } from './languageServer';

const elsewhere = 'file:///ws/claim.yaml';
const withClaim = `${deployment([], ['readinessProbe: { tcpSocket: { port: 80 } }']).replace('replicas: 10', 'replicas: 1')}      volumes:
        - name: data
          persistentVolumeClaim:
            claimName: disk
`;
const claim = (mode: string): string =>
  `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: disk }\nspec: { accessModes: [${mode}] }\n`;

async function said(server: LanguageServer, uri: string): Promise<readonly string[]> {
  return (await server.pull(uri)).map(({ code, severity }) => `${code ?? ''} ${severity ?? ''}`);
}

test('a claim of another open document counts, as long as it is open', () =>
  LanguageServer.run({}, async server => {
    const uri = await server.open(withClaim);
    assert.deepEqual(await said(server, uri), ['volume/claim-in-use 3']);
    await server.open(claim('ReadWriteMany'), elsewhere);
    assert.deepEqual(await said(server, uri), []);
    await server.edit(elsewhere, claim('ReadWriteOncePod'));
    assert.deepEqual(await said(server, uri), ['volume/claim-in-use 2']);
    await server.close(elsewhere);
    assert.deepEqual(await said(server, uri), ['volume/claim-in-use 3']);
  }));

test('a client that is sent diagnostics is sent new ones when a claim changes elsewhere', () =>
  LanguageServer.run({ capabilities: { ...modernClient, textDocument: {} } }, async server => {
    const uri = await server.open(withClaim);
    const codes = async (): Promise<readonly unknown[]> => {
      let next = await server.nextPublished();
      while (next.uri !== uri) next = await server.nextPublished();
      return next.diagnostics.map(({ code }) => code);
    };
    assert.deepEqual(await codes(), ['volume/claim-in-use']);
    await server.open(claim('ReadWriteMany'), elsewhere);
    assert.deepEqual(await codes(), []);
  }));
