// npm run screenshot: takes the pictures of the whole editor for the two READMEs: docs/pictures/editor.png, a manifest with its timeline, and
// docs/pictures/rollout.png, a moving one that steps through the rollout.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureHost } from './host/install.mjs';
import { animatedPng, pictureOf } from './pictures/animatedPng.mjs';
import { ensureChromium } from './setup/chromium.mjs';
import { root, run } from './setup/run.mjs';
import { bundle } from './test/bundle.mjs';

const pictures = path.join(root, 'docs/pictures');
const program = path.join(root, '.test-build/screenshot.mjs');
await Promise.all([ensureChromium(), ensureHost(), run(process.execPath, ['esbuild.mjs', '--production'])]);
await bundle(`export { Editor } from './test/support/editor';`, root, program);
const { Editor } = await import(pathToFileURL(program).href);
rmSync(program);
mkdirSync(pictures, { recursive: true });
await still();
await moving();

async function still() {
  const editor = await opened({ width: 1600, height: 960 });
  try {
    await setImage(editor);
    for (let step = 1; step < 18; step += 1) await editor.timeline().button('Next step').click();
    await editor.page.mouse.move(800, 955);
    await editor.page.screenshot({ path: path.join(pictures, 'editor.png') });
  } finally {
    await editor.close();
  }
}

/** First the manifest alone, then the timeline of a new image, every third step of it. */
async function moving() {
  const editor = await opened({ width: 1200, height: 640 });
  const { page } = editor;
  const frames = [];
  const take = async milliseconds => {
    await page.mouse.move(600, 636);
    frames.push({ picture: pictureOf(await page.screenshot()), milliseconds });
  };
  try {
    await take(2000);
    await setImage(editor);
    await take(1500);
    const timeline = editor.timeline();
    const steps = await timeline.steps.count();
    for (let step = 2; step < steps; step += 3) {
      for (let time = 0; time < 3; time += 1) await timeline.button('Next step').click();
      await take(step + 3 < steps ? 700 : 3000);
    }
    const picture = animatedPng(frames);
    writeFileSync(path.join(pictures, 'rollout.png'), picture);
    console.log(`docs/pictures/rollout.png: ${frames.length} pictures, ${Math.round(picture.length / 1000)} kB`);
  } finally {
    await editor.close();
  }
}

async function opened(viewport) {
  const editor = await Editor.start({ viewport });
  await editor.lens('10 pods').waitFor();
  await editor.command('View: Close Primary Side Bar');
  return editor;
}

async function setImage(editor) {
  await editor.command('Rollout: Simulate Set Image…');
  // The box has its first value.
  await editor.quickInput.getByText('This image is already in use').waitFor();
  await editor.fill('Simulate Set Image', 'busybox:1.29');
  await editor.page.keyboard.press('Enter');
  await editor.timeline().text('busybox:1.29').waitFor();
}
