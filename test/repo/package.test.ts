/** What ships. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { newest, oldest } from '../../scripts/host/versions.mjs';
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
    'dist/cli.js',
    'dist/client.js',
    'dist/clientWeb.js',
    'dist/overview.css',
    'dist/overview.js',
    'dist/mcp.js',
    'dist/server.js',
    'dist/sbom.cdx.json',
    'dist/serverWorker.js',
    'dist/third-party-notices.txt',
    'dist/timeline.css',
    'dist/timeline.js',
    ...files.filter(file => /^l10n\/.+\.json$/.test(file)),
    'media/icons/extension.png',
    ...files.filter(file => /^(?:docs\/rules|media\/walkthrough)\//.test(file)),
    'samples/busy.yaml',
    'samples/shop.yaml',
    'schemas/rollout-preview.schema.json',
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
test('what others have written is named, with its license and its hash', () => {
  const { components } = JSON.parse(readFileSync('dist/sbom.cdx.json', 'utf8')) as { readonly components: readonly Component[] };
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { readonly packages: Readonly<Record<string, Locked>> };
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly dependencies: Readonly<Record<string, string>> };
  const notices = readFileSync('dist/third-party-notices.txt', 'utf8').split('-'.repeat(72));
  const hashes = new Set(Object.values(packages).flatMap(({ integrity = '', dev }) => (dev === true ? [] : hexOf(integrity))));
  assert.deepEqual(
    Object.keys(dependencies).filter(name => components.every(component => component.name !== name)),
    [],
  );
  for (const { name, version, hashes: own } of components) {
    assert.ok(own.length === 1 && hashes.has(own[0]?.content ?? ''), name);
    const notice = notices.find(text => text.trimStart().startsWith(`${name} ${version} (`)) ?? '';
    assert.match(notice, /Copyright|copyright/, name);
    assert.ok(notice.length > 500, name);
  }
});

test('all that is downloaded is known by its hash', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { readonly packages: Readonly<Record<string, Locked>> };
  const unpinned = Object.entries(packages).filter(([name, { integrity = '' }]) => name !== '' && !isHash(integrity));
  assert.deepEqual(unpinned, []);
  for (const host of [newest, oldest]) {
    const hashes = [host.integrity, ...Object.values(host.nodeIntegrity), ...Object.values(host.ripgrep?.integrity ?? {})];
    assert.ok(hashes.every(isHash), host.vscode);
  }
  // An archive has one way in, which compares; the modules of VS Code are those of its own shrinkwrap.
  const install = readFileSync('scripts/host/install.mjs', 'utf8');
  assert.deepEqual(install.match(/run\('npm', \S+/g), ["run('npm', ['install',", "run('npm', args,"]);
  assert.ok(!/manifest\.dependencies\[[^\]]*\] =/.test(install));
});

interface Component {
  readonly name: string;
  readonly version: string;
  readonly hashes: readonly { readonly content: string }[];
}

interface Locked {
  readonly integrity?: string;
  readonly dev?: boolean;
}

function isHash(integrity: string): boolean {
  return /^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity);
}

function hexOf(integrity: string): string {
  return Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex');
}

test('the programs are small', () => {
  checkSizes(`
    dist/client.js     700 kB
    dist/clientWeb.js  700 kB
    dist/server.js   1200 kB
    dist/serverWorker.js 1200 kB
    dist/timeline.js   140 kB
    dist/overview.js   60 kB
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
