import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { deployment } from '../support/manifest';
import { Folder } from './rolloutPreview';

const folders: Folder[] = [];
after(() => folders.forEach(made => made.remove()));

const named = (name: string): string => deployment().replace('name: web', `name: ${name}`);
const config = (level: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {level: ${level}}\n`;
const usesConfig = `${named('reader')}          envFrom: [{configMapRef: {name: settings}}]\n`;

/** A repository whose last commit has four workloads and a ConfigMap. */
function repository(): Folder {
  const made = new Folder({
    'image.yaml': named('image'),
    'scaled.yaml': named('scaled'),
    'refused.yaml': named('refused'),
    'gone.yaml': named('gone'),
    'reader.yaml': usesConfig,
    'config.yaml': config('info'),
  });
  folders.push(made);
  made.git('init', '-q');
  made.commit('Begin');
  return made;
}

function begin(made: Folder): void {
  made.git('init', '-q');
  made.commit('Begin');
}

describe('diff', () => {
  test('says of each workload what the change does', async () => {
    const made = repository();
    made.write({
      'image.yaml': named('image').replace(/image: .*/, 'image: nginx:9'),
      'scaled.yaml': named('scaled').replace('replicas: 10', 'replicas: 12'),
      'refused.yaml': named('refused').replaceAll('app: web', 'app: other'),
      'config.yaml': config('debug'),
      'new.yaml': named('new'),
    });
    made.git('rm', '-q', 'gone.yaml');
    const { code, out, err } = await made.run('diff', '--format', 'json');
    const { workloads } = JSON.parse(out) as { readonly workloads: readonly { readonly name: string; readonly effect: string }[] };
    assert.deepEqual(Object.fromEntries(workloads.map(({ name, effect }) => [name, effect])), {
      gone: 'removed',
      image: 'rolls',
      new: 'new',
      reader: 'unchanged',
      refused: 'refused',
      scaled: 'rollsNothing',
    });
    assert.deepEqual([code, err], [1, '']);
  });
  test('is for a reviewer in Markdown, with a mark for the program that replaces it', async () => {
    const made = repository();
    made.write({ 'image.yaml': named('image').replace(/image: .*/, 'image: nginx:9') });
    const { code, out } = await made.run('diff', '--format', 'markdown');
    assert.match(out, /^<!-- kubernetes-rollout-preview -->\n/);
    assert.match(out, /^\| `Deployment\/image`<br>`image\.yaml:1` \| .+ \| 10 \| 13 \| 8 \| 10 s \|$/m);
    assert.match(out, /<details><summary>Deployment\/image<\/summary>/);
    assert.equal(code, 0);
  });
  test('compares two commits, and a branch with where it parted', async () => {
    const made = repository();
    made.git('checkout', '-q', '-b', 'feature');
    made.write({ 'image.yaml': named('image').replace(/image: .*/, 'image: nginx:9') });
    made.commit('Change the image');
    assert.match((await made.run('diff', '--base', 'main', '--head', 'feature')).out, /Deployment\/image/);
    assert.match((await made.run('diff')).out, /No workload is changed/);
    made.git('update-ref', 'refs/remotes/origin/main', 'main');
    made.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
    assert.match((await made.run('diff')).out, /Deployment\/image/);
  });
  test('names only problems that are new', async () => {
    const made = repository();
    made.write({ 'image.yaml': `# moved\n${named('image')}`, 'scaled.yaml': named('scaled').replace('replicas: 10', 'replicas: -1') });
    const { out } = await made.run('diff', '--format', 'json');
    const { findings } = JSON.parse(out) as { readonly findings: readonly { readonly file: string; readonly code: string }[] };
    assert.deepEqual(
      findings.map(({ file, code }) => `${file} ${code}`),
      ['scaled.yaml spec/negative'],
    );
  });
  test('a renamed file is compared with what it was', async () => {
    const made = repository();
    made.git('mv', 'image.yaml', 'moved.yaml');
    assert.match((await made.run('diff')).out, /No workload is changed/);
  });
  test('runs nothing that the repository names', async () => {
    const made = repository();
    made.git('config', 'diff.external', 'touch pwned');
    made.git('config', 'core.fsmonitor', 'touch pwned');
    made.git('config', 'filter.evil.clean', 'touch pwned');
    made.write({ '.gitattributes': '*.yaml filter=evil diff=evil\n', 'image.yaml': `# changed\n${named('image')}` });
    await made.run('diff');
    const { out } = await made.run('check', '--verbose', '--format', 'json', '--no-ignore');
    assert.doesNotMatch(out, /pwned/);
    assert.throws(() => made.git('cat-file', '-e', 'HEAD:pwned'));
  });
  for (const [name, prepare, args, said] of [
    ['no repository', (made: Folder) => made, [], /not in a git repository/],
    [
      'no commit',
      (made: Folder) => {
        made.git('init', '-q');
      },
      [],
      /git: HEAD: there is no such commit/,
    ],
    ['a ref that isn’t there', begin, ['--base', 'nope'], /git: nope: there is no such commit/],
    ['a ref that is an option', begin, ['--base=--output=x'], /there is no such commit/],
  ] as const) {
    test(`ends with 2 and one line: ${name}`, async () => {
      const made = new Folder({ 'web.yaml': deployment() });
      folders.push(made);
      prepare(made);
      const { code, out, err } = await made.run('diff', ...args);
      assert.match(err, said);
      assert.deepEqual([code, out, err.split('\n').length], [2, '', 2]);
    });
  }
});
