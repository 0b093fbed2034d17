#!/usr/bin/env node
// Stands in for the VS Code executable: takes the arguments that @vscode/test-electron passes, runs the tests in a browser VS Code and ends
// with their exit code. TEST_HOST_TRACE=1 prints what the server and the workbench say.
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { remotePath, startHost, workbenchAddress } from '../../../scripts/host/server.mjs';
import { newest, oldest } from '../../../scripts/host/versions.mjs';
import { browserArguments, findChromium } from '../../../scripts/setup/chromium.mjs';

const limitMilliseconds = 4 * 60_000;
const trace = process.env.TEST_HOST_TRACE === '1' ? text => process.stderr.write(`${text}\n`) : () => {};
const { folder, extension, tests, userData } = readArguments(process.argv.slice(2));
const temporary = mkdtempSync(path.join(os.tmpdir(), 'vscode-shim-'));
const output = follow(path.join(temporary, 'output'));
let host;
let browser;
let ending = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void finish(130, `Stopped by ${signal}.`));
setTimeout(() => void finish(124, `No result after ${limitMilliseconds / 1000} s.`), limitMilliseconds).unref();
try {
  await runTests();
} catch (error) {
  await finish(1, error.stack);
}

async function runTests() {
  const settings = path.join(userData, 'User/settings.json');
  [host, browser] = await Promise.all([
    startHost({
      folder: path.join(temporary, 'server'),
      version: process.env.TEST_VSCODE === oldest.vscode ? oldest : newest,
      settings: existsSync(settings) ? JSON.parse(readFileSync(settings, 'utf8')) : {},
      testDriver: true,
      env: { TEST_ENTRY: tests, TEST_OUTPUT: output.file },
    }),
    chromium.launch({ executablePath: findChromium(), headless: true, args: [...browserArguments] }),
  ]);
  void host.ended.then(code => finish(1, `The server ended by itself with ${String(code)}:\n${host.log}`));
  browser.once('disconnected', () => void finish(1, 'The browser ended by itself.'));
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  page.on('crash', () => void finish(1, 'The page crashed.'));
  await page.exposeFunction('codeAutomationLog', (type, values) => trace(`[${type}] ${values.join(' ')}`));
  await page.exposeFunction('codeAutomationExit', code => void finish(...verdict(code)));
  const payload = {
    extensionDevelopmentPath: remotePath(host, extension),
    extensionTestsPath: remotePath(host, fileURLToPath(new URL('inHost.cjs', import.meta.url))),
    skipWelcome: 'true',
    skipReleaseNotes: 'true',
  };
  await page.goto(workbenchAddress(host, folder, payload), { waitUntil: 'commit' });
}

/** VS Code also says 0 when the extension host dies under the tests: a pass counts only with the mark that inHost.cjs leaves. */
function verdict(code) {
  return code === 0 && !existsSync(`${output.file}.passed`) ? [1, 'The extension host ended before the tests did.'] : [code, ''];
}

async function finish(code, reason) {
  if (ending) return;
  ending = true;
  output.stop();
  if (reason !== '') console.error(reason);
  if (host !== undefined) trace(host.log);
  await Promise.race([browser?.close().catch(() => {}), new Promise(resolve => setTimeout(resolve, 3000))]);
  await host?.stop();
  rmSync(temporary, { recursive: true, force: true });
  process.exit(code);
}

/** Prints what is appended to a file, as it comes. */
function follow(file) {
  writeFileSync(file, '');
  const descriptor = openSync(file, 'r');
  const buffer = Buffer.alloc(65_536);
  const pump = () => {
    for (let size = readSync(descriptor, buffer); size > 0; size = readSync(descriptor, buffer))
      process.stdout.write(buffer.subarray(0, size));
  };
  const timer = setInterval(pump, 50);
  const stop = () => {
    clearInterval(timer);
    pump();
    closeSync(descriptor);
  };
  return { file, stop };
}

function readArguments(list) {
  const option = name => list.find(value => value.startsWith(`--${name}=`))?.slice(name.length + 3);
  return {
    folder: path.resolve(list.find(value => !value.startsWith('--')) ?? '.'),
    extension: path.resolve(option('extensionDevelopmentPath') ?? '.'),
    tests: path.resolve(option('extensionTestsPath') ?? '.'),
    userData: option('user-data-dir') ?? '',
  };
}
