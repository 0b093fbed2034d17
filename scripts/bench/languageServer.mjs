// How long the server takes from a keystroke to its diagnostics, and to start; what memory it has; and the same of yaml-language-server with the
// Deployment's JSON schema, on the same files, side by side. Prints a table; run alone with `node scripts/bench/languageServer.mjs`.
import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { root } from '../setup/run.mjs';
import { Client } from './client.mjs';
import { files } from './manifests.mjs';
import { servers, tableOf } from './servers.mjs';

const uri = 'file:///bench/manifest.yaml';

/** The tables' rows: what is measured, what it must be, and what it is, by server. */
export async function languageServerRows() {
  const limits = [3, 8, 25];
  const rows = [];
  for (const [index, { name, text }] of files.entries()) {
    const found = [];
    for (const server of servers) found.push(await keystrokes(server, text));
    rows.push(row(`keystroke → diagnostics, ${name}: p95`, `< ${limits[index]} ms`, found, ({ p95 }) => milliseconds(p95)));
    rows.push(row('    median', 'a twentieth', found, ({ median }) => milliseconds(median)));
    rows.push(row('    processor time an edit', '', found, ({ processor }) => milliseconds(processor)));
    rows.push(row('    memory, file open', index === 2 ? '< 150 MB' : '', found, ({ opened }) => megabytes(opened)));
  }
  const starts = [];
  for (const server of servers) starts.push(await startUp(server));
  rows.push(row('start → first diagnostics: median of 5', '< 250 ms, a third', starts, milliseconds));
  rows.push(row('memory after 10,000 edits, against after 1,000', 'the same', [await manyEdits(servers[0])], text => text));
  return rows;
}

function row(what, must, found, show) {
  return [what, must, ...found.map(show)];
}

/** Types a digit behind the replicas of the last Deployment, takes it back, and so on, and waits for the diagnostics each time; the first ones don't count. */
async function keystrokes({ module, pulls, settings, warm, edits }, text) {
  const client = new Client(module, settings);
  try {
    await client.start(pulls);
    await opened(client, pulls, text);
    const open = client.megabytes();
    const times = [];
    for (let before = 0; before < warm; before++) await keystroke(client, pulls, text, before + 2);
    const processorBefore = client.processorSeconds();
    for (let edit = 0; edit < edits; edit++) times.push(await keystroke(client, pulls, text, edit + 2 + warm));
    const processor = client.processorSeconds();
    times.sort((a, b) => a - b);
    return {
      median: times[Math.floor(times.length / 2)],
      p95: times[Math.ceil(times.length * 0.95) - 1],
      processor: processor === undefined ? undefined : ((processor - processorBefore) * 1000) / edits,
      opened: open,
    };
  } finally {
    client.stop();
  }
}

async function opened(client, pulls, text) {
  const diagnostics = pulls ? undefined : client.published(uri);
  await client.open(uri, text);
  await (diagnostics ?? client.pull(uri));
}

async function keystroke(client, pulls, text, version) {
  const line = text.slice(0, text.lastIndexOf('replicas:')).split('\n').length - 1;
  const character = 'replicas: '.length + 3;
  const typed = version % 2 === 0;
  const began = performance.now();
  const diagnostics = pulls ? undefined : client.published(uri);
  await client.edit(uri, version, { start: { line, character }, end: { line, character: character + (typed ? 0 : 1) } }, typed ? '1' : '');
  await (diagnostics ?? client.pull(uri));
  return performance.now() - began;
}

/** From the start of the process to the diagnostics of a file that is opened as soon as the server listens. */
async function startUp({ module, pulls, settings }) {
  const times = [];
  for (let run = 0; run < 5; run++) {
    const began = performance.now();
    const client = new Client(module, settings);
    try {
      await client.start(pulls);
      await opened(client, pulls, files[0].text);
      times.push(performance.now() - began);
    } finally {
      client.stop();
    }
  }
  return times.sort((a, b) => a - b)[2];
}

async function manyEdits({ module, pulls, settings }) {
  const client = new Client(module, settings);
  try {
    await client.start(pulls);
    const { text } = files[1];
    await opened(client, pulls, text);
    let early;
    for (let edit = 0; edit < 10_000; edit++) {
      await keystroke(client, pulls, text, edit + 2);
      if (edit === 1000) early = client.megabytes();
    }
    return `${megabytes(early)} → ${megabytes(client.megabytes())}`;
  } finally {
    client.stop();
  }
}

function milliseconds(value) {
  return value === undefined ? '' : `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}

function megabytes(value) {
  return value === undefined ? '' : `${value.toFixed(0)} MB`;
}

/** The table as text. */
export async function languageServerTable() {
  execFileSync(process.execPath, ['esbuild.mjs', '--production'], { cwd: root });
  return tableOf(await languageServerRows());
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(await languageServerTable());
