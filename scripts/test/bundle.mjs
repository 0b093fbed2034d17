// Bundles TypeScript that runs in Node from the project's folder: what node_modules holds and the project's scripts stay outside.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from '../setup/run.mjs';

/** Leaves the project's scripts where they are: they find their neighbours by their own place. */
const scriptsInPlace = {
  name: 'scripts-in-place',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/scripts\/.*\.mjs$/ }, ({ path: file, resolveDir }) => ({
      path: pathToFileURL(path.resolve(resolveDir, file)).href,
      external: true,
    })),
};

/** What asks for VS Code outside of it gets what stands in for it. */
const standIn = {
  name: 'vscode-stand-in',
  setup: ({ onResolve }) => onResolve({ filter: /^vscode$/ }, () => ({ path: path.join(root, 'test/support/vscode.ts') })),
};

/**
 * @param {string} contents TypeScript, which imports relative to `folder`
 * @param {string} folder
 * @param {string} outfile
 * @param {'esm' | 'cjs'} [format]
 */
export async function bundle(contents, folder, outfile, format = 'esm') {
  await build({
    stdin: { contents, resolveDir: folder, loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    format,
    target: 'node20',
    packages: 'external',
    plugins: format === 'esm' ? [scriptsInPlace, standIn] : [scriptsInPlace],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: 'inline',
    sourcesContent: false,
    logLevel: 'warning',
  });
}
