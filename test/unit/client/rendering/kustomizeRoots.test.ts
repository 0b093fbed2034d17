/** Which kustomizations a file ends up in, with a stand-in for the server, which says what each of them names. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FoundKustomization } from '../../../../client/kustomize/kustomizations';
import { KustomizeRoots } from '../../../../client/rendering/kustomizeRoots';
import { Uri } from '../../../support/vscode';

function kustomization(path: string, text: string): FoundKustomization {
  const found: unknown = { uri: Uri.file(path), path, text };
  return found as FoundKustomization;
}

/** The texts are what a kustomization names, a word an entry; `silent`: the server says nothing. */
function rootsOf(found: readonly FoundKustomization[]) {
  const known = [...found];
  const asked: string[] = [];
  const around = (): Promise<readonly FoundKustomization[]> => Promise.resolve([...known]);
  const ask = (_question: string, { text }: { readonly text: string }) => {
    asked.push(text);
    return Promise.resolve(text === 'silent' ? null : { named: text.split(' ').map(entry => ({ entry })) });
  };
  const [kustomizations, server] = [{ around }, ask] as unknown as ConstructorParameters<typeof KustomizeRoots>;
  const roots = new KustomizeRoots(kustomizations, server);
  const of = async (file: string): Promise<readonly string[]> => ((await roots.of(file, '/w'))?.sources ?? []).map(({ root }) => root);
  return { of, known, asked };
}

test('a file ends up in the outermost kustomizations that take it up', async () => {
  const { of } = rootsOf([
    kustomization('/w/base/kustomization.yaml', 'web.yaml'),
    kustomization('/w/prod/kustomization.yaml', '../base patch.yaml'),
    kustomization('/w/test/kustomization.yaml', '../base'),
  ]);
  assert.deepEqual(await of('/w/base/web.yaml'), ['/w/prod', '/w/test']);
  assert.deepEqual(await of('/w/prod/patch.yaml'), ['/w/prod']);
  assert.deepEqual(await of('/w/base/kustomization.yaml'), ['/w/prod', '/w/test']);
  assert.deepEqual(await of('/w/other.yaml'), []);
});

test('kustomizations that take up each other, or themselves, have no end that is looked for', async () => {
  const { of } = rootsOf([kustomization('/w/a/kustomization.yaml', '../b web.yaml .'), kustomization('/w/b/kustomization.yaml', '../a')]);
  assert.deepEqual(await of('/w/a/web.yaml'), []);
});

test('what a kustomization names is asked again only where it has changed, or nobody could say', async () => {
  const { of, known, asked } = rootsOf([
    kustomization('/w/a/kustomization.yaml', 'web.yaml'),
    kustomization('/w/b/kustomization.yaml', 'x.yaml'),
  ]);
  assert.deepEqual([await of('/w/a/web.yaml'), await of('/w/b/x.yaml'), asked.splice(0)], [['/w/a'], ['/w/b'], ['web.yaml', 'x.yaml']]);
  known[1] = kustomization('/w/b/kustomization.yaml', 'y.yaml');
  assert.deepEqual([await of('/w/b/x.yaml'), await of('/w/b/y.yaml'), asked.splice(0)], [[], ['/w/b'], ['y.yaml']]);
  known.push(kustomization('/w/c/kustomization.yaml', 'silent'));
  assert.deepEqual([await of('/w/a/web.yaml'), await of('/w/a/web.yaml'), asked.splice(0)], [['/w/a'], ['/w/a'], ['silent', 'silent']]);
  known.splice(1);
  assert.deepEqual([await of('/w/b/y.yaml'), asked], [[], []]);
});
