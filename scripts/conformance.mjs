// npm run --silent conformance -- [--json] [FILE…]: the simulator against recorded rollouts; see test/conformance/main.ts.
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const outfile = path.join(root, '.test-build', 'conformanceReplay.mjs');
await build({
  entryPoints: [path.join(root, 'test', 'conformance', 'main.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'warning',
});
const { main } = await import(pathToFileURL(outfile).href);
process.exitCode = main(process.argv.slice(2), path.join(root, 'test', 'conformance', 'records'));
