/** The project's files, as the tests of this folder read them. Paths are relative to the project's folder, with slashes. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** All files that git keeps, or would if they were added now; sorted. */
export const files: readonly string[] = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter(file => file !== '' && ts.sys.fileExists(file))
  .sort();

/** The TypeScript files of some folders (or these files themselves). */
export function sources(...folders: readonly string[]): readonly string[] {
  return files.filter(file => /\.tsx?$/.test(file) && folders.some(folder => isIn(file, folder)));
}

/** Whether a file (or module, without its ending) is the place, or lies in it. */
export function isIn(file: string, place: string): boolean {
  return file === place || file.startsWith(`${place}/`) || file.replace(/\.tsx?$/, '') === place.replace(/\.tsx?$/, '');
}

export function read(file: string): string {
  return readFileSync(file, 'utf8');
}

export function readJson(file: string): unknown {
  return JSON.parse(read(file));
}

export function syntaxOf(file: string): ts.SourceFile {
  return ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
}

/** What a file imports: packages by their names, the project's own modules by their paths without an ending. */
export function importsOf(file: string): readonly string[] {
  return ts
    .preProcessFile(read(file), true, true)
    .importedFiles.map(({ fileName }) =>
      fileName.startsWith('.')
        ? path.posix.join(path.posix.dirname(file), fileName)
        : (/^(@[^/]+\/)?[^/]+/.exec(fileName)?.[0] ?? fileName),
    );
}

/** All nodes of a file that a predicate picks, each as `file:line text`, the text without its further lines. */
export function findNodes(file: string, wanted: (node: ts.Node) => boolean): readonly string[] {
  const source = syntaxOf(file);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (wanted(node)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      found.push(`${file}:${String(line + 1)} ${node.getText(source).split('\n')[0] ?? ''}`);
    }
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}
