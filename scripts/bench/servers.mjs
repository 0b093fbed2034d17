// The language servers that are measured side by side, and their table.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../setup/run.mjs';

/** Not part of the project: where it isn't there, neither are the columns that need it. */
const schema = path.join(root, '..', 'shared', 'bench', 'deployment.schema.json');

/** `pulls`: whether it is asked for diagnostics or sends them. `warm` edits don't count, `edits` do. */
export const servers = [
  { name: 'this server', module: path.join(root, 'dist/server.js'), pulls: true, settings: {}, warm: 100, edits: 400 },
  ...(existsSync(schema)
    ? [
        {
          name: 'yaml-language-server 2.0.0',
          module: path.join(root, 'node_modules/yaml-language-server/bin/yaml-language-server'),
          pulls: false,
          settings: { yaml: { validate: true, schemaStore: { enable: false }, schemas: { [pathToFileURL(schema).href]: '*.yaml' } } },
          warm: 2,
          edits: 12,
        },
      ]
    : []),
];

/** Rows as a table: the first two columns to the left. */
export function tableOf(rows) {
  const table = [['', 'must', ...servers.map(({ name }) => name)], ...rows];
  const widths = table[0].map((_, column) => Math.max(...table.map(cells => (cells[column] ?? '').length)));
  const lines = table.map(cells =>
    cells.map((cell, column) => (column < 2 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join('  '),
  );
  if (servers.length === 1) lines.push('Without ../shared/bench/deployment.schema.json yaml-language-server is left out.');
  return lines.join('\n');
}
