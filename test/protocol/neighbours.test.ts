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

test('so does a claim of a file that the client hands over, until it has gone', () =>
  LanguageServer.run({}, async server => {
    const uri = await server.open(withClaim);
    await server.hand({ [elsewhere]: claim('ReadWriteMany') });
    assert.deepEqual(await said(server, uri), []);
    await server.open(claim('ReadWriteOncePod'), elsewhere);
    assert.deepEqual(await said(server, uri), ['volume/claim-in-use 2']);
    await server.close(elsewhere);
    assert.deepEqual(await said(server, uri), []);
    await server.hand({ [elsewhere]: null });
    assert.deepEqual(await said(server, uri), ['volume/claim-in-use 3']);
  }));

test('what has nothing to do with an open workload makes nobody ask again', () =>
  LanguageServer.run({ initializationOptions: { refreshSupport: true } }, async server => {
    let refreshes = 0;
    server.connection.onNotification('rolloutPreview/refresh', () => {
      refreshes += 1;
    });
    const uri = await server.open(withClaim);
    await said(server, uri);
    await server.hand({
      'file:///ws/other.yaml': claim('ReadWriteMany').replace('disk', 'other'),
      'file:///ws/b.yaml': deployment().replaceAll('app: web', 'run: b'),
    });
    await said(server, uri);
    assert.equal(refreshes, 0);
    await server.hand({ [elsewhere]: claim('ReadWriteMany') });
    await said(server, uri);
    assert.equal(refreshes, 1);
  }));

const quota = 'apiVersion: v1\nkind: ResourceQuota\nmetadata: { name: team }\nspec: { hard: { pods: 10 } }\n';

test('a quota is marked where it is too small for a rollout of another file, as long as it is', () =>
  LanguageServer.run({ initializationOptions: { refreshSupport: true } }, async server => {
    let refreshes = 0;
    server.connection.onNotification('rolloutPreview/refresh', () => {
      refreshes += 1;
    });
    const strict = deployment(['strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }']);
    await server.hand({ 'file:///ws/web.yaml': strict });
    const own = await server.open(quota, 'file:///ws/quota.yaml');
    const marks = async (): Promise<readonly unknown[]> =>
      (await server.pull(own)).map(({ message, relatedInformation }) => [
        (typeof message === 'string' ? message : message.value).split('\n')[0],
        relatedInformation?.[0]?.location.uri,
      ]);
    assert.deepEqual(await marks(), [['`hard.pods`: needs 11 for the rollout of `web`.', 'file:///ws/web.yaml']]);
    const web = await server.open(strict, 'file:///ws/web.yaml');
    assert.equal((await marks()).length, 1);
    await server.edit(web, strict.replace('maxSurge: 1, maxUnavailable: 0', 'maxSurge: 0, maxUnavailable: 1'));
    await said(server, web);
    assert.deepEqual(await marks(), []);
    assert.ok(refreshes > 0);
  }));

test('what the repository leaves out is neither answered for nor counted', () =>
  LanguageServer.run({}, async server => {
    const uri = await server.open(withClaim, 'file:///ws/k8s/web.yaml');
    await server.hand({ 'file:///ws/k8s/claim.yaml': claim('ReadWriteMany') });
    assert.deepEqual(await said(server, uri), []);
    await server.hand({ 'file:///ws/.rollout-preview.yaml': 'ignore: [k8s/claim.yaml]\n' });
    assert.deepEqual(await said(server, uri), ['volume/claim-in-use 3']);
    await server.hand({ 'file:///ws/.rollout-preview.yaml': 'ignore: [k8s/]\n' });
    assert.deepEqual(await said(server, uri), []);
    await server.hand({ 'file:///ws/.rollout-preview.yaml': 'ignore: [other/]\n' });
    await server.hand({ 'file:///ws/k8s/claim.yaml': null });
    assert.deepEqual(await said(server, uri), ['volume/claim-in-use 3']);
  }));
