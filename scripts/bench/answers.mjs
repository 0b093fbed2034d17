// node scripts/bench/answers.mjs OTHER-CHECKOUT FILE-OR-FOLDER…: asks the façade of two checkouts (another one, and this) all that it answers about each YAML
// or JSON file, and each `yaml` of a .jsonl, and prints what they answer differently: how often, and the first example of each answer.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../setup/run.mjs';

/** What is larger isn't asked about. */
const mostBytes = 1_000_000;
const scenario = { whatIf: {}, assumptions: {}, actions: [] };

async function facadeOf(checkout) {
  const { loadTypeScript } = await import(pathToFileURL(path.join(checkout, 'scripts/loadTypeScript.mjs')).href);
  return (await loadTypeScript('server/preview/open.ts')).open;
}

/** The texts of files and of records, each with what it is called. */
function* textsIn(named) {
  if (statSync(named).isDirectory()) {
    for (const name of readdirSync(named).sort()) if (name !== '.git') yield* textsIn(path.join(named, name));
  } else if (/\.jsonl$/.test(named)) {
    const records = readFileSync(named, 'utf8')
      .split('\n')
      .filter(line => line !== '');
    for (const record of records.map(line => JSON.parse(line)))
      if (typeof record.yaml === 'string') yield [`${named}#${record.id}`, record.yaml];
  } else if (/\.(ya?ml|json)$/.test(named) && statSync(named).size <= mostBytes) yield [named, readFileSync(named, 'utf8')];
}

/** What is worked out in steps, once it is. */
function atOnce(steps) {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** All answers about a text, by what was asked. */
function answersOf(open, text) {
  const [file] = open([{ uri: 'file:///manifest.yaml', text }]);
  const fixes = atOnce(file.markedInSteps({ start: 0, end: text.length })).map(({ remark: { code, span }, ways }) => ({
    code,
    span,
    ways: ways.map(({ title, changes }) => ({ title, changes })),
  }));
  const answers = { remarks: file.remarks(), unread: file.unread(), edit: file.editEffects({ base: null }), fixes };
  for (const workload of file.workloads) {
    const { id } = workload;
    answers[`info ${id}`] = workload.info;
    answers[`verdict ${id}`] = workload.verdict();
    answers[`rollout ${id}`] = workload.rollout(scenario);
    answers[`compare ${id}`] = workload.compare(scenario);
    answers[`report ${id}`] = workload.report('manifest.yaml', scenario);
  }
  return answers;
}

/** Where two values differ: paths without the indices of lists, so that what is alike is counted together. */
function* differences(one, other, at = '') {
  if (JSON.stringify(one) === JSON.stringify(other)) return;
  const isBoth = [one, other].every(value => typeof value === 'object' && value !== null);
  if (!isBoth || Array.isArray(one) !== Array.isArray(other) || (Array.isArray(one) && one.length !== other.length)) {
    yield [at, one, other];
    return;
  }
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    yield* differences(one[key], other[key], Array.isArray(one) ? `${at}[]` : `${at}.${key}`);
  }
}

const [checkout, ...named] = process.argv.slice(2);
const [before, after] = [await facadeOf(path.resolve(checkout)), await facadeOf(root)];
const found = new Map();
let texts = 0;
let same = 0;
for (const [name, text] of named.flatMap(one => [...textsIn(one)])) {
  texts++;
  const [one, other] = [answersOf(before, text), answersOf(after, text)];
  let differs = false;
  for (const asked of new Set([...Object.keys(one), ...Object.keys(other)])) {
    for (const [at, was, is] of differences(one[asked], other[asked])) {
      differs = true;
      const key = `${asked.split(' ')[0]}${at}`;
      const known = found.get(key) ?? { count: 0, examples: [] };
      found.set(key, {
        count: known.count + 1,
        examples: known.examples.length < 3 ? [...known.examples, { name, was, is }] : known.examples,
      });
    }
  }
  if (!differs) same++;
}
console.log(`${texts} texts, ${same} with the same answers`);
for (const [key, { count, examples }] of [...found].sort((one, other) => other[1].count - one[1].count)) {
  console.log(`\n${count} × ${key}`);
  const short = value => (JSON.stringify(value) ?? 'absent').slice(0, 300);
  for (const { name, was, is } of examples) console.log(`  ${name}\n    - ${short(was)}\n    + ${short(is)}`);
}
