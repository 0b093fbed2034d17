// npm run package:cli: builds the command line and packs it into kubernetes-rollout-preview-VERSION.tgz, as npm takes it: everything is in the programs, so that nothing else
// is installed with it. The folder given behind it is where the file goes; absent: here. --built: the programs are there.
// Node builtins only: the packages are installed here.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureDependencies } from './setup/dependencies.mjs';
import { root, run } from './setup/run.mjs';

const files = [
  'dist/cli.js',
  'dist/mcp.js',
  'dist/timeline.css',
  'dist/third-party-notices.txt',
  'dist/sbom.cdx.json',
  'l10n/bundle.l10n.zh-cn.json',
  'schemas/rollout-preview.schema.json',
  'LICENSE',
];

await ensureDependencies();
const args = process.argv.slice(2);
const isBuilt = args.includes('--built');
const folder = path.resolve(args.find(arg => arg !== '--built') ?? '.');
if (!isBuilt) await run(process.execPath, ['esbuild.mjs', '--production']);
const stage = mkdtempSync(path.join(os.tmpdir(), 'rollout-package-'));
try {
  for (const file of files) cpSync(path.join(root, file), path.join(stage, file), { recursive: true });
  cpSync(path.join(root, 'docs/command-line.md'), path.join(stage, 'README.md'));
  writeFileSync(path.join(stage, 'package.json'), `${JSON.stringify(manifestOf(), null, 2)}\n`);
  mkdirSync(folder, { recursive: true });
  const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], {
    cwd: stage,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  console.log(path.join(folder, packed.trim()));
} finally {
  rmSync(stage, { recursive: true, force: true });
}

/** What npm is told of the command line: nothing of the extension. */
function manifestOf() {
  const { name, version, license, repository, homepage, bugs, bin } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const description = 'Shows before anything is applied how a Kubernetes rollout will run, in a terminal, a pipeline, and a pull request';
  const keywords = ['kubernetes', 'k8s', 'rollout', 'deployment', 'statefulset', 'daemonset', 'linter', 'sarif', 'mcp'];
  return {
    name,
    version,
    description,
    keywords,
    license,
    repository,
    homepage,
    bugs,
    bin,
    engines: { node: '>=20' },
    files: [...files, 'README.md'],
  };
}
