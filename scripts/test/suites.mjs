// The suites of `npm test`, in their order.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { loadTypeScript } from '../loadTypeScript.mjs';
import { runNodeTests } from '../nodeTests.mjs';
import { renderingToolFolders } from '../setup/renderingTools.mjs';
import { root } from '../setup/run.mjs';
import { runVSCodeTests, testsInBrowser } from '../vscodeTests.mjs';

/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {readonly ('chromium' | 'host')[]} needs beside the packages
 * @property {(options: { parts: readonly string[], onOldest: boolean }) => Promise<{ passed: number, failed: number }>} run
 */

/** @type {readonly Suite[]} */
export const suites = [
  {
    name: 'types',
    needs: [],
    run: () =>
      checks(
        ...['client', 'client/web', 'cli', 'workspace', 'server', 'media', 'test'].map(
          folder => () => bin('typescript/bin/tsc', '-p', folder),
        ),
      ),
  },
  {
    name: 'lint',
    needs: [],
    run: () =>
      checks(
        () => bin('eslint/bin/eslint.js', '.', '--max-warnings', '0'),
        () => bin('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
      ),
  },
  // As it ships: the suites below run the minified programs.
  { name: 'build', needs: [], run: () => checks(() => node('esbuild.mjs', '--production')) },
  { name: 'unit', needs: [], run: ({ parts }) => runNodeTests('unit', parts, 'failures') },
  // A kind more than there are: in a program of its own, as the list of kinds is one.
  { name: 'kinds', needs: [], run: ({ parts }) => runNodeTests('kinds', parts, 'failures') },
  { name: 'workspace', needs: [], run: ({ parts }) => runNodeTests('workspace', parts, 'failures') },
  { name: 'rendering', needs: [], run: ({ parts }) => withRenderingTools(() => runNodeTests('rendering', parts, 'failures')) },
  { name: 'conformance', needs: [], run: ({ parts }) => runNodeTests('conformance', parts, 'failures') },
  { name: 'protocol', needs: [], run: ({ parts }) => runNodeTests('protocol', parts, 'failures') },
  { name: 'worker', needs: [], run: ({ parts }) => inWebWorker(() => runNodeTests('protocol', parts, 'failures')) },
  { name: 'cli', needs: [], run: ({ parts }) => runNodeTests('cli', parts, 'failures') },
  { name: 'repo', needs: [], run: ({ parts }) => runNodeTests('repo', parts, 'failures') },
  {
    name: 'vscode',
    needs: testsInBrowser() ? ['chromium', 'host'] : [],
    run: ({ parts, onOldest }) => runVSCodeTests(parts, onOldest),
  },
  { name: 'ui', needs: ['chromium', 'host'], run: ({ parts }) => runNodeTests('ui', parts, 'failures') },
];

/** Each is one test: it passes where its program ends with 0. They run side by side; each prints when it has ended. */
async function checks(...programs) {
  const codes = await Promise.all(programs.map(program => program()));
  const passed = codes.filter(code => code === 0).length;
  return { passed, failed: codes.length - passed };
}

/** Runs the tests of rendering with the real tools that there are, too, and says which. */
async function withRenderingTools(run) {
  process.env.RENDERING_TOOLS = [process.env.RENDERING_TOOLS ?? '', ...renderingToolFolders()]
    .filter(folder => folder !== '')
    .join(path.delimiter);
  const { realTools, recordedTools } = await loadTypeScript('test/rendering/tools.ts');
  const real = ['helm', 'kustomize', 'kubectl'].flatMap(name => realTools(name)).map(({ name, version }) => `${name} ${version}`);
  console.log(`Recorded runs: ${recordedTools().join(', ')}`);
  console.log(real.length === 0 ? 'No real tools: `npm run tools` builds them where Go is.' : `Real tools: ${real.join(', ')}`);
  return run();
}

/** Runs the tests of the protocol against the server in a web worker. */
async function inWebWorker(run) {
  process.env.SERVER_HOST = 'worker';
  try {
    return await run();
  } finally {
    delete process.env.SERVER_HOST;
  }
}

function bin(file, ...args) {
  return node(path.join('node_modules', file), ...args);
}

/** Runs a program with Node in the project's folder; answers its exit code. */
function node(...args) {
  return new Promise(resolve => {
    execFile(process.execPath, args, { cwd: root, maxBuffer: 1e8 }, (error, stdout, stderr) => {
      process.stdout.write(stdout);
      process.stderr.write(stderr);
      resolve(error === null ? 0 : 1);
    });
  });
}
