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

interface Written {
  readonly findings: readonly { readonly file: string; readonly code: string }[];
}

/** A branch as a reviewer gets it: rolled by its image, by a checksum, only scaled, rejected, without a place, and by nothing but a ConfigMap. */
function pullRequest(): Folder {
  const web = (name: string, replicas = 6): string =>
    deployment()
      .replace('replicas: 10', `replicas: ${replicas}`)
      .replaceAll('app: web', `app: ${name}`)
      .replace('name: web', `name: ${name}`)
      .replace(/image: .*/, 'image: web:1.0') +
    '          readinessProbe: {httpGet: {path: /ready, port: 80}}\n          resources: {requests: {cpu: 500m}}\n';
  const annotated = web('shop').replace('    metadata:\n', '    metadata:\n      annotations: {checksum/config: aaaa}\n');
  const made = new Folder({
    'api.yaml': web('api'),
    'shop.yaml': annotated,
    'config.yaml': config('info'),
    'worker.yaml': web('worker'),
    'cart.yaml': web('cart'),
    'search.yaml': web('search', 2),
    'reader.yaml': `${web('reader', 2)}          envFrom: [{configMapRef: {name: settings}}]\n`,
    '.rollout-preview.yaml': 'nodes: [{count: 9, cpu: "4", memory: 16Gi}]\n',
  });
  folders.push(made);
  begin(made);
  made.git('checkout', '-qb', 'feature');
  made.write({
    'api.yaml': web('api').replace('web:1.0', 'web:1.1'),
    'shop.yaml': annotated.replace('aaaa', 'bbbb'),
    'config.yaml': config('debug'),
    'worker.yaml': web('worker', 8),
    'cart.yaml': web('cart').replaceAll('app: cart', 'app: basket'),
    'search.yaml': web('search', 2).replace('web:1.0', 'web:1.1').replace('500m', '"6"'),
  });
  made.commit('Change everything');
  return made;
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
  test('says what it says in words', async () => {
    const made = repository();
    made.write({ 'image.yaml': named('image').replace('replicas: 10', 'replicas: -1'), 'new.yaml': named('new') });
    const { out } = await made.run('diff');
    assert.match(out, /^image\.yaml:1: Deployment\/image: will be rejected$/m);
    assert.match(out, /^new\.yaml:1: Deployment\/new: new$/m);
  });
  test('is for a reviewer in Markdown: an overview, the gravest first, what is new, and the reports folded', async () => {
    const made = pullRequest();
    const { code, out } = await made.run('diff', '--base', 'main', '--format', 'markdown');
    const [shown = '', ...folded] = out.split('<details>');
    assert.equal(
      shown,
      `<!-- kubernetes-rollout-preview -->

### Rollout preview

6 workloads: **rejected: 1** · **can’t finish: 1** · rolling out: 2 · no rollout: 2

| Workload | What this change does | Pods | At most | Lowest available | Duration |
|---|---|--:|--:|--:|--:|
| \`Deployment/cart\`<br>\`cart.yaml:1\` | will be rejected: the selector is immutable<br>The Deployment "cart" is invalid: spec.selector: Invalid value: {"matchLabels":{"app":"basket"}}: field is immutable |  |  |  |  |
| \`Deployment/search\`<br>\`search.yaml:1\` | this edit replaces 2 pods: image, resources.requests.cpu<br>**Can’t finish: no node has 6 CPU free**<br>web 1.0 → 1.1<br>resources.requests.cpu 500m → 6 | 2 | 3 | 2 | never completes |
| \`Deployment/api\`<br>\`api.yaml:1\` | this edit replaces 6 pods: image<br>web 1.0 → 1.1 | 6 | 8 | 5 | 24 s |
| \`Deployment/shop\`<br>\`shop.yaml:1\` | this edit replaces 6 pods: annotation checksum/config · checksum/config follows ConfigMap settings (level) | 6 | 8 | 5 | 24 s |
| \`Deployment/worker\`<br>\`worker.yaml:1\` | starts no rollout: only replicas changes, 6 → 8 |  |  |  |  |
| \`Deployment/reader\`<br>\`reader.yaml:1\` | starts no rollout, although ConfigMap settings changed<br>ConfigMap settings: running pods keep the environment they started with.<br>To restart the pods: kubectl rollout restart deployment/reader |  |  |  |  |

#### New problems and risks

- **warning** \`search.yaml:19\`: A rollout can’t finish: no node has 6 CPU free. ([scheduling/no-node](https://github.com/kubernetes-rollout-preview/kubernetes-rollout-preview/blob/main/docs/rules/scheduling/no-node.md))

`,
    );
    assert.deepEqual(
      folded.map(report => /<summary>(.*)<\/summary>/.exec(report)?.[1]),
      ['Deployment/search', 'Deployment/api', 'Deployment/shop'],
    );
    assert.equal(code, 1);
  });
  test('says of a file that is named and gone what is gone with it', async () => {
    const made = repository();
    made.git('rm', '-q', 'gone.yaml');
    assert.equal((await made.run('diff', 'gone.yaml')).out, 'gone.yaml:1: Deployment/gone: no longer in the file\n');
    made.write({ 'deep/web.yaml': named('web') });
    made.commit('Add a folder');
    made.git('rm', '-qr', 'deep');
    assert.match((await made.run('diff', 'deep')).out, /^deep\/web\.yaml:1: Deployment\/web: no longer in the file$/m);
    const never = await made.run('diff', 'deep', 'never.yaml');
    assert.deepEqual([never.code, /never\.yaml: no such file or folder/.test(never.err)], [2, true]);
  });
  test('names the loudest problem first', async () => {
    const made = repository();
    made.write({
      'a.yaml': `${named('a')}      nodeSelector: {disk: ssd}\n`,
      'b.yaml': named('b').replace('replicas: 10', 'replicas: -1'),
    });
    const { out } = await made.run('diff', '--nodes', '3x4cpu,16Gi', '--format', 'json');
    const { findings } = JSON.parse(out) as { readonly findings: readonly { readonly file: string; readonly severity: string }[] };
    assert.deepEqual(
      findings.map(({ file, severity }) => `${file} ${severity}`),
      ['b.yaml error', 'a.yaml warning'],
    );
  });
  test('names charts and kustomizations that changed and weren’t rendered', async () => {
    const chart = { 'charts/web/Chart.yaml': 'name: web\nversion: 1.0.0\n', 'charts/web/values.yaml': 'image: a\n' };
    const made = new Folder({ ...chart, 'base/kustomization.yaml': 'resources: [web.yaml]\n', 'base/web.yaml': deployment() });
    made.write({ 'prod/kustomization.yaml': 'resources: [../base]\n', 'prod/patch.yaml': 'a: b\n', 'notes/values.yaml': 'a: b\n' });
    folders.push(made);
    begin(made);
    made.write({ 'charts/web/values.yaml': 'image: b\n', 'prod/patch.yaml': 'a: c\n', 'notes/values.yaml': 'a: c\n' });
    made.write({ 'base/web.yaml': deployment().replace(/image: .*/, 'image: nginx:9') });
    const sentence = 'Changed, but not rendered (--helm, --kustomize, or --render): ';
    const text = await made.run('diff');
    assert.equal(text.err, `${sentence}charts/web, prod\n`);
    assert.doesNotMatch(text.out, /rendered/);
    const markdown = await made.run('diff', 'charts', '--format', 'markdown');
    assert.ok(markdown.out.includes(`\n\n${sentence}\`charts/web\`\n\n`));
  });
  test('says the same of a commit as of the files', async () => {
    const made = pullRequest();
    const files = await made.run('diff', '--base', 'main', '--format', 'json');
    made.git('checkout', '-q', 'main');
    assert.deepEqual(await made.run('diff', '--base', 'main', '--head', 'feature', '--format', 'json'), files);
  });
  test('names what a change does to files that stay as they are, and no problem that was there before', async () => {
    const quota = (pods: number): string =>
      `apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: pods, namespace: shop}\nspec: {hard: {pods: "${pods}"}}\n`;
    const made = new Folder({ 'web.yaml': named('web').replace('name: web', 'name: web\n  namespace: shop'), 'quota.yaml': quota(20) });
    folders.push(made);
    begin(made);
    made.write({ 'quota.yaml': quota(4) });
    const codes = async () => {
      const { findings } = JSON.parse((await made.run('diff', '--format', 'json')).out) as Written;
      return findings.map(({ file, code }) => `${file} ${code}`);
    };
    assert.deepEqual(await codes(), ['quota.yaml quota/no-room', 'web.yaml quota/no-room']);
    made.commit('Less');
    made.write({ 'quota.yaml': `# less\n${quota(4)}` });
    assert.deepEqual(await codes(), []);
  });
  test('leaves out what the settings leave out', async () => {
    const made = repository();
    made.write({ 'image.yaml': named('image').replace(/image: .*/, 'image: nginx:9'), '.rollout-preview.yaml': 'ignore: [image.yaml]\n' });
    assert.match((await made.run('diff')).out, /No workload is changed/);
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
  test('a workload that is rejected as it was before is none that the change rolls out', async () => {
    const both = `${named('image')}---\n${named('wrong').replace('replicas: 10', 'replicas: -1')}`;
    const made = new Folder({ 'both.yaml': both });
    folders.push(made);
    begin(made);
    made.write({ 'both.yaml': both.replace(/image: .*/, 'image: nginx:9') });
    const { code, out } = await made.run('diff', '--format', 'json');
    const { workloads } = JSON.parse(out) as { readonly workloads: readonly { readonly name: string }[] };
    assert.deepEqual([workloads.map(({ name }) => name), code], [['image'], 0]);
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
