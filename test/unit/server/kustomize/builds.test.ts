import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildsOf, outermostBuild } from '../../../../server/kustomize/builds';

/** Directories with the text of their kustomizations; a line for each build of `/repo/base/web.yaml`: its directories, and the tags that it sets. */
function checkBuilds(directories: Readonly<Record<string, string>>, ...expected: readonly string[]): void {
  const lines = buildsOf('/repo/base/web.yaml', filesOf(directories)).map(({ files, images, problem }) =>
    [
      files.map(file => file.slice('/repo/'.length, -'/kustomization.yaml'.length)).join(' '),
      images.map(({ newTag }) => newTag).join(' '),
      problem === null ? '' : `${problem.path}@${problem.span.start} ${problem.message}`,
    ]
      .filter(part => part !== '')
      .join(': '),
  );
  assert.deepEqual(lines, expected);
}

const filesOf = (directories: Readonly<Record<string, string>>) =>
  Object.entries(directories).map(([directory, text]) => ({ path: `/repo/${directory}/kustomization.yaml`, text }));

const component = (tag: string, more = ''): string => `kind: Component\n${image(tag)}\n${more}`;
const image = (tag: string): string => `images: [{ name: nginx, newTag: "${tag}" }]`;

test('none', () => checkBuilds({}));
test('one that names other files', () => checkBuilds({ base: 'resources: [db.yaml]' }));
test('the one beside it', () => checkBuilds({ base: `resources:\n- web.yaml\n${image('1')}` }, 'base: 1'));
test('an overlay takes the place of its base', () =>
  checkBuilds({ base: 'resources: [./web.yaml]', prod: `resources: [../base/]\n${image('2')}` }, 'base prod: 2'));
test('a base sets first', () =>
  checkBuilds({ prod: `bases: [../base]\n${image('2')}`, base: `resources: [web.yaml]\n${image('1')}` }, 'base prod: 1 2'));
test('an overlay for each environment', () =>
  checkBuilds(
    {
      ...{ base: 'resources: [web.yaml]', 'overlays/dev': `resources: [../../base]\n${image('d')}` },
      'overlays/prod': `resources: [../../base]\n${image('p')}`,
    },
    'base overlays/dev: d',
    'base overlays/prod: p',
  ));
test('builds come in the order of the files, whichever is found first', () =>
  checkBuilds(
    {
      stage: `resources: [../base]\n${image('s')}`,
      alone: `resources: [../base/web.yaml]\n${image('a')}`,
      base: 'resources: [web.yaml]',
    },
    'base stage: s',
    'alone: a',
  ));
test('an overlay of an overlay', () =>
  checkBuilds(
    { base: 'resources: [web.yaml]', mid: 'resources: [../base]', prod: `resources: [../mid]\n${image('2')}` },
    'base mid prod: 2',
  ));
test('components come between the base and the overlay', () =>
  checkBuilds(
    { base: 'resources: [web.yaml]', comp: component('c'), prod: `resources: [../base]\ncomponents: [../comp]\n${image('p')}` },
    'base comp prod: c p',
  ));
test('another base of the overlay has its own images', () =>
  checkBuilds(
    { base: 'resources: [web.yaml]', other: `resources: [db.yaml]\n${image('o')}`, prod: 'resources: [../base, ../other]' },
    'base prod',
  ));
test('a component that another base of the overlay has, too', () =>
  checkBuilds(
    {
      ...{ other: 'resources: [db.yaml]\ncomponents: [../comp]', base: 'resources: [web.yaml]\ncomponents: [../comp]' },
      ...{ comp: component('c'), prod: 'resources: [../other, ../base]' },
    },
    'comp base prod: c',
  ));
test('the manifest itself in an overlay', () => checkBuilds({ prod: `resources: [../base/web.yaml]\n${image('2')}` }, 'prod: 2'));
test('a component changes what was there before it', () =>
  checkBuilds(
    {
      ...{ first: component('1'), own: component('2', 'resources: [../base/web.yaml]'), last: component('3') },
      prod: 'components: [../first, ../own, ../last]',
    },
    'own last prod: 2 3',
  ));
test('a component that base and overlay have changes it twice', () =>
  checkBuilds(
    {
      ...{ comp: component('c'), base: 'resources: [web.yaml]\ncomponents: [../comp]' },
      prod: 'resources: [../base]\ncomponents: [../comp]',
    },
    'comp base prod: c c',
  ));

