// Bundles the node:test files of a suite (test/SUITE/**/*.test.ts) into one program and runs it in one process: no loader, no start-up per file.
// node scripts/nodeTests.mjs SUITE [PART-OF-A-FILE-NAME…]
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** The suite's files whose path contains one of the parts (all without parts), sorted. */
function testFiles(suite, parts) {
  return readdirSync(path.join(root, 'test', suite), { recursive: true })
    .map(file => path.join('test', suite, file))
    .filter(file => /\.test\.tsx?$/.test(file) && (parts.length === 0 || parts.some(part => file.includes(part))))
    .sort();
}

/** Bundles and runs; answers the exit code of the run. */
export async function runNodeTests(suite, parts = [], reporter = 'spec') {
  const files = testFiles(suite, parts);
  if (files.length === 0) throw new Error(`no test files in test/${suite}${parts.length > 0 ? ` match ${parts.join(', ')}` : ''}`);
  const outfile = path.join(root, '.test-build', `${suite}.mjs`);
  await build({
    stdin: {
      contents: files.map(file => `import ${JSON.stringify(`./${file.replaceAll('\\', '/')}`)};`).join('\n'),
      resolveDir: root,
      loader: 'ts',
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  const run = spawnSync(process.execPath, ['--enable-source-maps', '--test-reporter', reporter, outfile], { cwd: root, stdio: 'inherit' });
  return run.status ?? 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [suite = 'unit', ...parts] = process.argv.slice(2);
  process.exitCode = await runNodeTests(suite, parts);
}
