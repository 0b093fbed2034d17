// npm run l10n: writes l10n/bundle.l10n.json, the strings of the three programs for translators.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { getL10nJson } from '@vscode/l10n-dev';
import { root } from './setup/run.mjs';

const file = path.join(root, 'l10n/bundle.l10n.json');

/** The bundle's text, as the sources have it. */
export async function l10nBundle() {
  const sources = ['client', 'server', 'media'].flatMap(folder =>
    readdirSync(path.join(root, folder), { recursive: true })
      .filter(name => /\.tsx?$/.test(name))
      .sort()
      .map(name => path.join(root, folder, name)),
  );
  const strings = await getL10nJson(sources.map(source => ({ extension: path.extname(source), contents: readFileSync(source, 'utf8') })));
  const sorted = Object.fromEntries(Object.entries(strings).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify(sorted, null, 2)}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(file, await l10nBundle());
