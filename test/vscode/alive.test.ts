/** A language server that hangs: a stopped process is as deaf as one that works without an end. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { closeAll, eventually, lenses, untitled } from './workbench';

const manifest = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: nginx:1 }] }
`;

/** The process of the server that this extension host has started. */
function serverProcess(): number | undefined {
  const rows = execFileSync('ps', ['-eo', 'pid,ppid,stat,args'], { encoding: 'utf8' }).split('\n');
  const own = rows
    .map(row => row.trim().split(/\s+/))
    .filter(([, parent, state]) => parent === String(process.pid) && state?.startsWith('Z') === false);
  const [pid] = own.find(([, , , ...args]) => args.some(argument => /dist[\\/]server\.js$/.test(argument))) ?? [];
  return pid === undefined ? undefined : Number(pid);
}

async function restartOf(pid: number): Promise<number> {
  const found = await eventually(serverProcess, other => other !== undefined && other !== pid);
  assert.ok(found !== undefined);
  return found;
}

suite('a server that hangs', () => {
  teardown(closeAll);

  test('is restarted, and the second time its document is left out until it is tried again', async function () {
    this.timeout(120_000);
    const document = await untitled(manifest);
    const shown = (): Promise<number> => lenses(document).then(({ length }) => length);
    assert.notEqual(await eventually(shown, count => count > 0), 0);

    const first = serverProcess();
    assert.ok(first !== undefined);
    process.kill(first, 'SIGSTOP');
    const asked = shown();
    const second = await restartOf(first);
    await asked;
    assert.notEqual(await eventually(shown, count => count > 0), 0);

    process.kill(second, 'SIGSTOP');
    const again = shown();
    await restartOf(second);
    await again;
    assert.equal(await eventually(shown, count => count === 0), 0);
    await new Promise(resolve => setTimeout(resolve, 1000));
    assert.equal(await shown(), 0);

    await vscode.commands.executeCommand('rolloutPreview.restartServer');
    assert.notEqual(await eventually(shown, count => count > 0), 0);
  });
});
