// Runs test/vscode inside a real extension host: the desktop's VS Code, downloaded by @vscode/test-electron, where there is a display to show it on;
// else (or with VSCODE_TEST_HOST=browser) the browser VS Code. node scripts/vscodeTests.mjs [--oldest] [PART-OF-A-FILE-NAME…]
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { runTests } from '@vscode/test-electron';
import { cacheFolder } from './host/install.mjs';
import { newest, oldest } from './host/versions.mjs';
import { root } from './setup/run.mjs';
import { bundle } from './test/bundle.mjs';

/** Whether the tests run in the browser VS Code rather than in the desktop's. */
export function testsInBrowser(env = process.env, platform = process.platform) {
  if (env.VSCODE_TEST_HOST === 'browser') return true;
  if (env.VSCODE_TEST_HOST === 'desktop') return false;
  return platform === 'linux' && !(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/**
 * Bundles and runs. Expects the extension to be built.
 * @param {readonly string[]} [parts] of file names: only these files' tests
 * @param {boolean} [onOldest] in the oldest VS Code that the extension supports
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runVSCodeTests(parts = [], onOldest = false) {
  const program = path.join(root, '.test-build', `vscode-${process.pid}.cjs`);
  const counts = `${program}.counts`;
  const temporary = mkdtempSync(path.join(os.tmpdir(), 'rollout-vscode-'));
  const samples = path.join(temporary, 'samples');
  cpSync(path.join(root, 'samples'), samples, { recursive: true });
  try {
    await bundle(entry(parts), path.join(root, 'test/vscode'), program, 'cjs');
    const version = onOldest ? oldest.vscode : newest.vscode;
    let failure = '';
    try {
      await runTests({
        ...(testsInBrowser() ? { vscodeExecutablePath: shim() } : { version, cachePath: cacheFolder() }),
        extensionDevelopmentPath: root,
        extensionTestsPath: program,
        extensionTestsEnv: { TEST_COUNTS: counts, TEST_VSCODE: version },
        launchArgs: [samples, `--user-data-dir=${path.join(temporary, 'user')}`, `--extensions-dir=${path.join(temporary, 'extensions')}`],
      });
    } catch (error) {
      failure = String(error);
    }
    return judge(counts, failure);
  } finally {
    rmSync(program, { force: true });
    rmSync(counts, { force: true });
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** What loads the test files and runs them. */
function entry(parts) {
  const files = readdirSync(path.join(root, 'test/vscode'))
    .filter(file => file.endsWith('.test.ts') && (parts.length === 0 || parts.some(part => file.includes(part))))
    .sort();
  const loads = files.map(file => `require('./${file}');`).join(' ');
  return `import { runFiles } from './index';\nexport const run = () => runFiles(() => { ${loads} });`;
}

function judge(counts, failure) {
  const { passed, failed } = existsSync(counts) ? JSON.parse(readFileSync(counts, 'utf8')) : { passed: 0, failed: 0 };
  if (failed > 0 || (failure === '' && passed > 0)) return { passed, failed };
  console.error(`The tests in VS Code ended before they were through. ${failure}`);
  return { passed, failed: 1 };
}

function shim() {
  const file = fileURLToPath(new URL('../test/support/host/vscodeShim.mjs', import.meta.url));
  chmodSync(file, 0o755);
  return file;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const parts = process.argv.slice(2).filter(argument => argument !== '--oldest');
  const { failed } = await runVSCodeTests(parts, process.argv.includes('--oldest'));
  process.exitCode = failed > 0 ? 1 : 0;
}
