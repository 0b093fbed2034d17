/** Git repositories that tests make for themselves. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';

/** A new repository in a folder of its own. */
export class Repository {
  readonly folder: string;

  constructor(within: string) {
    this.folder = mkdtempSync(path.join(within, 'rollout-git-'));
    this.git('init', '-q');
  }

  uri(file: string): vscode.Uri {
    return vscode.Uri.file(path.join(this.folder, file));
  }

  /** Writes files (name → text), without committing them. */
  write(files: Readonly<Record<string, string>>): void {
    for (const [file, text] of Object.entries(files)) {
      const target = path.join(this.folder, file);
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, text);
    }
  }

  /** Makes a directory whose files the editor is told of: of what is made in a new one at once it may never hear. */
  async makeWatched(directory: string): Promise<void> {
    const target = path.join(this.folder, directory);
    const probe = path.join(target, 'probe');
    await told(target, () => mkdirSync(target));
    await told(probe, () => writeFileSync(probe, ''));
    rmSync(probe);
  }

  commit(subject: string, files: Readonly<Record<string, string>>): void {
    this.write(files);
    this.git('add', '.');
    this.git('commit', '-qm', subject);
  }

  git(...args: readonly string[]): void {
    execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', ...args], { cwd: this.folder, stdio: 'pipe' });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Makes a file or directory, and makes it anew until the editor is told that it was created. */
async function told(target: string, make: () => void): Promise<void> {
  const created = new Set<string>();
  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  watcher.onDidCreate(({ fsPath }) => created.add(fsPath));
  for (let attempt = 0; attempt < 10 && !created.has(target); attempt += 1) {
    rmSync(target, { recursive: true, force: true });
    make();
    for (let waited = 0; waited < 20 && !created.has(target); waited += 1) await new Promise(resolve => setTimeout(resolve, 50));
  }
  watcher.dispose();
  assert.ok(created.has(target), `nothing was told of ${target}`);
}

/** The revisions of a workload that can be gone back to, without hashes, authors and dates: `2 busybox:1.29 Raise busybox`. */
export async function history(manifest: vscode.Uri, workload: string): Promise<readonly string[]> {
  await vscode.commands.executeCommand('rolloutPreview.copyRevisionHistory', manifest.toString(), workload);
  const [, , ...rows] = (await vscode.env.clipboard.readText()).trimEnd().split('\n');
  return rows.map(row => {
    const [revision = '', , images = '', from = ''] = row.split(/ {2,}/);
    const words = from.split(' · ').filter(word => !/^[0-9a-f]{8}$|^Ada$|\d:\d\d/.test(word) || word.startsWith('simulated'));
    return [revision, images, words.join(', ').replace(/ at .*/, '')].join(' ');
  });
}
