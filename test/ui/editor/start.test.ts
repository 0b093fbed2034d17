/** npm start, as somebody runs it who has just cloned the project. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import { describe, test } from 'node:test';

describe('npm start', () => {
  test('prints an address that answers, and ends when it is told to', async () => {
    const child = spawn(process.execPath, ['scripts/start.mjs'], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, VSCODE_IPC_HOOK_CLI: 'no desktop' },
    });
    try {
      const address = await firstAddress(child.stdout);
      const door = await fetch(address);
      assert.equal(door.status, 200);
      // VS Code answers its token with a cookie, which the browser keeps from then on.
      const workbench = /href="([^"]*)"/.exec(await door.text())?.[1]?.replaceAll('&amp;', '&') ?? '';
      const first = await fetch(workbench, { redirect: 'manual' });
      assert.equal(first.status, 302);
      const cookie = first.headers
        .getSetCookie()
        .map(line => line.split(';')[0])
        .join('; ');
      assert.equal((await fetch(new URL(first.headers.get('location') ?? '', workbench), { headers: { cookie } })).status, 200);
      assert.match(decodeURIComponent(address), /busy\.yaml/);
      // Any web page can guess a port.
      for (const { origin } of [new URL(address), new URL(workbench)])
        for (const guess of ['/', '/?tkn=0', '/vscode-remote-resource?path=/etc/hosts', '/vscode-remote-resource?path=/etc/hosts&tkn=0'])
          assert.equal((await fetch(origin + guess, { headers: { origin: 'http://evil.example' } })).status, 403, guess);
      // One whose name leads here knows neither the token nor, if it did, would it be let in under that name.
      assert.equal(await statusAs('evil.example', new URL(address)), 403);
      assert.equal(await statusAs(new URL(address).host, new URL(address)), 200);
    } finally {
      child.kill('SIGINT');
    }
    const [code] = (await once(child, 'exit')) as [number | null];
    assert.equal(code, 0);
  });
});

/** What is answered to who calls this machine by another name. */
async function statusAs(host: string, { port, pathname, search }: URL): Promise<number | undefined> {
  const [response] = (await once(http.get({ host: '127.0.0.1', port, path: pathname + search, headers: { host } }), 'response')) as [
    http.IncomingMessage,
  ];
  response.resume();
  return response.statusCode;
}

async function firstAddress(output: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const chunk of output) {
    text += String(chunk);
    const address = /http:\/\/127\.0\.0\.1:\d+\S*\s/.exec(text)?.[0];
    if (address !== undefined) return address.trim();
  }
  return assert.fail(`no address in:\n${text}`);
}
