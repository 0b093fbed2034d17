// Draws media/icons/extension.png, the extension's icon, out of the drawing beside it. node scripts/icon.mjs
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { browserArguments, ensureChromium } from './setup/chromium.mjs';
import { root } from './setup/run.mjs';

const file = path.join(root, 'media/icons/extension.svg');
const browser = await chromium.launch({ executablePath: await ensureChromium(), args: browserArguments });
const page = await browser.newPage({ viewport: { width: 128, height: 128 } });
await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${readFileSync(file, 'utf8')}`);
await page.screenshot({ path: file.replace('.svg', '.png'), omitBackground: true });
await browser.close();
