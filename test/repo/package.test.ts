/** What ships. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { files } from './sources';

const vsce = 'node_modules/@vscode/vsce/vsce';

test('the package holds what runs, what is read, and nothing else', () => {
  const listed = execFileSync(process.execPath, [vsce, 'ls', '--no-dependencies'], {
    encoding: 'utf8',
    env: { ...process.env, npm_config_loglevel: 'error' },
  });
  const expected = [
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'dist/client.js',
    'dist/clientWeb.js',
    'dist/server.js',
    'dist/serverWorker.js',
    'dist/timeline.css',
    'dist/timeline.js',
    ...files.filter(file => /^l10n\/.+\.json$/.test(file)),
    'media/icons/extension.png',
    ...files.filter(file => /^(?:docs\/rules|media\/walkthrough)\//.test(file)),
    'samples/busy.yaml',
    'samples/shop.yaml',
    ...files.filter(file => /^package(\.nls(\.[\w-]+)?)?\.json$/.test(file)),
  ];
  assert.deepEqual(listed.split('\n').filter(isPath).sort(), expected.sort());
});

test('the package is under 2 MB', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'rollout-package-'));
  try {
    const file = path.join(folder, 'extension.vsix');
    execFileSync(process.execPath, [vsce, 'package', '--no-dependencies', '--out', file], { stdio: 'pipe' });
    checkSize(file, 2_000);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

// Behind the test above: packing makes the production build.
test('the programs are small', () => {
  checkSizes(`
    dist/client.js     700 kB
    dist/clientWeb.js  700 kB
    dist/server.js   1200 kB
    dist/serverWorker.js 1200 kB
    dist/timeline.js   140 kB
  `);
});

/** A line for each file: its path and the size that it has to stay under. */
function checkSizes(table: string): void {
  const rows = [...table.matchAll(/(\S+) +(\d+) kB/g)];
  assert.ok(rows.length > 0);
  for (const [, file = '', limit = ''] of rows) checkSize(file, Number(limit));
}

function checkSize(file: string, limitKilobytes: number): void {
  const kilobytes = statSync(file).size / 1000;
  assert.ok(kilobytes > 1 && kilobytes < limitKilobytes, `${file} has ${kilobytes.toFixed(0)} kB, and may have ${String(limitKilobytes)}`);
}

function isPath(line: string): boolean {
  return line !== '' && !line.startsWith('npm ') && !line.includes(' ');
}