test('kustomizations that build upon each other', () =>
  checkBuilds(
    { base: 'resources: [web.yaml, ../prod]', prod: 'resources: [../base]' },
    "base prod: /repo/base/kustomization.yaml@22 cycle detected: candidate root '/repo/prod' contains visited root '/repo/prod'",
  ));
test('one that builds upon what it lies in', () =>
  checkBuilds(
    { base: 'resources: [web.yaml]', 'base/prod': 'resources: [..]' },
    "base base/prod: /repo/base/prod/kustomization.yaml@12 cycle detected: candidate root '/repo/base' contains visited root '/repo/base/prod'",
  ));
test('of more than are followed, those within aren’t counted', () => {
  const chain = Object.fromEntries(
    Array.from({ length: 1000 }, (_, index) => [
      index === 0 ? 'base' : `k${index}`,
      `resources: [${index === 0 ? 'web.yaml' : index === 1 ? '../base' : `../k${index - 1}`}]`,
    ]),
  );
  const [build, ...others] = buildsOf('/repo/base/web.yaml', filesOf(chain));
  assert.deepEqual([build?.files.length, build?.cut, others.length], [201, true, 0]);
  const [first] = buildsOf('/repo/base/web.yaml', filesOf({ base: 'resources: [web.yaml]' }));
  assert.equal(first?.cut, false);
});
test('one that can’t be built', () =>
  checkBuilds(
    { base: `resources: [web.yaml]\nimages: [{name: nginx, newTag: 7}]`, prod: 'resources: [../base]' },
    'base prod: /repo/base/kustomization.yaml@53 invalid Kustomization: json: cannot unmarshal number into Go struct field Image.images.newTag of type string',
  ));
test('another base that can’t be built', () =>
  checkBuilds(
    { base: 'resources: [web.yaml]', other: 'image: []', prod: 'resources: [../base, ../other]' },
    'base prod: /repo/other/kustomization.yaml@0 invalid Kustomization: json: unknown field "image"',
  ));
test('a component among the resources', () =>
  checkBuilds(
    { base: 'kind: Component\nresources: [web.yaml]', prod: 'resources: [../base]' },
    "base prod: /repo/prod/kustomization.yaml@12 expected kind != 'Component' for path '/repo/base'",
  ));
test('a kustomization among the components', () =>
  checkBuilds(
    { base: 'resources: [web.yaml]', prod: 'components: [../base]' },
    "base prod: /repo/prod/kustomization.yaml@13 expected kind 'Component' for path '/repo/base' but got 'Kustomization'",
  ));
test('two kustomizations in one directory', () => {
  const files = ['yaml', 'yml'].map(ending => ({ path: `/repo/base/kustomization.${ending}`, text: 'resources: [web.yaml]' }));
  assert.deepEqual(
    buildsOf('/repo/base/web.yaml', files).map(({ problem }) => problem?.message),
    ['Found multiple kustomization files under: /repo/base', 'Found multiple kustomization files under: /repo/base'],
  );
});
test('a chain of many, and components that double at each step, have an end', () => {
  const chain = Array.from(
    { length: 300 },
    (_, at) => [`d${at}`, `resources: [${at === 0 ? '../base/web.yaml' : `../d${at - 1}`}]`] as const,
  );
  const double = Array.from(
    { length: 40 },
    (_, at) => [`c${at}`, component('1', at === 0 ? '' : `components: [../c${at - 1}, ../c${at - 1}]`)] as const,
  );
  const top = ['top', 'resources: [../d299]\ncomponents: [../c39]'] as const;
  const [build] = buildsOf('/repo/base/web.yaml', filesOf(Object.fromEntries([...chain, ...double, top])));
  assert.ok(build !== undefined && build.images.length <= 1001);
});
test('what can’t be read', () =>
  checkBuilds({ base: 'resources: web.yaml', prod: '{{ nothing', dev: 'resources: [https://a.example/base?ref=1, 3, null]' }));

test('where the overlay wasn’t one yet, its base counts', () => {
  const files = filesOf({ base: `resources: [web.yaml]\n${image('1')}`, prod: image('2') });
  assert.deepEqual(outermostBuild('/repo/base/web.yaml', files)?.images, [{ name: 'nginx', newTag: '1' }]);
});
test('names within a repository have no slash before them', () => {
  const files = [
    { path: 'base/kustomization.yaml', text: 'resources: [web.yaml]' },
    { path: 'prod/kustomization.yaml', text: `resources: [../base]\n${image('2')}` },
  ];
  assert.deepEqual(outermostBuild('base/web.yaml', files)?.files, ['base/kustomization.yaml', 'prod/kustomization.yaml']);
});
