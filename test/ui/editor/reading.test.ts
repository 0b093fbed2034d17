/** Reading a manifest in the whole editor: lens, hover, squiggle, problems; and silence where there is nothing to say. */
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { Editor, testsIn } from '../../support/editor';

describe('reading a manifest in the editor', () => {
  let editor: Editor;
  const test = testsIn(() => editor);
  before(async () => {
    editor = await Editor.start({
      files: {
        'workflow.yaml': 'name: CI\non: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n',
        'template.yaml':
          'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {{ .Release.Name }}\nspec:\n  replicas: {{ .Values.replicas }}\n',
        'empty.yaml': '',
        'picture.yaml': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0xff, 0xfe, 0, 0]),
        'huge.yaml': deployment('huge', 'replicas: 99999999999'),
        'bomb.yaml': `${aliasBomb}---\n${deployment('survivor', 'replicas: 2')}`,
      },
    });
  });
  after(() => editor.close());

  test('the verdict stands above the workload', async () => {
    await editor.lens('10 pods · at most 11 · never below 9 · about').waitFor();
    await editor.lens('Roll back…').waitFor();
    assert.deepEqual((await editor.lenses.allInnerTexts()).slice(1), ['Rollout timeline', 'Set image…', 'Roll back…']);
  });

  test('a hover tells what a field does here', async () => {
    const hover = await editor.hover('maxSurge');
    await hover.getByText('11').first().waitFor();
    await editor.screenshot('hover');
  });

  test('what the API server refuses is underlined and listed', async () => {
    await editor.openFile('shop.yaml');
    await editor.chooseProblem('can’t both be 0');
    await editor.squiggle('error').first().waitFor();
    await editor.screenshot('problems');
    await editor.command('View: Hide Panel');
  });

  test('replicas beyond what Kubernetes can hold are refused, not computed', async () => {
    await editor.openFile('huge.yaml');
    await editor.squiggle('error').first().waitFor();
  });

  test('kubectl doesn’t come to a document behind one that explodes', async () => {
    await editor.openFile('bomb.yaml');
    await editor.lens('Not applied: kubectl can’t read line').waitFor();
  });

  for (const file of ['workflow.yaml', 'template.yaml', 'empty.yaml', 'picture.yaml']) {
    test(`nothing is said on ${file}`, async () => {
      await editor.openFile(file);
      // What the next manifest is told shows that this one's turn is over.
      await editor.openFile('busy.yaml');
      await editor.lens('10 pods').waitFor();
      await editor.openFile(file);
      assert.deepEqual([await editor.lenses.count(), await editor.squiggle('error').count()], [0, 0]);
    });
  }

  test('a hover goes to the timeline of what it speaks of', async () => {
    await editor.openFile('busy.yaml');
    const hover = await editor.hover('maxSurge');
    await hover.getByText('Show rollout timeline').click();
    await editor.timeline().heading.filter({ hasText: 'busy' }).waitFor();
  });
});

function deployment(name: string, line: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  ${line}
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      containers:
        - name: main
          image: busybox:1.28.4
`;
}

/** Nine levels of ten aliases each: a thousand million values if they were written out. */
const aliasBomb = [
  'a: &a0 [x, x, x, x, x, x, x, x, x, x]',
  ...Array.from(
    { length: 9 },
    (_, level) =>
      `b${String(level)}: &a${String(level + 1)} [${Array(10)
        .fill(`*a${String(level)}`)
        .join(', ')}]`,
  ),
  '',
].join('\n');
