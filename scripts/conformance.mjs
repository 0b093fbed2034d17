// npm run --silent conformance -- [--json] [FILE…]: the simulator against recorded rollouts; see test/conformance/main.ts.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadTypeScript } from './loadTypeScript.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const { main } = await loadTypeScript('test/conformance/main.ts');
process.exitCode = main(process.argv.slice(2), path.join(root, 'test', 'conformance', 'records'));
