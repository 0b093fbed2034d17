// npm test: sets up what the tests need, runs every suite in order, and ends with a table and the line `N passed, N failed`.
// npm test -- SUITE[,SUITE…] [PART-OF-A-FILE-NAME…] runs a part of it; `npm test -- vscode --oldest` in the oldest VS Code that is supported.
// Node builtins only until the packages are installed.
import { ensureHost } from './host/install.mjs';
import { newest, oldest } from './host/versions.mjs';
import { ensureChromium } from './setup/chromium.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';

const { chosen, parts, onOldest } = readArguments(process.argv.slice(2));
const start = performance.now();
const results = [];
try {
  await ensureDependencies();
  const { suites } = await import('./test/suites.mjs');
  const unknown = chosen.filter(name => !suites.some(suite => suite.name === name));
  if (unknown.length > 0)
    throw new Error(`There is no suite ${unknown.join(', ')}; there are ${suites.map(({ name }) => name).join(', ')}.`);
  const selected = suites.filter(({ name }) => chosen.length === 0 || chosen.includes(name));
  await setUp(selected);
  for (const suite of selected) results.push(await runSuite(suite));
} catch (error) {
  console.error(`npm test: ${error.message}`);
  results.push({ name: 'set-up', passed: 0, failed: 1, seconds: 0 });
}
printSummary();

/** Fetches what the suites need beside the packages; all at once, as each waits for something else. */
async function setUp(selected) {
  const needs = new Set(selected.flatMap(suite => suite.needs));
  await Promise.all([
    ...(needs.has('chromium') ? [ensureChromium()] : []),
    ...(needs.has('host') ? [ensureHost(onOldest ? oldest : newest)] : []),
  ]);
}

async function runSuite({ name, run }) {
  console.log(`\n── ${name}`);
  const suiteStart = performance.now();
  const { passed, failed } = await run({ parts, onOldest }).catch(error => {
    console.error(error.message);
    return { passed: 0, failed: 1 };
  });
  const seconds = (performance.now() - suiteStart) / 1000;
  console.log(`${failed === 0 ? '✓' : '✖'} ${name}: ${passed} passed, ${failed} failed in ${seconds.toFixed(1)} s`);
  return { name, passed, failed, seconds };
}

function printSummary() {
  const sum = count => results.reduce((total, result) => total + result[count], 0);
  const seconds = (performance.now() - start) / 1000;
  const rows = [...results, { name: 'all, with set-up', passed: sum('passed'), failed: sum('failed'), seconds }];
  const cells = rows.map(row => [row.name, String(row.passed), String(row.failed), `${row.seconds.toFixed(1)} s`]);
  const table = [['suite', 'passed', 'failed', 'time'], ...cells];
  const widths = table[0].map((_, column) => Math.max(...table.map(row => row[column].length)));
  console.log('');
  for (const row of table) {
    console.log(row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join('  '));
  }
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') === 0 && sum('passed') > 0 ? 0 : 1;
}

/** The suites, by commas; then parts of file names. */
function readArguments(list) {
  const words = list.filter(argument => argument !== '--oldest');
  const [first, ...others] = words;
  return { chosen: first === undefined ? [] : first.split(','), parts: others, onOldest: list.includes('--oldest') };
}
