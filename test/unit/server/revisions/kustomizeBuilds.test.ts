import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kustomizeBuilds, outermostBuild } from '../../../../server/revisions/kustomizeBuilds';

/** Directories with the text of their kustomizations; a line for each build of `/repo/base/web.yaml`: its directories, and the tags that it sets. */
function checkBuilds(directories: Readonly<Record<string, string>>, ...expected: readonly string[]): void {
  const lines = kustomizeBuilds('/repo/base/web.yaml', filesOf(directories)).map(({ files, images }) =>
    [files.map(file => file.slice('/repo/'.length, -'/kustomization.yaml'.length)).join(' '), images.map(({ newTag }) => newTag).join(' ')]
      .filter(part => part !== '')
      .join(': '),
  );
  assert.deepEqual(lines, expected);
}

const filesOf = (directories: Readonly<Record<string, string>>) =>
  Object.entries(directories).map(([directory, text]) => ({ path: `/repo/${directory}/kustomization.yaml`, text }));

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
test('an overlay of an overlay', () =>
  checkBuilds(
    { base: 'resources: [web.yaml]', mid: 'resources: [../base]', prod: `resources: [../mid]\n${image('2')}` },
    'base mid prod: 2',
  ));
test('components come between the base and the overlay', () =>
  checkBuilds(
    { base: 'resources: [web.yaml]', comp: image('c'), prod: `resources: [../base]\ncomponents: [../comp]\n${image('p')}` },
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
      ...{ comp: image('c'), prod: 'resources: [../other, ../base]' },
    },
    'comp base prod: c',
  ));
test('the manifest itself in an overlay', () => checkBuilds({ prod: `resources: [../base/web.yaml]\n${image('2')}` }, 'prod: 2'));
test('kustomizations that build upon each other', () =>
  checkBuilds({ base: 'resources: [web.yaml, ../prod]', prod: 'resources: [../base]' }, 'base prod'));
test('what can’t be read', () =>
  checkBuilds({ base: 'resources: web.yaml', prod: '{{ nothing', dev: 'resources: [https://a.example/base?ref=1, 3, null]' }));

test('where the overlay wasn’t one yet, its base counts', () => {
  const files = filesOf({ base: `resources: [web.yaml]\n${image('1')}`, prod: image('2') });
  assert.deepEqual(outermostBuild('/repo/base/web.yaml', files)?.images, [{ name: 'nginx', newTag: '1' }]);
});
test('names within a repository have no slash before them', () => {
  const files = [
    { path: 'kustomization.yaml', text: 'resources: [web.yaml]' },
    { path: 'prod/kustomization.yaml', text: `resources: [..]\n${image('2')}` },
  ];
  assert.deepEqual(outermostBuild('web.yaml', files)?.files, ['kustomization.yaml', 'prod/kustomization.yaml']);
});
