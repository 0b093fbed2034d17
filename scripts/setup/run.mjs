// Other programs, run from the scripts. Node builtins only: this works before anything is installed.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * Runs a program to its end and answers what it printed on stdout; its stderr is kept for the error.
 * @param {string} command a program on the PATH (`npm` is found on Windows as well)
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined> }} [options]
 * @returns {Promise<string>} rejects with the program's last lines where it ends with anything but 0
 */
export function run(command, args, { cwd = root, env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', chunk => (stdout += String(chunk)));
    child.stderr.on('data', chunk => (stderr += String(chunk)));
    child.once('error', error => reject(new Error(`${command}: ${error.message}`)));
    child.once('close', code => {
      if (code === 0) resolve(stdout);
      else reject(new Error(`${[command, ...args].join(' ')} ended with ${String(code)}:\n${lastLines(stderr + stdout)}`));
    });
  });
}

/**
 * Says what is being done, and how long it took.
 * @template T
 * @param {string} what such as `npm ci`
 * @param {string} expectation such as `about 15 s the first time`
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function announce(what, expectation, work) {
  const start = performance.now();
  console.log(`· ${what} … (${expectation})`);
  const result = await work();
  console.log(`✓ ${what}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
}

function lastLines(text) {
  return text.trimEnd().split('\n').slice(-30).join('\n');
}
