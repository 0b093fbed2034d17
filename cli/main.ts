#!/usr/bin/env node
/** The command line: `rollout-preview`. */
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { readText } from '../workspace/files';
import { run } from './run';
import { readStream } from './standardInput';
import { exits, type Surface } from './surface';

/** The user's language, where there is a translation into it; English otherwise. */
async function speak(signal: AbortSignal): Promise<void> {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const language = [LC_ALL, LC_MESSAGES, LANG].find(value => value !== undefined && value !== '');
  if (language === undefined || !/^zh(?:[_-](?:CN|SG|Hans))?(?:[.@]|$)/i.test(language)) return;
  const read = await readText(path.join(__dirname, '../l10n/bundle.l10n.zh-cn.json'), { within: null, mostBytes: 2_000_000, signal });
  if ('text' in read) l10n.config({ contents: read.text });
}

/** Milliseconds that what was begun has to end after Ctrl+C. */
const patience = 500;

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    interrupted.abort();
    setTimeout(() => process.exit(exits.interrupted), patience).unref();
  });
}
// Whoever reads has enough: `| head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? exits.fine : exits.wrong));

const surface: Surface = {
  folder: process.cwd(),
  environment: process.env,
  isTerminal: process.stdout.isTTY,
  isErrorTerminal: process.stderr.isTTY,
  out: written => void process.stdout.write(written),
  err: written => void process.stderr.write(written),
  input: mostBytes => readStream(process.stdin, mostBytes),
  signal: interrupted.signal,
};
void speak(interrupted.signal)
  .then(() => run(process.argv.slice(2), surface))
  .then(exit => (process.exitCode = exit));
