/** npm start, as somebody runs it who has just cloned the project. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, test } from 'node:test';

describe('npm start', () => {
  test('prints an address that answers, and ends when it is told to', async () => {
    const child = spawn(process.execPath, ['scripts/start.mjs'], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, VSCODE_IPC_HOOK_CLI: 'no desktop' },
    });
    try {
      const address = await firstAddress(child.stdout);
      assert.equal((await fetch(address)).status, 200);
      assert.match(decodeURIComponent(address), /busy\.yaml/);
    } finally {
      child.kill('SIGINT');
    }
    const [code] = (await once(child, 'exit')) as [number | null];
    assert.equal(code, 0);
  });
});

async function firstAddress(output: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const chunk of output) {
    text += String(chunk);
    const address = /http:\/\/127\.0\.0\.1:\d+\S*\s/.exec(text)?.[0];
    if (address !== undefined) return address.trim();
  }
  return assert.fail(`no address in:\n${text}`);
}
