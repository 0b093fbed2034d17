/** The gits that are tried: the machine's own, one that knows no more than git 2.30 did, and the real ones in the folders that GITS names. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { Git } from '../../workspace/git/git';
import { newFolder, program } from './folders';

export const gits: Readonly<Record<string, (t: TestContext) => Git>> = {
  git: () => new Git('git'),
  'git 2.30': t => new Git(oldGit(t)),
  ...Object.fromEntries(
    (process.env['GITS'] ?? '')
      .split(path.delimiter)
      .filter(folder => path.isAbsolute(folder))
      .map(folder => [folder, () => new Git(path.join(folder, 'git'))]),
  ),
};

/**
 * Passes on to the machine's git what git 2.30 knew: without the variables and settings that came later, which that one took no notice of, and refusing the
 * options that it would have refused.
 */
function oldGit(t: TestContext): string {
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  assert.notEqual(real, '');
  return program(
    newFolder(t),
    'git',
    `
unset GIT_NO_LAZY_FETCH
kept=
for argument do
  shift
  case "$kept$argument" in
    -c) kept=-c; continue ;;
    -csafe.bareRepository=*) kept=; set -- "$@" -c safe.bareRepository=all; continue ;;
    -c*) kept=; set -- "$@" -c "$argument"; continue ;;
    --no-lazy-fetch|--batch-command|--attr-source=*|--end-of-options|--config-env=*|--no-advice) echo "unknown option $argument" >&2; exit 129 ;;
  esac
  set -- "$@" "$argument"
done
case " $* " in *' cat-file '*' -z '*) exit 129 ;; esac
exec ${real} "$@"`,
  );
}
