/** A hostile clone, opened, trusted, and edited in the whole editor: every process of this editor is watched, and none is one that the clone wants to be run. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe } from 'node:test';
import { Editor, testsIn } from '../../support/editor';
import { git, program, write } from '../../workspace/folders';

/** Milliseconds between two looks at the processes; a program that ends sooner leaves its mark. */
const between = 10;

interface Process {
  readonly parent: number;
  readonly command: readonly string[];
}

/** The processes of this machine; none where there is no /proc. */
function processes(): ReadonlyMap<number, Process> {
  const ids = existsSync('/proc/self/stat') ? readdirSync('/proc').filter(name => /^\d+$/.test(name)) : [];
  return new Map(
    ids.flatMap((id): [number, Process][] => {
      try {
        const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 4).split(' ')[0]);
        return [[Number(id), { parent, command: readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0').slice(0, -1) }]];
      } catch {
        // It has ended.
        return [];
      }
    }),
  );
}

/** The command lines that were seen below a VS Code server. */
class Watch {
  readonly seen = new Set<string>();
  readonly #timer = setInterval(() => this.#look(), between);

  constructor(private readonly folder: string) {}

  stop(): void {
    clearInterval(this.#timer);
  }

  /** The programs, by name, but for those that VS Code and the language server are. */
  get programs(): readonly string[] {
    const names = [...this.seen].map(line => path.basename(line.split(' ')[0] ?? ''));
    return [...new Set(names)].filter(name => name !== 'node').sort();
  }

  #look(): void {
    const all = processes();
    const isServer = ({ command }: Process): boolean =>
      command.some(part => part.endsWith('server-main.js')) && command.includes(this.folder);
    const isOurs = (id: number, depth = 0): boolean => {
      const found = all.get(id);
      return found !== undefined && depth < 20 && (isServer(found) || isOurs(found.parent, depth + 1));
    };
    for (const [id, { command }] of all) if (command.length > 0 && isOurs(id)) this.seen.add(command.join(' '));
  }
}

/** Everything that the owner of a clone or of an archive can lay, each wanting `run` to be run. */
function lay(folder: string, run: string): void {
  const settings = [
    ...['core.fsmonitor', 'core.pager', 'core.sshCommand', 'core.editor', 'core.askPass', 'core.alternateRefsCommand'],
    ...[
      'diff.external',
      'diff.d.command',
      'diff.d.textconv',
      'credential.helper',
      'gpg.program',
      'uploadpack.packObjectsHook',
      'alias.log',
    ],
    ...['filter.d.clean', 'filter.d.smudge', 'filter.d.process', 'merge.d.driver', 'pager.log', 'interactive.diffFilter'],
  ];
  write(folder, {
    '.git/info/attributes': '* diff=d merge=d filter=d\n',
    '.vscode/settings.json': '{ "rolloutPreview.editEffect.base": "HEAD" }\n',
  });
  for (const hook of ['post-index-change', 'post-checkout', 'reference-transaction', 'fsmonitor-watchman']) {
    symlinkSync(run, path.join(folder, '.git/hooks', hook));
  }
  symlinkSync(run, path.join(folder, 'git'));
  for (const [index, device] of ['/dev/zero', '/dev/ptmx', '/dev/random'].entries())
    symlinkSync(device, path.join(folder, `z${index}.yaml`));
  symlinkSync('/dev/zero', path.join(folder, 'kustomization.yaml'));
  execFileSync('mkfifo', [path.join(folder, 'pipe.yaml')]);
  mkdirSync(path.join(folder, 'bare/objects'), { recursive: true });
  mkdirSync(path.join(folder, 'bare/refs'));
  write(folder, {
    'bare/HEAD': 'ref: refs/heads/main\n',
    'bare/config': `[core]\n\tbare = true\n\tfsmonitor = ${run}\n`,
    'bare/cm.yaml': 'a: 1\n',
  });
  // Last, as git itself would run some of it.
  const own = settings.map(
    setting => `[${setting.replace(/\.[^.]*$/, '').replace(/\.(.*)$/, ' "$1"')}]\n\t${setting.split('.').at(-1) ?? ''} = ${run}\n`,
  );
  const file = path.join(folder, '.git/config');
  writeFileSync(file, readFileSync(file, 'utf8') + own.join(''));
}

describe('a hostile clone in the editor', () => {
  let editor: Editor;
  let watch: Watch;
  let mark = '';
  const test = testsIn(() => editor);
  before(async () => {
    const busy = readFileSync('samples/busy.yaml', 'utf8');
    editor = await Editor.start({
      history: [{ file: 'busy.yaml', content: busy.replace('busybox:1.28.4', 'busybox:1.27'), message: 'Begin with 1.27' }],
      trusted: false,
    });
    const outside = path.dirname(editor.folder);
    mark = path.join(outside, 'mark');
    assert.match(git(editor.folder, 'log', '--oneline'), /1\.27/);
    lay(editor.folder, program(outside, 'run', `echo "$0 $*" >> '${mark}'; sleep 1`));
    watch = new Watch(path.join(outside, 'vscode'));
    await editor.lens('10 pods').waitFor();
  });
  after(async () => {
    watch.stop();
    await editor.close();
  });

  test('nothing runs before it is trusted', async () => {
    await editor.replaceLine('busy.yaml', 11, '  replicas: 8');
    await editor.lens('8 pods').waitFor();
    await editor.openFile('shop.yaml');
    assert.deepEqual(
      watch.programs.filter(name => name.includes('git')),
      [],
    );
    assert.ok(!existsSync(mark));
  });

  test('nothing that it names runs once it is trusted, and git is asked', async () => {
    await editor.openFile('busy.yaml');
    await editor.command('Workspaces: Manage Workspace Trust');
    await editor.page.locator('.workspace-trust-editor').getByRole('button', { name: 'Trust', exact: true }).click();
    await editor.openFile('busy.yaml');
    await editor.lens('only replicas changes, 10 → 8').waitFor();
    await editor.command('Rollout: Show Revision History');
    await editor.page.locator('.monaco-list-row', { hasText: 'busybox:1.27' }).first().waitFor();
    await editor.replaceLine('busy.yaml', 11, '  replicas: 7');
    await editor.page.keyboard.press('Control+S');
    await editor.lens('only replicas changes, 10 → 7').waitFor();
    await editor.screenshot('hostile');
    assert.ok(!existsSync(mark), existsSync(mark) ? readFileSync(mark, 'utf8') : '');
    if (watch.seen.size > 0) assert.ok(watch.programs.includes('git'), 'git was asked');
    for (const line of watch.seen)
      assert.ok(!line.includes(path.join(path.dirname(editor.folder), 'run')) && !line.startsWith(path.join(editor.folder, 'git')), line);
  });
});
