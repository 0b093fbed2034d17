// The packages of package-lock.json in node_modules. Node builtins only.
import { statSync } from 'node:fs';
import path from 'node:path';
import { announce, root, run } from './run.mjs';

/** Installs what package-lock.json says, unless that was done since it last changed. No package's install script is run. */
export async function ensureDependencies() {
  checkNode();
  if (modified('node_modules/.package-lock.json') >= modified('package-lock.json')) return;
  await announce('Installing the packages of package-lock.json', 'once, about 15 s', () =>
    run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']),
  );
}

function checkNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) throw new Error(`Node 20 or newer is needed; this is ${process.version}.`);
}

/** When a file was written last; before everything where it isn't there. */
function modified(file) {
  return statSync(path.join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? -Infinity;
}
