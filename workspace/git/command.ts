import path from 'node:path';
import type { Program } from '../processes';

/** What git's configuration may say, whoever wrote it, and what is said instead. */
const settings: readonly string[] = [
  // Programs that it would run. An empty name is none in every git; `false` was the name of one before git 2.36.
  'core.fsmonitor=',
  `core.hooksPath=${process.platform === 'win32' ? 'NUL' : '/dev/null'}`,
  'core.pager=cat',
  'credential.helper=',
  'diff.external=',
  'log.showSignature=false',
  'gc.auto=0',
  'maintenance.auto=false',
  // Nothing is fetched: not by a clone that was cut off, not by a submodule.
  'protocol.allow=never',
  'submodule.recurse=false',
  'diff.ignoreSubmodules=all',
  // A repository that lies in a folder of another one is not obeyed (git 2.38; Git looks for `.git` itself, for those before).
  'safe.bareRepository=explicit',
  // What would change the output.
  'core.quotePath=false',
  'log.follow=false',
  'log.mailmap=false',
  'color.ui=false',
];

/** git, as this program always runs it. `settled`: what else its configuration is not to say. */
export function gitCommand(executable: string, root: string, args: readonly string[], settled: readonly string[] = []): Program {
  const options = ['--no-pager', '--literal-pathspecs', ...[...settings, ...settled].flatMap(setting => ['-c', setting])];
  return { executable, args: [...options, ...args], cwd: root, env: environment(root) };
}

/** The user's own, without what points git to another repository or to programs. */
function environment(root: string): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(git_|ssh_askpass$|language$)/i.test(name));
  return {
    ...Object.fromEntries(own),
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_NO_LAZY_FETCH: '1',
    // There is no protocol of this name: it counts before what a repository allows by name.
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_CEILING_DIRECTORIES: path.dirname(root),
    GIT_ATTR_NOSYSTEM: '1',
    LC_ALL: 'C',
  };
}

/** What keeps the filters that a configuration names from being run; null where one has a name that can't be spoken of. */
export function withoutFilters(names: readonly string[]): readonly string[] | null {
  const filters = new Set(names.flatMap(name => /^filter\.(.*)\.[^.]+$/s.exec(name)?.[1] ?? []));
  if ([...filters].some(filter => /[=\n]/.test(filter))) return null;
  return [...filters].flatMap(filter => ['clean=', 'smudge=', 'process=', 'required=false'].map(end => `filter.${filter}.${end}`));
}
