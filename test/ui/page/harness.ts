/** The built page in a real browser, in a shell like the client's: the same content policy, a theme's variables, a stand-in for the editor's API. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { FromOverview, OverviewSnapshot } from '../../../media/overviewProtocol';
import type { FromPage, PageState, Snapshot } from '../../../media/protocol';
import { browserArguments, findChromium } from '../../../scripts/setup/chromium.mjs';
import { themes, type ThemeName } from './themes';

export interface Look {
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  readonly reducedMotion?: boolean;
  /** The timeline by default. */
  readonly which?: PageName;
  /** How many times as large as usual all is; the width stays that of the page, in its own pixels. */
  readonly scale?: number;
  /** The translations of the page's texts; English by default. */
  readonly l10n?: Readonly<Record<string, string>>;
}

export type PageName = 'timeline' | 'overview';

const origin = 'http://page.test';
const fonts = {
  'font-family': 'system-ui, Inter, "DejaVu Sans", sans-serif',
  'font-size': '13px',
  'editor-font-family': '"JetBrains Mono", "DejaVu Sans Mono", monospace',
};

/** Starts the browser that is installed; CHROMIUM names another one. */
export function startBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('no Chromium found');
  return chromium.launch({ executablePath, args: [...browserArguments] });
}

/** A tab with the page in it, before any snapshot. Whatever goes wrong in it is kept in `errors`. */
export class PageHarness {
  readonly errors: string[] = [];

  private constructor(readonly page: Page) {
    page.on('pageerror', error => this.errors.push(String(error)));
    page.on('console', message => {
      if (message.type() === 'error' || message.type() === 'warning') this.errors.push(message.text());
    });
  }

  static async open(browser: Browser, look: Look = {}): Promise<PageHarness> {
    const page = await browser.newPage({
      viewport: { width: look.width ?? 900, height: look.height ?? 900 },
      deviceScaleFactor: look.scale ?? 1,
      reducedMotion: look.reducedMotion === true ? 'reduce' : 'no-preference',
    });
    const harness = new PageHarness(page);
    await page.route(`${origin}/**`, route => route.fulfill(answer(new URL(route.request().url()).pathname, look)));
    await page.goto(`${origin}/`);
    return harness;
  }

  /** As the client does it: a snapshot, whole. Resolves once it is on screen. */
  async send(snapshot: Snapshot | OverviewSnapshot): Promise<void> {
    await this.page.evaluate(value => {
      window.postMessage(value, '*');
      return new Promise(resolve => window.addEventListener('message', () => requestAnimationFrame(resolve), { once: true }));
    }, snapshot);
  }

  /** What the page has said to the client so far. */
  messages(): Promise<FromPage[]> {
    return this.page.evaluate(() => (window as unknown as { said: FromPage[] }).said);
  }

  /** What it said since it was last asked. */
  async newMessages(): Promise<FromPage[]> {
    return this.page.evaluate(() => (window as unknown as { said: FromPage[] }).said.splice(0));
  }

  /** What an overview has said to the client since it was last asked. */
  async newOverviewMessages(): Promise<FromOverview[]> {
    return this.page.evaluate(() => (window as unknown as { said: FromOverview[] }).said.splice(0));
  }

  /** What it has put aside for a reload. */
  kept(): Promise<PageState | null> {
    return this.page.evaluate(() => JSON.parse(sessionStorage.getItem('state') ?? 'null') as PageState | null);
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}

function answer(pathname: string, { theme = 'dark', which = 'timeline', l10n = {} }: Look): { contentType: string; body: string } {
  if (pathname === '/') return { contentType: 'text/html', body: shell(theme, which, l10n) };
  const type = pathname.endsWith('.css') ? 'text/css' : 'text/javascript';
  return { contentType: type, body: readFileSync(path.join('dist', path.basename(pathname)), 'utf8') };
}

function shell(name: ThemeName, which: PageName, l10n: Readonly<Record<string, string>>): string {
  const theme = themes[name];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-n'; style-src ${origin}; img-src ${origin} data:">
<title>Rollout</title>
<link rel="stylesheet" href="/${which}.css">
</head>
<body class="${theme.bodyClass}" data-vscode-theme-kind="${theme.bodyClass}">
<main id="root"></main>
<script type="application/json" id="l10n">${JSON.stringify(l10n).replaceAll('<', '\\u003c')}</script>
<script nonce="n">
  const variables = ${JSON.stringify({ ...fonts, ...theme.colours })};
  for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty('--vscode-' + name, value);
  const said = [];
  window.said = said;
  window.acquireVsCodeApi = () => ({
    postMessage: message => said.push(message),
    getState: () => JSON.parse(sessionStorage.getItem('state') || 'null') || undefined,
    setState: state => sessionStorage.setItem('state', JSON.stringify(state)),
  });
</script>
<script nonce="n" src="/${which}.js"></script>
</body>
</html>`;
}
