// npm run pictures [PART-OF-A-NAME…]: takes the pictures of the page in test/ui/pictures anew, for looking at in review.
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureChromium } from './setup/chromium.mjs';
import { root, run } from './setup/run.mjs';
import { bundle } from './test/bundle.mjs';

const program = path.join(root, '.test-build/pictures.mjs');
await Promise.all([ensureChromium(), run(process.execPath, ['esbuild.mjs', '--production'])]);
await bundle(`export { takePictures } from './test/ui/pictures/pictures';`, root, program);
const { takePictures } = await import(pathToFileURL(program).href);
rmSync(program);
const folder = path.join(root, 'test/ui/pictures');
mkdirSync(folder, { recursive: true });
const taken = await takePictures(folder, process.argv.slice(2));
console.log(`${taken.length} pictures in ${path.relative(root, folder)}`);
