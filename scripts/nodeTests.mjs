// Bundles the node:test files of a suite (test/SUITE/**/*.test.ts) into one program, the unit tests into one for each core: no loader, no start-up per file.
// node scripts/nodeTests.mjs SUITE [PART-OF-A-FILE-NAME…]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundle } from './test/bundle.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
/** A suite that takes longer hangs. */
const limitMilliseconds = 20 * 60_000;
/** Unit tests run each piece of code too few times for V8's optimizing compiler to pay off: it would take half of their time. */
const flagsOfSuites = { unit: ['--no-opt'] };

/** The suite's files whose path contains one of the parts (all without parts), sorted. */
function testFiles(suite, parts) {
  const folder = path.join(root, 'test', suite);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .map(file => path.join('test', suite, file).replaceAll('\\', '/'))
    .filter(file => /\.test\.tsx?$/.test(file) && (parts.length === 0 || parts.some(part => file.includes(part))))
    .sort();
}

/**
 * Bundles and runs.
 * @param {string} suite a folder of test/
 * @param {readonly string[]} [parts]
 * @param {'spec' | 'failures'} [report] what is printed: each test, or what failed
 * @returns {Promise<{ passed: number, failed: number }>} a run that breaks off, hangs or tests nothing counts as one failure more
 */
export async function runNodeTests(suite, parts = [], report = 'spec') {
  const files = testFiles(suite, parts);
  if (files.length === 0) {
    console.error(`No test file in test/${suite}${parts.length > 0 ? ` has ${parts.join(' or ')} in its name` : ''}.`);
    return { passed: 0, failed: 1 };
  }
  const shares = sharesOf(files, suite === 'unit' ? Math.min(4, os.availableParallelism()) : 1);
  const results = await Promise.all(shares.map((share, number) => runShare(suite, share, number, report)));
  for (const { output } of results.slice(1)) process.stdout.write(output);
  return {
    passed: results.reduce((sum, { passed }) => sum + passed, 0),
    failed: results.reduce((sum, { failed }) => sum + failed, 0),
  };
}

/** As many lists as are asked for, or as there are files. */
function sharesOf(files, count) {
  const shares = Array.from({ length: Math.min(count, files.length) }, () => []);
  files.forEach((file, index) => shares[index % shares.length].push(file));
  return shares;
}

/** Runs some files of a suite in a process of their own; what the first prints is seen at once, of the others when all have ended. */
async function runShare(suite, files, number, report) {
  const program = path.join(root, '.test-build', `${suite}-${process.pid}-${number}.mjs`);
  const counts = `${program}.counts`;
  try {
    await bundle(['test/support/seed', ...files].map(file => `import ${JSON.stringify(`./${file}`)};`).join('\n'), root, program);
    const reporter = report === 'spec' ? 'spec' : reporterAddress('failuresReporter.mjs');
    const reporters = [
      ...['--test-reporter', reporter, '--test-reporter-destination', 'stdout'],
      ...['--test-reporter', reporterAddress('countsReporter.mjs'), '--test-reporter-destination', counts],
    ];
    const flags = ['--enable-source-maps', ...(flagsOfSuites[suite] ?? []), ...reporters];
    const stdio = ['inherit', number === 0 ? 'inherit' : 'pipe', 'inherit'];
    const child = spawn(process.execPath, flags.concat(program), { cwd: root, stdio, timeout: limitMilliseconds, killSignal: 'SIGKILL' });
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', chunk => (output += chunk));
    const [status, signal] = await once(child, 'close');
    return { ...judge(suite, counts, status, signal), output };
  } finally {
    rmSync(program, { force: true });
    rmSync(counts, { force: true });
  }
}

function judge(suite, counts, status, signal) {
  const text = existsSync(counts) ? readFileSync(counts, 'utf8') : '';
  const { passed, failed } = text === '' ? { passed: 0, failed: 0 } : JSON.parse(text);
  if (failed > 0 || (status === 0 && passed > 0)) return { passed, failed };
  console.error(`The ${suite} tests ended with ${signal ?? String(status)} before they were through.`);
  return { passed, failed: 1 };
}

function reporterAddress(file) {
  return new URL(`test/${file}`, import.meta.url).href;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [suite = 'unit', ...parts] = process.argv.slice(2);
  const { failed } = await runNodeTests(suite, parts);
  process.exitCode = failed > 0 ? 1 : 0;
}
