// Puts a browser VS Code into the cache, once. It needs the npm registry and tar; no install script runs, nothing is compiled.
// Node builtins only.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { announce, run } from '../setup/run.mjs';
import { newest } from './versions.mjs';

const platform = `${process.platform}-${process.arch}`;
const standIns = fileURLToPath(new URL('standIns/', import.meta.url));
/** Modules without a prebuilt binary that the server loads, and what stands in for them. */
const replaced = {
  '@vscode/spdlog': 'spdlog.cjs',
  '@vscode/native-watchdog': 'nativeWatchdog.cjs',
  'native-watchdog': 'nativeWatchdog.cjs',
};
/** Left out: extensions and modules that nothing here uses; they are more than half of the download. */
const unusedExtensions = [
  'copilot',
  'mermaid-markdown-features',
  'microsoft-authentication',
  'git',
  'ms-vscode.js-debug',
  'ms-vscode.vscode-js-profile-table',
  'node_modules',
];
const unusedModules = [
  '@devcontainers/cli',
  '@github/copilot-sdk',
  '@microsoft/mxc-sdk',
  '@vscode/copilot-api',
  '@vscode/fs-copyfile',
  '@vscode/sandbox-runtime',
  '@vscode/sqlite3',
  'kerberos',
  'ssh2',
  'zod',
];
/** Folders that hold a binary for each platform. */
const binaryFolders = ['@vscode/ripgrep-universal/bin', 'node-pty/prebuilds'];

/** Where downloaded editors are kept: $VSCODE_TEST_CACHE, or the project's folder in the user's cache, which all clones share. */
export function cacheFolder() {
  return path.resolve(process.env.VSCODE_TEST_CACHE ?? path.join(userCache(), 'kubernetes-rollout-preview'));
}

/**
 * Installs the version unless it is there.
 * @param {import('./versions.mjs').HostVersion} [version]
 * @returns {Promise<{ server: string, node: string }>} VS Code's server-main.js, and the Node to run it with
 */
export async function ensureHost(version = newest) {
  const folder = path.join(cacheFolder(), `vscode-${version.vscode}`);
  const host = {
    server: path.join(folder, 'vscode/out/server-main.js'),
    node: ownNodeServes(version) ? process.execPath : path.join(folder, 'node/bin', process.platform === 'win32' ? 'node.exe' : 'node'),
  };
  if (existsSync(host.server) && existsSync(host.node)) return host;
  await announce(`Fetching VS Code ${version.vscode} for the browser into ${folder}`, 'once, about 15 s', () => install(version, folder));
  return host;
}

/** Installs beside the folder and renames, so that a folder that is there is whole. */
async function install(version, folder) {
  const temporary = `${folder}.${process.pid}`;
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  try {
    await Promise.all([installVSCode(version, temporary), ...(ownNodeServes(version) ? [] : [installNode(version, temporary)])]);
    rmSync(folder, { recursive: true, force: true });
    renameSync(temporary, folder);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

async function installVSCode(version, folder) {
  const vscode = path.join(folder, 'vscode');
  const tarball = await pack(`code-server@${version.codeServer}`, folder, version.integrity);
  mkdirSync(vscode);
  const exclude = unusedExtensions.map(extension => `--exclude=package/lib/vscode/extensions/${extension}`);
  await untar(tarball, vscode, ['--strip-components=3', ...exclude, '--exclude=*.map', 'package/lib/vscode']);
  await installModules(version, vscode);
  const modules = path.join(vscode, 'node_modules');
  for (const [module, standIn] of Object.entries(replaced)) {
    if (existsSync(path.join(modules, module))) cpSync(path.join(standIns, standIn), path.join(modules, module, 'index.js'));
  }
  if (version.ripgrep !== null) await installRipgrep(version.ripgrep, path.join(modules, '@vscode/ripgrep'));
  for (const binaries of binaryFolders.map(name => path.join(modules, name)).filter(name => existsSync(name))) {
    for (const other of readdirSync(binaries).filter(name => name !== platform)) rmSync(path.join(binaries, other), { recursive: true });
  }
}

/** Its own shrinkwrap pins the modules, each with its integrity; package.json is put back as it was, as the server reads it. */
async function installModules(version, vscode) {
  const file = path.join(vscode, 'package.json');
  const original = readFileSync(file, 'utf8');
  const manifest = JSON.parse(original);
  for (const module of unusedModules) delete manifest.dependencies[module];
  delete manifest.overrides;
  delete manifest.allowScripts;
  writeFileSync(file, JSON.stringify(manifest));
  await run('npm', ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: vscode });
  writeFileSync(file, original);
}

async function installRipgrep({ version, integrity }, folder) {
  if (integrity[platform] === undefined) throw new Error(`ripgrep for ${platform} isn't known here`);
  await untar(await pack(`@vscode/ripgrep-${platform}@${version}`, folder, integrity[platform]), folder, [
    '--strip-components=1',
    'package/bin',
  ]);
}

async function installNode(version, folder) {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const integrity = version.nodeIntegrity[`${system}-${process.arch}`];
  if (integrity === undefined)
    throw new Error(
      `Node ${version.node} for ${system}-${process.arch} isn't known here: run this with Node ${version.minimumNode.join('.')} or newer`,
    );
  const tarball = await pack(`node-${system}-${process.arch}@${version.node}`, folder, integrity);
  mkdirSync(path.join(folder, 'node'));
  await untar(tarball, path.join(folder, 'node'), ['--strip-components=1', 'package/bin']);
}

/** The tarball of a package; npm checks it against the registry's integrity, and this against ours. */
async function pack(name, folder, integrity) {
  const args = ['pack', '--json', '--ignore-scripts', '--loglevel=error', '--pack-destination', folder, name];
  const [packed] = JSON.parse(await run('npm', args, { cwd: folder }));
  if (packed.integrity !== integrity) throw new Error(`${name} is not what it was: its integrity is ${packed.integrity}`);
  return path.join(folder, packed.filename);
}

async function untar(tarball, folder, args) {
  await run('tar', ['xzf', tarball, '--no-same-owner', '-C', folder, ...args]);
  rmSync(tarball);
}

function ownNodeServes({ minimumNode: [major, minor] }) {
  const [ownMajor = 0, ownMinor = 0] = process.versions.node.split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}

function userCache() {
  if (process.env.XDG_CACHE_HOME) return process.env.XDG_CACHE_HOME;
  if (process.platform === 'darwin') return path.join(os.homedir(), 'Library/Caches');
  if (process.platform === 'win32' && process.env.LOCALAPPDATA) return process.env.LOCALAPPDATA;
  return path.join(os.homedir(), '.cache');
}
