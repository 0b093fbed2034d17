// A Chromium for the tests that need a browser. Node builtins only.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { onPath } from './onPath.mjs';
import { announce, run } from './run.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const places = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']
    .flatMap(variable => process.env[variable] ?? [])
    .flatMap(folder => [
      path.join(folder, 'Google/Chrome/Application/chrome.exe'),
      path.join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ]),
};
/** Arguments for a browser that nobody looks at: it asks nothing and calls nobody. */
export const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/** How a system's package manager installs it. */
const managers = [
  {
    name: 'apt-get',
    steps: [
      ['update', '-q'],
      ['install', '-qy', '--no-install-recommends', 'chromium'],
    ],
  },
  { name: 'dnf', steps: [['install', '-y', 'chromium']] },
  { name: 'apk', steps: [['add', 'chromium']] },
];

/**
 * The browser's path: $CHROMIUM, or the first found on the PATH or where the system puts it.
 * @returns {string | undefined} undefined where there is none
 */
export function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  return names.map(onPath).find(file => file !== undefined) ?? (places[process.platform] ?? []).find(file => existsSync(file));
}

/**
 * The browser's path; where there is none, it is installed by the system's package manager, as root or by a sudo that asks nothing.
 * Rejects with what to install where neither is to be had.
 * @returns {Promise<string>}
 */
export async function ensureChromium() {
  const found = findChromium();
  if (found !== undefined) return found;
  const manager = managers.find(({ name }) => onPath(name) !== undefined);
  const privilege = await rootPrivilege();
  if (manager === undefined || privilege === undefined) throw new Error(advice(manager?.name));
  await announce(`Installing Chromium by ${manager.name}`, 'once, about a minute', async () => {
    for (const step of manager.steps) {
      const [command = '', ...args] = [...privilege, manager.name, ...step];
      await run(command, args, { env: { DEBIAN_FRONTEND: 'noninteractive' } });
    }
  });
  const installed = findChromium();
  if (installed === undefined) throw new Error(advice(manager.name));
  return installed;
}

/** What to put before a command so that it runs as root; undefined where that would need an answer. */
async function rootPrivilege() {
  if (process.getuid?.() === 0) return [];
  if (onPath('sudo') === undefined) return undefined;
  return run('sudo', ['-n', 'true']).then(
    () => ['sudo', '-n'],
    () => undefined,
  );
}

function advice(manager) {
  const how = manager === undefined ? 'Install Chromium or Google Chrome' : `Install Chromium (sudo ${manager} install chromium)`;
  return `No Chromium found, and it can't be installed from here. ${how}, or set CHROMIUM to the path of one.`;
}
