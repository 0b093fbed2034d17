// npm run l10n: writes l10n/bundle.l10n.json, the strings of the programs for translators, and brings the translations into its order, without what
// the programs no longer say. It names each string that a translation lacks.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { getL10nJson } from '@vscode/l10n-dev';
import { root } from './setup/run.mjs';

const folder = path.join(root, 'l10n');
const bundle = 'bundle.l10n.json';
const imports = ["import * as l10n from '@vscode/l10n';", "import * as vscode from 'vscode';"];

/** The bundle's text, as the sources have it. */
export async function l10nBundle() {
  const strings = await getL10nJson(['.ts', '.tsx'].map(extension => ({ extension, contents: oneProgram(extension) })));
  return jsonText(Object.entries(strings).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** All sources of a kind as if they were one file: l10n-dev takes a tenth of a second for each. */
function oneProgram(extension) {
  const sources = ['cli', 'client', 'server', 'media'].flatMap(name =>
    readdirSync(path.join(root, name), { recursive: true })
      .filter(file => path.extname(file) === extension)
      .sort()
      .map(file => readFileSync(path.join(root, name, file), 'utf8')),
  );
  const withStrings = sources.filter(text => text.includes('l10n.t'));
  return [...imports, ...withStrings.map(text => imports.reduce((rest, line) => rest.replace(line, ''), text))].join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const text = await l10nBundle();
  writeFileSync(path.join(folder, bundle), text);
  for (const file of readdirSync(folder).filter(name => name !== bundle)) putInOrder(file, Object.keys(JSON.parse(text)));
}

function putInOrder(file, keys) {
  const translation = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
  const isTranslated = key => Object.hasOwn(translation, key);
  writeFileSync(path.join(folder, file), jsonText(keys.filter(isTranslated).map(key => [key, translation[key]])));
  for (const key of keys.filter(key => !isTranslated(key))) console.log(`l10n/${file} lacks: ${key}`);
}

function jsonText(entries) {
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}
