#!/usr/bin/env node
// Plays a recorded run in the place of helm, kubectl or kustomize: `standIn.mjs TOOL ARGS…`, TOOL being a folder of `runs`. A run is known by its arguments,
// with the contents of folders and files in the place of their paths. STAND_IN_RECORD=FOLDER runs the tool in its own folder there (`helm-4.3/helm`), if it has one, and records it.
// STAND_IN_SLEEP=ms waits first; STAND_IN_BYTES=n prints that many bytes in place of a recording: for limits of time and size.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const [tool, runs, ...args] = process.argv.slice(2);
const { STAND_IN_SLEEP: sleep = '0', STAND_IN_BYTES: bytes, STAND_IN_RECORD: folder } = process.env;

/** The mirror that a path lies in. */
const mirrorOf = file => /^.*[\\/]mirrors[\\/][^\\/]+/.exec(file)?.[0] ?? file;

function contentsOf(file) {
  if (!existsSync(file)) return [];
  if (statSync(file).isFile()) return [readFileSync(file, 'utf8')];
  return readdirSync(file)
    .sort()
    .flatMap(name => [name, ...contentsOf(path.join(file, name))]);
}

const mirror = mirrorOf(args.find(arg => path.isAbsolute(arg)) ?? '');
const asked = args.map(arg => (path.isAbsolute(arg) ? path.relative(mirror, arg).replaceAll('\\', '/') : arg));
const hash = createHash('sha256')
  .update(JSON.stringify([asked, mirror === '' ? [] : contentsOf(mirror)]))
  .digest('hex');
const real = path.join(folder ?? '', tool, tool.split('-')[0]);
const recording = path.join(runs, tool, `${hash.slice(0, 16)}.json`);

await new Promise(done => setTimeout(done, Number(sleep)));
if (bytes !== undefined) process.stdout.write('x'.repeat(Number(bytes)));
else if (folder !== undefined && existsSync(real)) record(spawnSync(real, args, { encoding: 'utf8', maxBuffer: 100_000_000 }));
else if (existsSync(recording)) play(JSON.parse(readFileSync(recording, 'utf8')));
else {
  process.stderr.write(`Error: no recording of ${tool} ${asked.join(' ')}\n`);
  process.exitCode = 99;
}

function record({ status, stdout, stderr }) {
  // With --debug helm says where it was built.
  const plain = text => (mirror === '' ? text : text.replaceAll(mirror, '$MIRROR')).replace(/^\t.*\.go:\d+$/gm, '');
  mkdirSync(path.dirname(recording), { recursive: true });
  const run = { args: asked, exit: status ?? 1, stdout: plain(stdout), stderr: plain(stderr) };
  writeFileSync(recording, `${JSON.stringify(run, null, 1)}\n`);
  play(run);
}

function play({ exit, stdout, stderr }) {
  const own = text => text.replaceAll('$MIRROR', mirror);
  process.stdout.write(own(stdout));
  process.stderr.write(own(stderr));
  process.exitCode = exit;
}
