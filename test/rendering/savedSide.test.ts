/** What a rendered document is compared with where the saved file is chosen, with stand-ins for the server, for kustomize and for VS Code. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { EditBases } from '../../client/editEffect/editBases';
import { BaseRenderings } from '../../client/rendering/baseRenderings';
import { sourceRenderer, type Side } from '../../client/rendering/sourceRenderer';
import { noFurtherValues } from '../../client/rendering/valuesOffers';
import { deployment } from '../support/manifest';
import { configured, opened, Uri } from '../support/vscode';
import { newFolder, program, write } from '../workspace/folders';
import { ask, none } from './world';

const web = (replicas: number): string => deployment().replace('replicas: 10', `replicas: ${replicas}`);
const rendered = 'rollout-rendered:///kustomize/overlay/web.yaml';

/** A kustomization whose manifest is saved with 3 replicas, and edited to have 4. */
function editedKustomization(t: TestContext): (base?: Side['base']) => Promise<unknown> {
  const folder = newFolder(t);
  write(folder, { 'kustomization.yaml': 'resources: [web.yaml]\n', 'web.yaml': web(3) });
  const lines = 'if [ "$1" = version ]; then echo v5.8.1; else for last; do :; done; cat "$last/web.yaml"; fi';
  configured.set('rolloutPreview.kustomize.path', program(newFolder(t), 'kustomize', lines));
  const uri = Uri.file(path.join(folder, 'web.yaml'));
  opened.documents = [{ uri, languageId: 'yaml', isDirty: true, getText: () => web(4) }];
  const renderer = sourceRenderer(ask, newFolder(t));
  const side = { values: noFurtherValues, mayFetch: [], isAsked: false, variables: [] };
  return base =>
    renderer.render({ kind: 'kustomization', root: folder, folder }, { ...side, ...(base === undefined ? {} : { base }) }, none);
}

test('an edit that isn’t saved is compared with what is', async t => {
  const render = editedKustomization(t);
  const now = await render();
  const shown = { source: { kind: 'kustomization' }, rendered: now };
  const renderings = { shownIn: () => shown, base: (_: unknown, base: Side['base']) => render(base), onDidChange: () => undefined };
  const server = { request: (_: string, { base }: { readonly base: string }) => Promise.resolve({ text: base }) };
  const bases = new BaseRenderings(renderings as never, ask, server as never);
  const builds = { onDidChoose: () => undefined };
  const edits = new EditBases(server as never, builds as never, { renderings, bases } as never);
  assert.equal((now as { readonly output: string }).output, web(4));
  assert.deepEqual(await edits.of(rendered, 'Deployment//web', 'the saved file'), { ref: 'the saved file', text: web(3) });
});
