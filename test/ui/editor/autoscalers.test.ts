/** A Deployment that leaves its replicas to an autoscaler in another file: lens and timeline follow that file by themselves. */
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe } from 'node:test';
import { Editor, testsIn } from '../../support/editor';
import { autoscaler } from '../../support/manifest';

const scaled = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  strategy:
    rollingUpdate:
      maxSurge: 50%
      maxUnavailable: 0
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [{ name: web, image: "nginx:1.27" }]
`;

describe('an autoscaler in another file', () => {
  let editor: Editor;
  const test = testsIn(() => editor);
  const write = (minReplicas: number): void => writeFileSync(path.join(editor.folder, 'hpa.yaml'), autoscaler({ minReplicas }));
  before(async () => {
    editor = await Editor.start({ files: { 'web.yaml': scaled, 'hpa.yaml': autoscaler({ minReplicas: 5 }) }, open: 'web.yaml' });
  });
  after(() => editor.close());

  test('the verdict is worked out with its minReplicas', () => editor.lens('5 pods · at most 8 · never below 5').waitFor());

  test('what it comes to, and where it comes from, stands in the text', async () => {
    await editor.page.getByText('replicas 5 (from HPA)').first().waitFor();
    const hover = await editor.hover('maxSurge');
    await hover.getByText('isn’t set').first().waitFor();
    await editor.screenshot('autoscalerHover');
  });

  test('the timeline says it', async () => {
    await editor.lens('Rollout timeline').click();
    await editor.timeline().text('replicas isn’t set in the manifest; 5 is minReplicas of HPA web.').waitFor();
    await editor.screenshot('autoscalerTimeline');
  });

  test('when it is changed, lens and timeline follow', async () => {
    write(8);
    await editor.lens('8 pods · at most 12').waitFor();
    await editor.timeline().text('replicas isn’t set in the manifest; 8 is minReplicas of HPA web.').waitFor();
  });

  test('when it has gone, the default is in force', async () => {
    rmSync(path.join(editor.folder, 'hpa.yaml'));
    await editor.lens('1 pod · at most 2').waitFor();
    await editor.page.getByText('replicas 1', { exact: true }).first().waitFor();
  });
});
