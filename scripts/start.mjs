// npm start: shows the extension at work on a copy of the samples, in the desktop's VS Code or, where there is none, in a browser.
// Node builtins only: the packages are installed here.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureHost } from './host/install.mjs';
import { remotePath, startHost, workbenchAddress } from './host/server.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { announce, root, run } from './setup/run.mjs';
import { findDesktopEditor } from './start/desktopEditor.mjs';
import { openDoor } from './start/door.mjs';

const desktop = findDesktopEditor();
try {
  await Promise.all([ensureDependencies(), ...(desktop === undefined ? [ensureHost()] : [])]);
  await announce('Building the extension', 'about a second', () => run(process.execPath, ['esbuild.mjs']));
  const folder = mkdtempSync(path.join(os.tmpdir(), 'rollout-preview-'));
  const samples = path.join(folder, 'samples');
  cpSync(path.join(root, 'samples'), samples, { recursive: true });
  await (desktop === undefined ? showInBrowser(folder, samples) : showOnDesktop(desktop, samples));
} catch (error) {
  console.error(`npm start: ${error.message}`);
  process.exitCode = 1;
}

async function showOnDesktop(editor, samples) {
  console.log(`Opening the samples in VS Code (${editor}).`);
  await run(editor, ['--new-window', `--extensionDevelopmentPath=${root}`, samples, path.join(samples, 'busy.yaml')]);
}

async function showInBrowser(folder, samples) {
  const asked = askedToEnd();
  const host = await startHost({ folder: path.join(folder, 'vscode'), port: Number(process.env.PORT ?? 0), extension: true });
  const door = await openDoor(workbenchAddress(host, samples, { openFile: remotePath(host, path.join(samples, 'busy.yaml')) }));
  console.log('\nOpen this address in a browser; Ctrl+C here ends it.\n');
  console.log(`  ${door.address}\n`);
  const endedItself = await Promise.race([host.ended.then(() => true), asked]);
  door.close();
  await host.stop();
  rmSync(folder, { recursive: true, force: true });
  if (endedItself) throw new Error(`the VS Code server ended by itself:\n${host.log}`);
}

function askedToEnd() {
  return new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve(false));
  });
}
