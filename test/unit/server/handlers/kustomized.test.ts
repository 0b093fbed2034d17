import assert from 'node:assert/strict';
import { test } from 'node:test';
import { templates } from '../../../../server/handlers/templates';
import { timeline } from '../../../../server/handlers/timeline';
import type { Kustomized } from '../../../../server/protocol/revisions';
import type { Action, PastRevision } from '../../../../server/protocol/scenario';
import { deployment, open, settings } from '../../../support/manifest';

const workload = 'Deployment//web';
/** The build of an overlay that sets a tag. */
const kustomized = (tag: string): Kustomized => ({
  manifest: 'base/web.yaml',
  files: [
    { path: 'base/kustomization.yaml', text: 'resources: [web.yaml]' },
    { path: 'prod/kustomization.yaml', text: `resources: [../base]\nimages: [{ name: nginx, newTag: "${tag}" }]` },
  ],
});
const text = deployment([]).replace(/image: .*?(?=[\s,}])/, 'image: nginx');
const file = open(text);

/** The past of a manifest that has stayed as it is, with each of these tags in its kustomization. */
function pastWith(tags: readonly string[], now: string | undefined): readonly PastRevision[] {
  const sources = tags.map(tag => ({ key: tag, source: { kind: 'text' as const, text, kustomized: kustomized(tag) } }));
  const present = now === undefined ? {} : { kustomizeImages: [{ name: 'nginx', newTag: now }] };
  const found = templates.answer({ uri: file.uri, workload, sources, full: true, ...present }, file, settings).templates;
  return found.flatMap((info, index) => (info?.manifest === undefined ? [] : [{ revision: index + 1, manifest: info.manifest }]));
}

/** The revisions after an action, the current one with a `>`; or why it is refused. */
function checkTimeline(tags: readonly string[], now: string | undefined, action: Action, ...expected: readonly string[]): void {
  const present = now === undefined ? {} : { kustomizeImages: [{ name: 'nginx', newTag: now }] };
  const scenario = { whatIf: {}, assumptions: {}, actions: [{ action, at: 'rest' as const }], past: pastWith(tags, now), ...present };
  const result = timeline.answer({ uri: file.uri, workload, scenario }, file, settings);
  const lines =
    result.state === 'timeline'
      ? result.timeline.revisions.map(({ revision, images, current }) => `${current ? '>' : ' '}${revision} ${images.join()}`)
      : [result.state];
  assert.deepEqual(lines, expected);
}

test('the manifest is the revision that its kustomization makes of it', () =>
  checkTimeline(['1', '2'], '2', { kind: 'undo', toRevision: 1 }, ' 2 nginx:2', '>3 nginx:1'));
test('a kustomization that was edited makes the next one', () =>
  checkTimeline(['1', '2'], '3', { kind: 'undo', toRevision: 1 }, ' 2 nginx:2', ' 3 nginx:3', '>4 nginx:1'));
test('without it the manifest’s own image counts', () =>
  checkTimeline(['1', '2'], undefined, { kind: 'undo', toRevision: 1 }, ' 2 nginx:2', ' 3 nginx', '>4 nginx:1'));

test('a tag that kustomize refuses was never deployed', () => {
  const [numbered, quoted] = ['1.10', '"1.10"'].map(tag => ({
    key: tag,
    source: {
      ...{ kind: 'text' as const, text },
      kustomized: {
        manifest: 'web.yaml',
        files: [{ path: 'kustomization.yaml', text: `resources: [web.yaml]\nimages: [{ name: nginx, newTag: ${tag} }]` }],
      },
    },
  }));
  const sources = [numbered, quoted].flatMap(source => source ?? []);
  const found = templates.answer({ uri: file.uri, workload, sources }, file, settings).templates;
  assert.deepEqual(
    found.map(info => `${info?.refused} ${info?.images.join()}`),
    ['true nginx', 'false nginx:1.10'],
  );
});

test('what going back changes counts from the kustomization’s image', () => {
  const sources = ['1', '2'].map(tag => ({ key: tag, source: { kind: 'text' as const, text, kustomized: kustomized(tag) } }));
  const asked = { uri: file.uri, workload, sources: [{ key: 'now', source: { kind: 'document' as const } }, ...sources] };
  const found = templates.answer({ ...asked, kustomizeImages: [{ name: 'nginx', newTag: '2' }] }, file, settings).templates;
  assert.deepEqual(
    found.map(info => info?.difference),
    ['', 'nginx 2 → 1', ''],
  );
});
