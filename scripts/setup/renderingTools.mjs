// The helm and kustomize that the tests of rendering run beside their recordings: `npm run tools` builds those that Go can, into the cache of the editors.
// Node builtins only.
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from '../host/install.mjs';
import { onPath } from './onPath.mjs';
import { announce, run } from './run.mjs';

const modules = [
  { name: 'helm', folder: 'helm-3.22', module: 'helm.sh/helm/v3/cmd/helm@v3.22.0' },
  { name: 'helm', folder: 'helm-4.3', module: 'helm.sh/helm/v4/cmd/helm@v4.3.1' },
  { name: 'kustomize', folder: 'kustomize-5.8', module: 'sigs.k8s.io/kustomize/kustomize/v5@v5.8.1' },
];

/** The folders of those that were built. */
export function renderingToolFolders() {
  return modules.filter(({ name, folder }) => existsSync(path.join(folderOf(folder), name))).map(({ folder }) => folderOf(folder));
}

/** Builds those that aren't there. */
export async function buildRenderingTools() {
  const go = onPath('go');
  if (go === undefined) throw new Error('There is no go in the PATH to build helm and kustomize with.');
  for (const { name, folder, module } of modules) {
    if (existsSync(path.join(folderOf(folder), name))) continue;
    mkdirSync(folderOf(folder), { recursive: true });
    const env = { GOBIN: folderOf(folder), GOFLAGS: '-mod=mod' };
    await announce(`go install ${module}`, 'some minutes the first time', () => run(go, ['install', module], { env }));
  }
}

function folderOf(folder) {
  return path.join(cacheFolder(), 'tools', folder);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildRenderingTools();
