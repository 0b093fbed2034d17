// node scripts/bench/checkers.mjs FOLDER [--kubeconform PATH --schemas TEMPLATE] [--kube-score PATH] [--oracle PATH] [--rounds N]: `rollout-preview check` beside others on the
// same files, one after the other in each round: seconds of the clock and of the processor, the most memory, and how many files they find something wrong in that a real API
// server refuses. TEMPLATE is kubeconform's -schema-location; PATH of the oracle is a program that answers records { id, yaml }, a JSON a line, as an API server does: { id, kind, accepted }.
// --list names the files that are missed, and those that are found in vain. GNU time measures.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kubeconform: { type: 'string' },
    schemas: { type: 'string' },
    'kube-score': { type: 'string' },
    oracle: { type: 'string' },
    rounds: { type: 'string' },
    list: { type: 'boolean' },
  },
});
const folder = path.resolve(positionals[0] ?? '.');
const files = readdirSync(folder, { recursive: true })
  .map(file => path.join(folder, String(file)))
  .filter(file => /\.(?:ya?ml|json)$/.test(file) && statSync(file, { throwIfNoEntry: false })?.isFile() === true)
  .sort();
const kinds = /^kind:\s*["']?(?:Deployment|StatefulSet|DaemonSet)["']?\s*$/m;
const workloads = files.filter(file => kinds.test(readFileSync(file, 'utf8')));
const list = path.join(os.tmpdir(), `checkers-${process.pid}.txt`);

/** Each with its command line, and the files that it says something is wrong in, out of what it printed. */
const checkers = [
  {
    name: 'rollout-preview',
    command: [process.execPath, path.resolve('dist/cli.js'), 'check', '--no-ignore', '--format', 'json', folder],
    wrong: printed => JSON.parse(printed).findings.flatMap(({ file, severity }) => (severity === 'error' ? [path.resolve(file)] : [])),
  },
  values.kubeconform !== undefined && {
    name: 'kubeconform -strict',
    command: [
      values.kubeconform,
      '-strict',
      '-output',
      'json',
      '-ignore-missing-schemas',
      ...(values.schemas === undefined ? [] : ['-schema-location', values.schemas]),
      folder,
    ],
    wrong: printed =>
      JSON.parse(printed).resources.flatMap(({ filename, status }) => (/Invalid|Error/.test(status) ? [path.resolve(filename)] : [])),
  },
  // It ends at the first file that it can't read: it is given those alone that have a workload.
  values['kube-score'] !== undefined && {
    name: 'kube-score (workloads)',
    command: ['xargs', '-n', '200', '-a', list, values['kube-score'], 'score', '--output-format', 'ci'],
    wrong: () => [],
  },
].filter(checker => checker !== false);

writeFileSync(list, workloads.map(file => `'${file.replaceAll("'", "'\\''")}'\n`).join(''));
console.log(`${files.length} files, ${workloads.length} with a workload`);
const refused = values.oracle === undefined ? null : refusedFiles();
const runs = new Map(checkers.map(({ name }) => [name, []]));
for (let round = 0; round < Number(values.rounds ?? 1); round += 1)
  for (const checker of checkers) runs.get(checker.name).push(measured(checker));
for (const { name } of checkers) {
  const own = runs.get(name);
  const median = key => own.map(run => run[key]).sort((one, other) => one - other)[Math.floor(own.length / 2)];
  const wrong = own[0].wrong;
  const missed = refused === null ? [] : [...refused.whole].filter(file => !wrong.has(file));
  const inVain = refused === null ? [] : [...wrong].filter(file => workloads.includes(file) && !refused.any.has(file));
  const found =
    refused === null || wrong.size === 0
      ? ''
      : `, of ${refused.whole.size} files that are refused ${refused.whole.size - missed.length}; in others ${inVain.length}`;
  console.log(
    `${name}: ${median('wall').toFixed(1)} s, processor ${median('processor').toFixed(1)} s, ${Math.round(median('kilobytes') / 1000)} MB, ends with ${own[0].code}${found}`,
  );
  if (values.list === true && found !== '')
    console.log([...missed.map(file => `  missed: ${file}`), ...inVain.map(file => `  in vain: ${file}`)].join('\n'));
}

function measured({ command, wrong }) {
  const { stdout, stderr, status } = spawnSync('/usr/bin/time', ['-f', '%e %U %S %M', ...command], {
    encoding: 'utf8',
    maxBuffer: 2_000_000_000,
  });
  const [wall, user, system, kilobytes] = (stderr.trimEnd().split('\n').at(-1) ?? '').split(' ').map(Number);
  return { wall, processor: user + system, kilobytes, code: status, wrong: new Set(wrong(stdout)) };
}

/** The files with a workload of apps/v1 that the oracle refuses: `whole`, where that is no template, patch, or part of one; `any`, whatever it is. */
function refusedFiles() {
  const isWorkload = text => /\bapiVersion["']?:\s*["']?apps\/v1\b/.test(text) && kinds.test(text);
  const isMade = text => /\{\{|\{%|<%|\$\{|\$\(|\$patch/.test(text);
  const isWhole = text => !isMade(text) && ['selector', 'containers', 'image'].every(key => text.includes(key));
  const documents = workloads.flatMap(file =>
    readFileSync(file, 'utf8')
      .split(/^---.*$/m)
      .filter(isWorkload)
      .map(yaml => ({ id: JSON.stringify({ file, isWhole: isWhole(yaml) }), yaml })),
  );
  const { stdout } = spawnSync(values.oracle, {
    input: documents.map(document => `${JSON.stringify(document)}\n`).join(''),
    encoding: 'utf8',
    maxBuffer: 2_000_000_000,
  });
  const answers = stdout.split('\n').flatMap(line => (line.startsWith('{') ? [JSON.parse(line)] : []));
  console.log(`${answers.length} of ${documents.length} workloads answered by the oracle`);
  const refused = answers.filter(({ accepted, kind }) => !accepted && kind !== undefined).map(({ id }) => JSON.parse(id));
  return {
    whole: new Set(refused.filter(({ isWhole }) => isWhole).map(({ file }) => file)),
    any: new Set(refused.map(({ file }) => file)),
  };
}
