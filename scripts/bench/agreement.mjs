// How far the server and yaml-language-server with the Deployment's JSON schema say what a real API server said to the manifests of test/conformance/records:
// whether it accepts them, in which words it refuses them, and how long that takes a manifest. Prints a table; run alone with
// `node scripts/bench/agreement.mjs`.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../setup/run.mjs';
import { Client } from './client.mjs';
import { servers, tableOf } from './servers.mjs';

const errorSeverity = 1;
/** The other server takes a quarter of a second a manifest. */
const every = 8;

/** The rows of the table: what is counted, what it must be, and what it is, by server. */
export async function agreementRows() {
  const records = ['verdicts', 'pod-verdicts'].flatMap(readRecords).filter((_, index) => index % every === 0);
  const refused = records.filter(({ accepted }) => !accepted);
  const causes = refused.reduce((sum, record) => sum + wordsOf(record).length, 0);
  const found = [];
  for (const server of servers) found.push(await judge(server, records));
  const row = (what, must, show) => [what, must, ...found.map(show)];
  return [
    row(`answers as the API server: of ${records.length}`, 'all', ({ agrees }) => String(agrees)),
    row(`    errors in what it accepts: of ${records.length - refused.length}`, '0', ({ falseAlarms }) => String(falseAlarms)),
    row(`    no error in what it refuses: of ${refused.length}`, '0', ({ missed }) => String(missed)),
    row(`    its own words: of ${causes} causes`, 'all', ({ words }) => String(words)),
    row('    milliseconds a manifest: median', 'a twentieth', ({ median }) => median.toFixed(1)),
  ];
}

/** One after the other, each as a document of its own. */
async function judge({ module, pulls, settings }, records) {
  const client = new Client(module, settings);
  const counts = { agrees: 0, falseAlarms: 0, missed: 0, words: 0 };
  const times = [];
  try {
    await client.start(pulls);
    for (const [index, record] of [records[0], ...records].entries()) {
      const uri = `file:///bench/${index}.yaml`;
      const began = performance.now();
      const published = pulls ? undefined : client.published(uri);
      await client.open(uri, record.yaml);
      const items = pulls ? (await client.pull(uri)).items : (await published).diagnostics;
      // The first one is for the start.
      if (index === 0) continue;
      times.push(performance.now() - began);
      const errors = items.filter(({ severity }) => severity === errorSeverity);
      const says = errors.length > 0;
      counts.agrees += says === record.accepted ? 0 : 1;
      counts.falseAlarms += says && record.accepted ? 1 : 0;
      counts.missed += !says && !record.accepted ? 1 : 0;
      const said = items.map(({ message }) => message).join('\n');
      counts.words += wordsOf(record).filter(words => said.includes(words)).length;
    }
  } finally {
    client.stop();
  }
  times.sort((a, b) => a - b);
  return { ...counts, median: times[times.length >> 1] };
}

function readRecords(name) {
  const lines = readFileSync(path.join(root, `test/conformance/records/${name}.jsonl`), 'utf8');
  return lines
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
}

/** What the API server says in its refusal: each cause, or of what it can't decode the end of its text. */
function wordsOf({ accepted, causes = [], message = '' }) {
  if (accepted) return [];
  if (causes.length > 0) return [...new Set(causes.map(cause => cause.message))];
  return [message.replace(/^.*cannot be handled as a \w+: /, '').replace('strict decoding error: ', '')];
}

/** The table as text. */
export async function agreementTable() {
  execFileSync(process.execPath, ['esbuild.mjs', '--production'], { cwd: root });
  return tableOf(await agreementRows());
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(await agreementTable());
