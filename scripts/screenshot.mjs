// npm run screenshot: takes docs/pictures/editor.png, the whole editor with a manifest and its timeline, for README.md.
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureHost } from './host/install.mjs';
import { ensureChromium } from './setup/chromium.mjs';
import { root, run } from './setup/run.mjs';
import { bundle } from './test/bundle.mjs';

const pictures = path.join(root, 'docs/pictures');
const program = path.join(root, '.test-build/screenshot.mjs');
await Promise.all([ensureChromium(), ensureHost(), run(process.execPath, ['esbuild.mjs', '--production'])]);
await bundle(`export { Editor } from './test/support/editor';`, root, program);
const { Editor } = await import(pathToFileURL(program).href);
rmSync(program);

const editor = await Editor.start({ viewport: { width: 1600, height: 960 } });
try {
  await editor.lens('10 pods').waitFor();
  await editor.command('View: Close Primary Side Bar');
  await editor.command('Rollout: Simulate Set Image…');
  await editor.fill('Simulate Set Image', 'busybox:1.29');
  await editor.page.keyboard.press('Enter');
  const timeline = editor.timeline();
  await timeline.text('busybox:1.29').waitFor();
  for (let step = 1; step < 18; step += 1) await timeline.button('Next step').click();
  await editor.page.mouse.move(800, 955);
  mkdirSync(pictures, { recursive: true });
  await editor.page.screenshot({ path: path.join(pictures, 'editor.png') });
} finally {
  await editor.close();
}
