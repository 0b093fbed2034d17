import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { deployment } from '../support/manifest';
import { Folder } from './rolloutPreview';

const folders: Folder[] = [];
function folder(files: Readonly<Record<string, string | Uint8Array>>): Folder {
  const made = new Folder(files);
  folders.push(made);
  return made;
}
after(() => folders.forEach(made => made.remove()));

interface Written {
  readonly file: string;
  readonly code: string;
}

const wrong = deployment().replace('replicas: 10', 'replicas: -1');

describe('check', () => {
  test('names the place, the code and the line of what would be rejected', async () => {
    const { code, out, err } = await folder({ 'web.yaml': wrong }).run('check');
    assert.match(out, /^web\.yaml:6:13: error: .+ \[spec\/negative\]$/m);
    assert.match(out, /^ {2}API server: spec\.replicas: Invalid value: -1: must be greater than or equal to 0$/m);
    assert.match(out, /^6 | {3}replicas: -1$/m);
    assert.match(out, /^ {2}\| {13}\^\^$/m);
    assert.deepEqual([code, err], [1, '']);
  });
  test('is fine where nothing is found, and silent on what is no workload', async () => {
    const { code, out } = await folder({ 'web.yaml': deployment(), 'values.yaml': 'replicas: -1\n', 'package.json': '{"a": 1}' }).run(
      'check',
    );
    assert.match(out, /^1 workload · 3 files · nothing found$/m);
    assert.doesNotMatch(out, /error:/);
    assert.equal(code, 0);
  });
  test('looks at what other files say of a workload', async () => {
    const claimed = `${deployment()}      volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]\n`;
    const claim = (mode: string): string =>
      `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data}\nspec: {accessModes: [${mode}], resources: {requests: {storage: 1Gi}}}\n`;
    const once = await folder({ 'web.yaml': claimed, 'deep/claim.yaml': claim('ReadWriteOncePod') }).run('check');
    const many = await folder({ 'web.yaml': claimed, 'deep/claim.yaml': claim('ReadWriteMany') }).run('check');
    assert.match(once.out, /data/);
    assert.doesNotMatch(many.out, /volume\//);
  });
  test('a file that is named is seen beside the others of its folder, of which nothing is said', async () => {
    const files = folder({
      'web.yaml': deployment(),
      'wrong.yaml': wrong.replaceAll('name: web', 'name: other'),
      'quota.yaml': 'apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: few}\nspec: {hard: {pods: "5"}}\n',
      'base/kustomization.yaml': 'patches: [{path: patch.yaml}]\n',
      'base/patch.yaml': wrong,
    });
    const { out } = await files.run('check', 'web.yaml', '--format', 'json');
    const { files: number, findings } = JSON.parse(out) as { readonly files: number; readonly findings: readonly Written[] };
    assert.equal(number, 1);
    assert.deepEqual([...new Set(findings.map(({ file, code }) => `${file} ${code}`))], ['web.yaml quota/no-room']);
    assert.match((await files.run('check', 'base/patch.yaml')).out, /nothing found$/m);
  });
  test('a file that is named twice, also by its folder, is checked once', async () => {
    const { out } = await folder({ 'web.yaml': wrong }).run('check', 'web.yaml', './web.yaml', '.', '--format', 'json');
    const { files, findings } = JSON.parse(out) as { readonly files: number; readonly findings: readonly Written[] };
    assert.deepEqual([files, findings.length], [1, 1]);
  });
  test('keeps no file’s text: 48 MB of manifests in a memory of 40', async () => {
    const long = `# ${'x'.repeat(997)}\n`.repeat(800);
    const files = Array.from({ length: 60 }, (_, index) => [`${index}.yaml`, long + deployment().replaceAll('web', `w${index}`)]);
    const environment = { NODE_OPTIONS: '--max-old-space-size=40' };
    const { code, out } = await folder(Object.fromEntries(files) as Record<string, string>).runUnder(environment, '', 'check');
    assert.deepEqual([code, out], [0, '60 workloads · 60 files · nothing found\n']);
  });
  test('says at a quota, too, that it leaves no room', async () => {
    const quota = 'apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: few}\nspec: {hard: {pods: "5"}}\n';
    const { out } = await folder({ 'web.yaml': deployment(), 'quota.yaml': quota }).run('check');
    assert.match(out, /^quota\.yaml:4:\d+: .+ \[quota\/no-room\]$/m);
    assert.match(out, /^web\.yaml:\d+:\d+: .+ \[quota\/no-room\]$/m);
  });
  test('reads standard input, and files by name', async () => {
    const files = folder({ 'a.txt': wrong });
    assert.match((await files.runWith(wrong, 'check', '-')).out, /^-:6:13: error/m);
    assert.match((await files.run('check', 'a.txt')).out, /^a\.txt:6:13: error/m);
  });
  test('names files from the root of the repository where a service reads them', async () => {
    const files = folder({ 'k8s/web.yaml': wrong, 'other/web.yaml': wrong });
    const named = async (format: string): Promise<readonly boolean[]> => {
      const { out } = await files.runIn('k8s', 'check', 'web.yaml', '../other/web.yaml', '--format', format);
      return ['k8s/web.yaml', 'other/web.yaml'].map(file => new RegExp(`[="]${file}[,"]`).test(out));
    };
    assert.deepEqual(await named('github'), [false, false]);
    files.git('init', '-q');
    for (const format of ['github', 'gitlab', 'sarif']) assert.deepEqual(await named(format), [true, true], format);
    assert.deepEqual(await named('json'), [false, false]);
  });
  test('standard input is read once, as a file would be', async () => {
    const files = folder({});
    const twice = await files.runWith(wrong, 'check', '-', '-', '--format', 'json');
    assert.equal((JSON.parse(twice.out) as { readonly files: number }).files, 1);
    const ended = async (input: string) => {
      const { code, out, err } = await files.runWith(input, 'check', '-');
      return [code, out, err];
    };
    assert.deepEqual(await ended('a\0b'), [2, '', 'rollout-preview: -: not a text file\n']);
    assert.deepEqual(await ended(`${wrong}${'#\n'.repeat(2_500_000)}`), [2, '', 'rollout-preview: -: larger than 5 MB\n']);
  });
  test('says which Kubernetes counts in the place of an older or a newer one', async () => {
    const files = folder({ 'web.yaml': deployment() });
    const said = async (version: string) => (await files.run('check', 'web.yaml', '--kubernetes-version', version)).err;
    assert.deepEqual(await Promise.all(['1.2', '1.99', 'v1.33.4', '1.36'].map(said)), [
      '--kubernetes-version: 1.2 is taken for 1.30\n',
      '--kubernetes-version: 1.99 is taken for 1.36\n',
      '',
      '',
    ]);
  });
  test('leaves out what .gitignore names, node_modules, vendor, hidden folders, and links out of the folder', async () => {
    const files = folder({
      '.gitignore': 'out/\n*.tmp.yaml\n!keep.tmp.yaml\n',
      'out/web.yaml': wrong,
      'a.tmp.yaml': wrong,
      'keep.tmp.yaml': wrong,
      'node_modules/web.yaml': wrong,
      'vendor/web.yaml': wrong,
      '.hidden/web.yaml': wrong,
    });
    files.git('init', '-q');
    symlinkSync('/etc', path.join(files.path, 'etc'));
    const named = async (...args: readonly string[]): Promise<readonly string[]> => {
      const { out } = await files.run('check', '--format', 'json', ...args);
      return (JSON.parse(out) as { readonly findings: readonly { readonly file: string }[] }).findings.map(({ file }) => file);
    };
    assert.deepEqual(await named(), ['keep.tmp.yaml']);
    assert.deepEqual(await named('--no-ignore'), ['a.tmp.yaml', 'keep.tmp.yaml', 'out/web.yaml']);
    assert.deepEqual(await named('out'), []);
    assert.deepEqual(await named('out/web.yaml'), ['out/web.yaml']);
  });
  test('takes the settings of .rollout-preview.yaml, and those of options over them', async () => {
    const files = folder({
      '.rollout-preview.yaml': 'ignore: [old/]\nassume: {readySeconds: 30}\nnodes: [{count: 1, cpu: "1", memory: 1Gi}]\n',
      'old/web.yaml': wrong,
      'web.yaml': `${deployment()}          resources: {requests: {cpu: 500m}}\n`,
    });
    const { out } = await files.run('check');
    assert.doesNotMatch(out, /old\/web/);
    assert.match(out, /\[scheduling\/no-node\]/);
    assert.doesNotMatch((await files.run('check', '--nodes', '10x4cpu,16Gi')).out, /no-node/);
    assert.match((await files.run('show', 'web.yaml', '--nodes', '10x4cpu,16Gi')).out, /about 1 min/);
    files.write({ 'other.yaml': 'rulez: {}\n' });
    assert.match((await files.run('check', '--config', 'other.yaml')).err, /^rollout-preview: other\.yaml:1: Unknown key rulez/);
  });
  test('reads no settings that a link brings in from elsewhere', async () => {
    const elsewhere = folder({ 'config.yaml': 'token: abc\n' });
    const files = folder({ 'web.yaml': deployment() });
    symlinkSync(path.join(elsewhere.path, 'config.yaml'), path.join(files.path, '.rollout-preview.yaml'));
    const { code, out, err } = await files.run('check', 'web.yaml');
    assert.deepEqual({ code, out, err }, { code: 2, out: '', err: 'rollout-preview: .rollout-preview.yaml: leads out of the folder\n' });
  });
  for (const [name, args, said] of [
    ['a file that isn’t there', ['check', 'no.yaml'], /^rollout-preview: no\.yaml: no such file or folder\n$/],
    ['an option that isn’t known', ['check', '--nope'], /^rollout-preview: Unknown option '--nope'/],
    ['a format that isn’t known', ['check', '--format', 'xml'], /^rollout-preview: --format: no “xml”; it is text, /],
    ['a command that isn’t known', ['chekc'], /^rollout-preview: no command “chekc”; it is check, /],
    ['a rule that isn’t known', ['check', '--rule', 'a/b=off'], /^rollout-preview: --rule: there is no rule “a\/b”\n$/],
    ['a version that is none', ['check', '--kubernetes-version', 'new'], /^rollout-preview: --kubernetes-version: /],
    ['a binary', ['check', 'image.yaml'], /^rollout-preview: image\.yaml: not a text file\n$/],
    ['a pipe', ['check', '/dev/null'], /neither a file nor a folder\n$/],
    ['a variable of the shell that isn’t set', ['check', ''], /^rollout-preview: an argument is empty\n$/],
    ['a folder where a file is wanted', ['show', '.'], /^rollout-preview: \.: a folder; name a file in it\n$/],
    ['a folder for the history', ['history', '.'], /^rollout-preview: \.: a folder; name a file in it\n$/],
    ['one workload too many', ['history', 'web.yaml', 'a', 'b'], /^rollout-preview: history: “b” is one too many\n$/],
    ['values without a chart', ['check', '--values', 'values.yaml'], /^rollout-preview: --values: only with --helm\n$/],
    ['a namespace without a chart', ['diff', '--namespace', 'shop'], /^rollout-preview: --namespace: only with --helm\n$/],
    ['something to render where nothing is named', ['check', '--render', 'shop'], /no settings with render: name “shop”\n$/],
    ['more than a server takes', ['mcp', 'shop'], /^rollout-preview: mcp: “shop” is one too many\n$/],
    ['a server with a rule that isn’t known', ['mcp', '--rule', 'a/b=off'], /^rollout-preview: --rule: there is no rule “a\/b”\n$/],
  ] as const) {
    test(`ends with 2 and one line: ${name}`, async () => {
      const { code, out, err } = await folder({ 'image.yaml': new Uint8Array([1, 0, 2]) }).run(...args);
      assert.match(err, said);
      assert.deepEqual([code, out, err.split('\n').length], [2, '', 2]);
    });
  }
  test('a folder without rights is said', async () => {
    const files = folder({});
    mkdirSync(path.join(files.path, 'closed'));
    chmodSync(path.join(files.path, 'closed'), 0o000);
    const { code } = await files.run('check', 'closed');
    assert.ok(process.getuid?.() === 0 ? code === 0 : code === 2);
    chmodSync(path.join(files.path, 'closed'), 0o755);
  });
  test('a name moves no cursor, and ends no workflow command', async () => {
    const files = folder({ 'web.yaml': wrong.replace('name: web', 'name: "a\\e[31m\\n::error::b"') });
    for (const format of ['text', 'github', 'junit', 'gitlab', 'sarif', 'json']) {
      const { out } = await files.run('check', '--format', format);
      assert.ok(!out.includes('\u001b'), format);
      assert.doesNotMatch(out, /^::error::b/m, format);
    }
  });
  test('--help of the program and of a command', async () => {
    const files = folder({});
    assert.match((await files.run('--help')).out, /rollout-preview check \[PATH…\]/);
    const { code, out } = await files.run('check', '--help');
    assert.match(out, /--fail-on LEVEL/);
    assert.equal(code, 0);
    assert.equal((await files.run()).code, 2);
  });
});
