/** What README.md, ARCHITECTURE.md, CONTRIBUTING.md and docs/ say is there, is there. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { files, read, readJson } from './sources';

/** A user's own. */
const settingsFileName = '.rollout-preview.yaml';
const documents = files.filter(file => file.endsWith('.md'));
const { scripts } = readJson('package.json') as { readonly scripts: Readonly<Record<string, string>> };

test('the files that the documents name exist', () => {
  assert.deepEqual(
    documents.flatMap(document =>
      namedFiles(document)
        .filter(file => !exists(file, document))
        .map(file => `${document}: ${file}`),
    ),
    [],
  );
});

test('the links of the documents lead to files of the project', () => {
  assert.deepEqual(
    documents.flatMap(document =>
      relativeLinks(document)
        .filter(link => !existsSync(path.join(path.dirname(document), link)))
        .map(link => `${document}: ${link}`),
    ),
    [],
  );
});

test('the npm scripts that the documents name exist', () => {
  const own = ['start', 'test'];
  assert.deepEqual(
    documents.flatMap(document =>
      [...read(document).matchAll(/\bnpm (?:run (?:--silent )?)?([a-z0-9:]+)/g)]
        .map(([command, name = '']) => ({ command, name }))
        .filter(({ command, name }) => (command.includes(' run ') || own.includes(name)) && scripts[name] === undefined)
        .map(({ command }) => `${document}: ${command}`),
    ),
    [],
  );
});

test('each npm script runs a file that exists', () => {
  const missing = Object.values(scripts)
    .flatMap(script => [...script.matchAll(/\bnode (\S+)/g)].map(match => match[1] ?? ''))
    .filter(file => !existsSync(file));
  assert.deepEqual(missing, []);
});

test('every folder of the project, and of the programs, stands in ARCHITECTURE.md', () => {
  const text = read('ARCHITECTURE.md');
  const top = files.filter(file => file.includes('/')).map(file => file.slice(0, file.indexOf('/')));
  const second = files.flatMap(file => /^(?:client|server|media|test|scripts)\/([^/]+)\//.exec(file)?.[1] ?? []);
  const folders = new Set([...top, ...second].filter(folder => folder !== 'fixtures'));
  assert.deepEqual(
    [...folders].filter(folder => !text.includes(`${folder}/`)),
    [],
  );
});

test('no file names a place on a machine, or where packages were fetched from', () => {
  const places = ['/work/', '/root/', '/home/', '/Users/', ['registry', 'npm'].join('.'), '"resolved":'];
  const text = files.filter(file => !/\.(png|gz)$/.test(file) && file !== 'test/repo/documents.test.ts');
  assert.deepEqual(
    text.flatMap(file => places.filter(place => read(file).includes(place)).map(place => `${file}: ${place}`)),
    [],
  );
});

/** What stands in backquotes and looks like a path of a file; a part in capitals stands for any. */
function namedFiles(document: string): readonly string[] {
  return [...read(document).matchAll(/`([\w.@-]+(?:\/[\w.@-]+)*\.(?:tsx?|mjs|cjs|json|css|md|yaml))`/g)]
    .map(match => match[1] ?? '')
    .filter(file => !/\b[A-Z]{3,}\//.test(file) && file !== settingsFileName);
}

/** A path counts from the project's folder, from the document's, or, without a folder, is any file's name. */
function exists(file: string, document: string): boolean {
  if (existsSync(file) || existsSync(path.join(path.dirname(document), file))) return true;
  return files.some(known => known.endsWith(`/${file}`));
}

function relativeLinks(document: string): readonly string[] {
  return [...read(document).matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)].map(match => match[1] ?? '').filter(link => !/^[a-z]+:/.test(link));
}
