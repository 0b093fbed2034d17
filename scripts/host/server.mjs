// Starts the browser VS Code's server. Node builtins only.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../setup/run.mjs';
import { ensureHost } from './install.mjs';

/** Settings that keep VS Code quiet: nothing asked, nothing offered, nothing sent. */
const quietSettings = {
  'accessibility.verbosity.emptyEditorHint': false,
  'chat.disableAIFeatures': true,
  'editor.minimap.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'extensions.webWorker': false,
  'files.autoSave': 'off',
  'remote.autoForwardPorts': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  // A reload brings back what was open, although the address names a file.
  'window.restoreWindows': 'preserve',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.experimentalOnboarding': false,
};

/**
 * @typedef {object} Host a running server
 * @property {number} port
 * @property {string} token what an address has to have to be answered
 * @property {string} log what it has printed so far
 * @property {Promise<number | null>} ended its exit code
 * @property {() => Promise<void>} stop
 */

/**
 * Starts a server on 127.0.0.1 that keeps all its data in one folder.
 * @param {object} options
 * @param {string} options.folder for its data and extensions; made where it isn't there
 * @param {import('./versions.mjs').HostVersion} [options.version]
 * @param {number} [options.port] 0: any that is free
 * @param {Record<string, unknown>} [options.settings] the user's settings, over the quiet ones
 * @param {Record<string, unknown>} [options.machine] settings that only the machine has, such as the paths of programs
 * @param {boolean} [options.extension] whether the project is installed in it, by a link
 * @param {boolean} [options.trusted] false: the user is asked whether the workspace is to be trusted
 * @param {boolean} [options.testDriver] whether a page may run extension tests; it then draws no notifications
 * @param {Record<string, string>} [options.env]
 * @returns {Promise<Host>}
 */
export async function startHost({
  folder,
  version,
  port = 0,
  settings = {},
  machine = {},
  extension = false,
  trusted = true,
  testDriver = false,
  env = {},
}) {
  const host = await ensureHost(version);
  const extensions = path.join(folder, 'extensions');
  mkdirSync(extensions, { recursive: true });
  if (extension) linkExtension(extensions);
  for (const [name, own] of [
    ['User', { ...quietSettings, ...settings }],
    ['Machine', machine],
  ]) {
    const settingsFile = path.join(folder, 'data', name, 'settings.json');
    if (existsSync(settingsFile)) continue;
    mkdirSync(path.dirname(settingsFile), { recursive: true });
    writeFileSync(settingsFile, JSON.stringify(own, null, 2));
  }
  // Any page of a browser can knock at a port of this machine: only who knows the token is let in.
  const token = randomBytes(24).toString('hex');
  const tokenFile = path.join(folder, 'token');
  writeFileSync(tokenFile, token, { mode: 0o600 });
  const args = [
    host.server,
    ...['--host', '127.0.0.1', '--port', String(port), '--connection-token-file', tokenFile, '--accept-server-license-terms'],
    ...['--telemetry-level', 'off', '--disable-getting-started-override', '--disable-update-check'],
    ...['--disable-websocket-compression', '--server-data-dir', folder, '--extensions-dir', extensions],
    ...(trusted ? ['--disable-workspace-trust'] : []),
    ...(testDriver ? ['--enable-smoke-test-driver'] : []),
  ];
  // Its own process group, so that an extension host that hangs ends with it.
  const child = spawn(host.node, args, {
    env: { ...process.env, EXTENSIONS_GALLERY: '{"serviceUrl":""}', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    windowsHide: true,
  });
  return listen(child, token);
}

/**
 * The address that opens a folder in the browser.
 * @param {Host} host
 * @param {string} folder
 * @param {Record<string, string | readonly string[]>} [payload] VS Code's own options, such as `openFile`; paths as `remotePath` gives them
 */
export function workbenchAddress(host, folder, payload = {}) {
  const query = new URLSearchParams({ tkn: host.token, folder: urlPath(folder) });
  const list = Object.entries(payload).flatMap(([name, values]) => [values].flat().map(value => [name, value]));
  if (list.length > 0) query.set('payload', JSON.stringify(list));
  return `http://127.0.0.1:${host.port}/?${query}`;
}

/** A file of this machine, as the workbench names it. */
export function remotePath(host, file) {
  return `vscode-remote://127.0.0.1:${host.port}${urlPath(file)}`;
}

function urlPath(file) {
  const slashes = file.replaceAll('\\', '/');
  return slashes.startsWith('/') ? slashes : `/${slashes}`;
}

function linkExtension(extensions) {
  const { publisher, name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const link = path.join(extensions, `${publisher}.${name}-${version}`);
  if (!existsSync(link)) symlinkSync(root, link, 'junction');
}

/** Waits until the server answers. @returns {Promise<Host>} */
function listen(child, token) {
  const host = { port: 0, token, log: '', ended: new Promise(resolve => child.once('exit', resolve)), stop };
  const signal = name => {
    try {
      process.kill(process.platform === 'win32' ? child.pid : -child.pid, name);
    } catch {
      // It has ended.
    }
  };
  const killAtExit = () => signal('SIGKILL');
  process.once('exit', killAtExit);
  async function stop() {
    signal('SIGTERM');
    const impatience = setTimeout(killAtExit, 2000);
    await host.ended;
    clearTimeout(impatience);
    killAtExit();
    process.removeListener('exit', killAtExit);
  }
  return new Promise((resolve, reject) => {
    const read = chunk => {
      host.log += String(chunk);
      const listening = /Extension host agent listening on (\d+)/.exec(host.log);
      if (host.port !== 0 || listening === null) return;
      host.port = Number(listening[1]);
      resolve(host);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    void host.ended.then(code => reject(new Error(`The VS Code server ended with ${String(code)}:\n${host.log}`)));
  });
}
