// Builds what ships: the client, the server and the page, one file each, with the notices and the bill of materials of what is in them. --watch rebuilds on change, --production minifies and leaves out source maps.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';
import { billOfMaterials, noticesText, suppliesOf } from './scripts/build/supplies.mjs';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const root = fileURLToPath(new URL('.', import.meta.url));

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  charset: 'utf8',
  logLevel: 'warning',
  outdir: 'dist',
};
/** Larger data is read by the engine as JSON, which takes a fraction of what its parsing as a program does. */
const dataAsJson = {
  name: 'data-as-json',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/](?:apiTypes|rollout-preview\.schema)\.json$/ }, ({ path: file }) => {
      const data = JSON.stringify(JSON.parse(readFileSync(file, 'utf8')));
      return { contents: `export default JSON.parse(${JSON.stringify(data)});`, loader: 'js' };
    }),
};
/** Programs without a character beyond ASCII are read and kept in half the room. @type {import('esbuild').BuildOptions} */
const node = {
  ...shared,
  charset: 'ascii',
  plugins: [dataAsJson],
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
};

/** What stands in for a file of the client where its host is a browser, which has neither processes nor a disk. */
const inBrowser = {
  'client/serverProgram.ts': 'client/web/serverProgram.ts',
  'client/agents/changeSince.ts': 'client/web/changeSince.ts',
  'client/agents/mcpServer.ts': 'client/web/mcpServer.ts',
  'client/git/gitOf.ts': 'client/web/gitOf.ts',
  'client/rendering/sourceRenderer.ts': 'client/web/sourceRenderer.ts',
  'workspace/files.ts': 'client/web/files.ts',
};
/** @type {import('esbuild').Plugin} */
const browserCounterparts = {
  name: 'browser-counterparts',
  setup: ({ onLoad }) => {
    for (const [file, counterpart] of Object.entries(inBrowser)) {
      const isFile = new RegExp(`[\\\\/]${file.replaceAll('/', '[\\\\/]').replaceAll('.', '\\.')}$`);
      onLoad({ filter: isFile }, () => ({ contents: `export * from './${counterpart}';`, loader: 'ts', resolveDir: root }));
    }
  },
};

/**
 * What a program imports from another one that is built.
 * @returns {import('esbuild').Plugin}
 */
function ownProgram(filter, built) {
  return { name: 'own-program', setup: ({ onResolve }) => onResolve({ filter }, () => ({ path: built, external: true })) };
}

/** @type {import('esbuild').BuildOptions[]} */
export const programs = [
  { ...node, entryPoints: { client: 'client/extension.ts' }, external: ['vscode'] },
  {
    ...node,
    entryPoints: { server: 'server/main.ts' },
    // The library's build of ES modules: esbuild can leave out of it what isn't used, which it can't of the CommonJS one for Node.
    alias: { yaml: './node_modules/yaml/browser/dist/index.js' },
  },
  {
    ...node,
    entryPoints: { cli: 'cli/main.ts' },
    // Of the page's chart, which is drawn to a file.
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // As for the server.
    alias: { yaml: './node_modules/yaml/browser/dist/index.js' },
    plugins: [dataAsJson, ownProgram(/\/mcp\/server$/, './mcp.js')],
  },
  // What the command line loads for agents only: the protocol's library, most of which is never used.
  { ...node, entryPoints: { mcp: 'cli/mcp/server.ts' } },
  {
    ...shared,
    entryPoints: { clientWeb: 'client/extension.ts' },
    platform: 'browser',
    format: 'cjs',
    target: 'chrome128',
    external: ['vscode'],
    alias: { 'node:path': 'path-browserify' },
    plugins: [browserCounterparts],
  },
  {
    ...shared,
    entryPoints: { serverWorker: 'server/browser.ts' },
    platform: 'browser',
    format: 'iife',
    target: 'chrome128',
  },
  {
    ...shared,
    entryPoints: { timeline: 'media/timeline/main.tsx', overview: 'media/overview/main.tsx' },
    platform: 'browser',
    format: 'iife',
    target: 'chrome128',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  },
];

if (watch) {
  for (const program of programs) await (await context({ ...program, logLevel: 'info' })).watch();
} else {
  // What is wrong with a source has been said by then.
  const built = await Promise.all(programs.map(program => build({ ...program, metafile: true }))).catch(() => null);
  if (built === null) process.exitCode = 1;
  else {
    const supplies = suppliesOf(
      root,
      built.map(({ metafile }) => metafile),
    );
    const own = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    writeFileSync(path.join(root, 'dist/third-party-notices.txt'), noticesText(supplies));
    writeFileSync(path.join(root, 'dist/sbom.cdx.json'), billOfMaterials(own, supplies));
  }
}
