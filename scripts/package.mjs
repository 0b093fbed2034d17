// npm run package: builds what ships and packs it into kubernetes-rollout-preview-VERSION.vsix. Needs no network once the packages are installed.
// Node builtins only: the packages are installed here.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { ensureDependencies } from './setup/dependencies.mjs';
import { announce, root, run } from './setup/run.mjs';

await ensureDependencies();
const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const file = `${name}-${version}.vsix`;
await announce('Packing', 'some seconds', () =>
  run(process.execPath, ['node_modules/@vscode/vsce/vsce', 'package', '--no-dependencies', '--out', file]),
);
console.log(`${file}: ${Math.round(statSync(path.join(root, file)).size / 1000)} kB`);
