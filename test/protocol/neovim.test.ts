import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { busy } from './manifests';

const installed = spawnSync('nvim', ['--version']).status === 0;

/** Opens a manifest in Neovim and compares what the drive through it printed. */
function checkNeovim(manifest: string, expected: string): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'rollout-nvim-'));
  const file = path.join(folder, 'busy.yaml');
  writeFileSync(file, manifest);
  const run = spawnSync('nvim', ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-c', 'luafile test/protocol/neovim.lua'], {
    encoding: 'utf8',
    env: { ...process.env, NVIM_MANIFEST: file, XDG_STATE_HOME: folder, XDG_CACHE_HOME: folder },
    timeout: 60_000,
  });
  rmSync(folder, { recursive: true });
  assert.equal(run.stdout.trim(), expected.trim(), run.stderr);
}

if (installed) {
  test('Neovim shows diagnostics, lenses, hovers, completions and quick fixes', () =>
    checkNeovim(
      busy(['maxSurge: 0', 'maxUnavailable: 0']),
      `
13:23 rollout \`maxSurge\` and \`maxUnavailable\` can’t both be 0: no pod could ever be replaced.
API server: spec.strategy.rollingUpdate.maxUnavailable: Invalid value: 0: may not be 0 when \`maxSurge\` is 0
gone after the edit
lens: 10 pods · at most 10 · never below 9 · about 50 s
hover: \`maxSurge\`: maximum number of extra pods above \`replicas\` during a rollout: a number, or a percentage of \`replicas\`, rounded up.
after a colon: 0= 0 1= 1 2= 2 25%= 25% 50%= 50% 100%= 100%
quick fix: Did you mean maxUnavailable? maxUnavailable: 1
in an empty file: Deployment=apiVersion: apps/v1 apiVersion=apiVersion: apps/v1 kind=kind: Deployment
`,
    ));
} else {
  test('Neovim isn’t installed: its client was not tried', context => {
    context.diagnostic('install Neovim to have the server driven by a second real client');
  });
}
