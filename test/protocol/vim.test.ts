import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { busy } from './manifests';

/** Vim 9 speaks LSP's framing. */
const version = spawnSync('vim', ['--version'], { encoding: 'utf8' });
const installed = version.status === 0 && version.stdout.startsWith('VIM - Vi IMproved 9');

/** Opens a manifest through Vim and compares what the drive through it saw. */
function checkVim(manifest: string, expected: string): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'rollout-vim-'));
  const file = path.join(folder, 'busy.yaml');
  const seen = path.join(folder, 'seen.txt');
  writeFileSync(file, manifest);
  writeFileSync(seen, '');
  spawnSync('vim', ['-u', 'NONE', '-i', 'NONE', '-n', '-N', '-es', '-S', 'test/protocol/vim.vim'], {
    env: { ...process.env, VIM_MANIFEST: file, VIM_SEEN: seen },
    timeout: 60_000,
  });
  const text = readFileSync(seen, 'utf8');
  rmSync(folder, { recursive: true });
  assert.equal(text.trim(), expected.trim());
}

if (installed) {
  test('Vim is told diagnostics and lenses', () =>
    checkVim(
      busy(['maxSurge: 0', 'maxUnavailable: 0']),
      `
server: Kubernetes Rollout Preview
13:23 rollout \`maxSurge\` and \`maxUnavailable\` can’t both be 0: no pod could ever be replaced.
API server: spec.strategy.rollingUpdate.maxUnavailable: Invalid value: 0: may not be 0 when \`maxSurge\` is 0
after the edit: 0
lens: 10 pods · at most 10 · never below 9 · about 50 s
`,
    ));
} else {
  test('Vim 9 isn’t installed: its client was not tried', context => {
    context.diagnostic('install Vim 9 to have the server driven by a further real client');
  });
}
