/** The charts and overlays of `fixtures`, and what real tools printed of them. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(process.cwd(), 'test', 'rendering', 'fixtures');

/** A run of a tool; `$DIR` in it stands for the fixtures' folder. */
export interface RecordedRun {
  readonly tool: string;
  readonly args: readonly string[];
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The tools that were recorded, by what they run. */
export const recordedTools = { helm: ['helm-3.22', 'helm-4.3'], kustomize: ['kubectl-kustomize-5.5', 'kustomize-5.8'] } as const;

export function fixturePath(...parts: readonly string[]): string {
  return path.join(folder, ...parts);
}

export function readFixture(...parts: readonly string[]): string {
  return readFileSync(fixturePath(...parts), 'utf8');
}

export function readExpected(name: string): unknown {
  return JSON.parse(readFixture('expected', `${name}.json`));
}

export function recorded(tool: string, name: string): RecordedRun {
  return JSON.parse(readFixture('recorded', tool, `${name}.json`)) as RecordedRun;
}

/** The files below a folder of the fixtures, by their paths from it. */
export function filesBelow(...parts: readonly string[]): readonly { readonly path: string; readonly text: string }[] {
  return readdirSync(fixturePath(...parts), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name))
    .sort()
    .map(file => ({
      path: path
        .relative(fixturePath(...parts), file)
        .split(path.sep)
        .join('/'),
      text: readFileSync(file, 'utf8'),
    }));
}
