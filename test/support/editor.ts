/** The whole editor as a person sees it: a real VS Code in a real browser, with the built extension and a copy of the samples. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { chromium, type Browser, type FrameLocator, type Locator, type Page } from 'playwright-core';
import { remotePath, startHost, workbenchAddress } from '../../scripts/host/server.mjs';
import { browserArguments, findChromium } from '../../scripts/setup/chromium.mjs';

export type Theme = 'dark' | 'light' | 'highContrastDark' | 'highContrastLight';

export interface EditorOptions {
  /** Beside the samples, also in folders: name → content. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** Earlier states of a file, oldest first, each committed to git with its message before the samples are as they are. */
  readonly history?: readonly { readonly file: string; readonly content: string; readonly message: string }[];
  /** The file to start with. */
  readonly open?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Settings that only the machine has, such as the paths of programs. */
  readonly machine?: Readonly<Record<string, unknown>>;
  /** False: in restricted mode, until the user trusts the workspace. */
  readonly trusted?: boolean;
  /** Whether the extension runs in a web worker, as in a VS Code without any machine behind it; every file is then another provider's. */
  readonly web?: boolean;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** The display language, as a language pack would set it: what is VS Code's own stays English. */
  readonly language?: string;
}

/** How the browser is asked for each theme, and the classes that VS Code then gives its workbench and a page's body. */
const themes: Readonly<
  Record<
    Theme,
    {
      readonly colorScheme: 'dark' | 'light';
      readonly forcedColors: 'active' | 'none';
      readonly workbenchClass: string;
      readonly bodyClass: string;
    }
  >
> = {
  dark: { colorScheme: 'dark', forcedColors: 'none', workbenchClass: 'vs-dark', bodyClass: 'vscode-dark' },
  light: { colorScheme: 'light', forcedColors: 'none', workbenchClass: 'vs', bodyClass: 'vscode-light' },
  highContrastDark: { colorScheme: 'dark', forcedColors: 'active', workbenchClass: 'hc-black', bodyClass: 'vscode-high-contrast' },
  highContrastLight: { colorScheme: 'light', forcedColors: 'active', workbenchClass: 'hc-light', bodyClass: 'vscode-high-contrast-light' },
};

const followTheBrowser = {
  'window.autoDetectColorScheme': true,
  'window.autoDetectHighContrast': true,
  'workbench.preferredDarkColorTheme': 'Default Dark Modern',
  'workbench.preferredLightColorTheme': 'Default Light Modern',
  'workbench.preferredHighContrastColorTheme': 'Default High Contrast',
  'workbench.preferredHighContrastLightColorTheme': 'Default High Contrast Light',
};

const inWebWorker = {
  'extensions.webWorker': true,
  'remote.extensionKind': { 'kubernetes-rollout-preview.kubernetes-rollout-preview': ['web'] },
};

const screenshots = '.test-build/screenshots';

/** What registers a test in an editor; a picture shows what was on screen where it failed. */
export function testsIn(editor: () => Editor): (name: string, body: () => Promise<void>) => void {
  return (name, body) => {
    test(name, async () => {
      try {
        await body();
      } catch (error) {
        await editor().screenshot(`failed ${name}`);
        throw error;
      }
    });
  };
}

export class Editor {
  private constructor(
    readonly page: Page,
    /** The workspace: a temporary folder. */
    readonly folder: string,
    private readonly stop: () => Promise<void>,
  ) {}

