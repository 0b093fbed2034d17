/** Git repositories that tests make for themselves. */
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