  /** Starts server and browser, and opens the workspace. */
  static async start({
    files = {},
    history = [],
    open = 'busy.yaml',
    settings = {},
    machine = {},
    trusted = true,
    web = false,
    viewport = { width: 1500, height: 950 },
    language = 'en',
  }: EditorOptions = {}): Promise<Editor> {
    const temporary = mkdtempSync(path.join(os.tmpdir(), 'rollout-editor-'));
    const folder = path.join(temporary, 'samples');
    cpSync('samples', folder, { recursive: true });
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), content);
    }
    if (history.length > 0) commitAll(folder, history);
    const trust = trusted ? {} : { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' };
    const [host, browser] = await Promise.all([
      startHost({
        folder: path.join(temporary, 'vscode'),
        extension: true,
        trusted,
        settings: { ...followTheBrowser, ...trust, ...(web ? inWebWorker : {}), ...settings },
        machine,
      }),
      startBrowser(),
    ]);
    const stop = async (): Promise<void> => {
      await browser.close();
      await host.stop();
      rmSync(temporary, { recursive: true, force: true });
    };
    try {
      const context = await browser.newContext({
        viewport,
        colorScheme: 'dark',
        reducedMotion: 'reduce',
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      context.setDefaultTimeout(20_000);
      const page = await context.newPage();
      await page.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(language)};`);
      await page.goto(workbenchAddress(host, folder, { openFile: remotePath(host, path.join(folder, open)) }), { waitUntil: 'commit' });
      const editor = new Editor(page, folder, stop);
      await editor.fileTab(path.basename(open)).waitFor();
      return editor;
    } catch (error) {
      await stop();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.stop();
  }

  /** What a file of the workspace holds on the disk. */
  read(file: string): string {
    return readFileSync(path.join(this.folder, file), 'utf8');
  }

  /** The first line (from 1) of a file on the disk that has the text in it; 0 where none has. */
  lineOf(file: string, text: string): number {
    return (
      1 +
      this.read(file)
        .split('\n')
        .findIndex(line => line.includes(text))
    );
  }

  tab(title: string): Locator {
    return this.page.locator('.tab', { hasText: title });
  }

  /** The tab of a file: a timeline's title has the file's name, too, but not at its beginning. */
  fileTab(name: string): Locator {
    return this.page.locator('.tab', { hasText: new RegExp(`^\\s*${name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`) });
  }

  /** Opens a file of the workspace, by Ctrl+P: its name, or the end of its path. */
  async openFile(file: string): Promise<void> {
    const name = path.posix.basename(file);
    await this.#takeFirst('Control+P', file, name);
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
  }

  /** Runs a command by its whole title, from the command palette. */
  async command(title: string): Promise<void> {
    await this.#takeFirst('F1', `>${title}`, title);
  }

  /** The command palette, a quick pick or an input box: one widget. */
  get quickInput(): Locator {
    return this.page.locator('.quick-input-widget:visible');
  }

  get #quickField(): Locator {
    return this.quickInput.locator('input.input');
  }

  /** The rows of the quick pick that is open. */
  get choices(): Locator {
    return this.quickInput.locator('.quick-input-list .monaco-list-row');
  }

  /** Chooses the row that has the text, by typing it. */
  async choose(text: string): Promise<void> {
    await this.choices.filter({ hasText: text }).first().waitFor();
    await this.#quickField.fill(text);
    await this.choices.first().filter({ hasText: text }).waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** Types into the input box that has the title, in place of what it holds. */
  async fill(title: string, value: string): Promise<void> {
    await this.quickInput.locator('.quick-input-titlebar', { hasText: title }).waitFor();
    await this.#quickField.fill(value);
  }

  /** Waits until the field holds a text. */
  async quickValueIs(text: string): Promise<void> {
    const fieldHolds = (value: string): boolean =>
      document.querySelector<HTMLInputElement>('.quick-input-widget input.input')?.value === value;
    await this.page.waitForFunction(fieldHolds, text);
  }

  /** The lenses of the editor that has the title, in the order of the document. */
  get lenses(): Locator {
    return this.page.locator('.codelens-decoration a');
  }

  lens(title: string): Locator {
    return this.lenses.filter({ hasText: title });
  }

  squiggle(severity: 'error' | 'warning' | 'info'): Locator {
    return this.page.locator(`.squiggly-${severity}`);
  }

  /** Points at a word of the text and answers the hover that shows. */
  async hover(word: string): Promise<Locator> {
    await this.page.mouse.move(2, 2);
    await this.page.locator('.view-line span').getByText(word, { exact: true }).first().hover();
    const hover = this.page.locator('.monaco-hover[role=tooltip]:visible').first();
    await hover.waitFor();
    return hover;
  }

  /** Goes to the problem that has the text, from the Problems view, until its editor has the focus. */
  async chooseProblem(text: string): Promise<void> {
    await this.command('Problems: Focus on Problems View');
    const problem = this.page.locator('.markers-panel .monaco-list-row', { hasText: text }).first();
    await problem.dblclick();
    await this.page.locator('.editor-instance .monaco-editor.focused').waitFor();
  }

  /** Puts a text in the place of a line (from 1) of the file whose editor is open, and leaves it unsaved. */
  async replaceLine(file: string, line: number, text: string): Promise<void> {
    await this.page.locator(`.tab[data-resource-name="${file}"]`).click();
    await this.#takeFirst('Control+G', `:${String(line)}`, String(line));
    await this.quickInput.waitFor({ state: 'hidden' });
    await this.page.keyboard.press('Home');
    await this.page.keyboard.press('Home');
    await this.page.keyboard.press('Shift+End');
    await this.page.keyboard.insertText(text);
  }

  /** The page of the timeline that is open. */
  timeline(): TimelinePage {
    return new TimelinePage(this.page);
  }

  async use(theme: Theme): Promise<void> {
    const { colorScheme, forcedColors, workbenchClass, bodyClass } = themes[theme];
    await this.page.emulateMedia({ colorScheme, forcedColors });
    await this.page.locator(`.monaco-workbench.${workbenchClass}`).first().waitFor();
    const hasPage = (await this.page.locator('iframe.webview').count()) > 0;
    if (hasPage) await this.timeline().frame.locator(`body.${bodyClass}`).waitFor();
  }

  /** Keeps a picture for a person to look at. */
  async screenshot(name: string): Promise<void> {
    mkdirSync(screenshots, { recursive: true });
    await this.page.screenshot({ path: path.join(screenshots, `${name}.png`) });
  }

  /**
   * Reloads the window, as after a restart of the editor, once what VS Code keeps over a reload has the text in it: it writes that down every five
   * seconds.
   */
  async reload(kept: string): Promise<void> {
    while (!(await this.page.evaluate(isKept, kept))) await this.page.waitForTimeout(200);
    await this.page.reload({ waitUntil: 'commit' });
    await this.page.locator('.monaco-workbench').waitFor();
  }

  /**
   * Opens a quick pick by its key, types, and takes the first row once it has the wanted text: while the list is filtered, it is another. Tries again
   * where the pick goes away: one that is still closing, or an editor that is still opening, takes the focus from it.
   */
  async #takeFirst(key: string, typed: string, wanted: string): Promise<void> {
    const timeout = 5000;
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      await this.quickInput.waitFor({ state: 'hidden' });
      await this.page.keyboard.press(key);
      try {
        await this.#quickField.fill(typed, { timeout });
        await this.choices.first().filter({ hasText: wanted }).waitFor({ timeout });
        await this.page.keyboard.press('Enter');
        return;
      } catch {
        await this.page.keyboard.press('Escape');
      }
    }
    assert.fail(`${key} doesn't offer ${wanted}`);
  }
}

/** The timeline as a screen reader knows it: roles and names. */
export class TimelinePage {
  constructor(private readonly page: Page) {}

  get frame(): FrameLocator {
    return this.page.locator('iframe.webview.ready').last().contentFrame().locator('iframe#active-frame').contentFrame();
  }

  get heading(): Locator {
    return this.frame.getByRole('heading', { level: 1 });
  }

  get steps(): Locator {
    return this.frame.getByRole('table', { name: 'Steps' }).locator('tbody tr');
  }

  get selectedStep(): Locator {
    return this.frame.locator('[aria-current="step"]');
  }

  get events(): Locator {
    return this.frame.getByRole('list', { name: 'Events' }).getByRole('listitem');
  }

  get pods(): Locator {
    return this.frame.getByRole('table', { name: 'Pods' });
  }

  button(name: string): Locator {
    return this.frame.getByRole('button', { name, exact: true });
  }

  field(name: string): Locator {
    return this.frame.getByLabel(name, { exact: true });
  }

  /** DESIRED/CURRENT/UP-TO-DATE/AVAILABLE at the selected step. */
  async counters(): Promise<string> {
    const cells = await this.selectedStep.locator('td.number').allInnerTexts();
    return cells.join('/');
  }

  text(text: string | RegExp): Locator {
    return this.frame.getByText(text).first();
  }

  /** Violations of WCAG 2.1 A and AA, as axe finds them. */
  async violations(): Promise<readonly string[]> {
    const inner = this.page.frames().find(frame => /fake\.html/.test(frame.url()));
    assert.ok(inner !== undefined, 'no page of a timeline is open');
    await inner.evaluate(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'));
    return inner.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: { run: (context: Document, options: object) => Promise<AxeResults> } };
      const results = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'best-practice'] });
      return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`);
    });
  }
}

interface AxeResults {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}

/** Makes the folder a git repository whose last commit is what the folder holds. */
function commitAll(folder: string, history: NonNullable<EditorOptions['history']>): void {
  const git = (...args: readonly string[]): void => {
    execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', '-c', 'commit.gpgsign=false', ...args], {
      cwd: folder,
    });
  };
  git('init', '-q');
  for (const { file, content, message } of history) {
    const now = readFileSync(path.join(folder, file));
    writeFileSync(path.join(folder, file), content);
    git('add', file);
    git('commit', '-qm', message);
    writeFileSync(path.join(folder, file), now);
  }
  git('add', '.');
  git('commit', '-qm', 'The samples as they are');
}

function startBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  assert.ok(executablePath !== undefined, 'Chromium is missing: npm test installs it');
  return chromium.launch({ executablePath, headless: true, args: [...browserArguments] });
}

/** Runs in the workbench: whether VS Code has written a text into its storage. */
async function isKept(text: string): Promise<boolean> {
  const finished = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
    });
  for (const { name = '' } of await indexedDB.databases()) {
    if (!name.startsWith('vscode-web-state-db')) continue;
    const database = await finished(indexedDB.open(name));
    const values = await finished(database.transaction('ItemTable').objectStore('ItemTable').getAll());
    database.close();
    if (values.some(value => typeof value === 'string' && value.includes(text))) return true;
  }
  return false;
}
