/** The whole editor in Simplified Chinese: nothing of what the extension says is left in English, and nothing is cut. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { Editor, testsIn } from '../../support/editor';

type Strings = Readonly<Record<string, string>>;

const chinese = JSON.parse(readFileSync('l10n/bundle.l10n.zh-cn.json', 'utf8')) as Strings;

describe('the editor in Simplified Chinese', () => {
  let editor: Editor;
  const test = testsIn(() => editor);
  before(async () => {
    editor = await Editor.start({ language: 'zh-cn' });
  });
  after(() => editor.close());

  test('the line above a workload, with plurals and durations', async () => {
    await editor.lens('10 个 Pod · 最多 11 个 · 不低于 9 个 · 约 25 秒').waitFor();
    assert.deepEqual((await editor.lenses.allInnerTexts()).slice(1), ['上线时间线', '设置镜像…', '回滚…']);
  });

  test('a hover', async () => {
    const hover = await editor.hover('maxSurge');
    await hover.getByText('上线期间').first().waitFor();
    await editor.screenshot('chineseHover');
  });

  test('a command asks in Chinese, and the timeline shows its rollout', async () => {
    await editor.command('模拟设置镜像…');
    await editor.quickInput.getByText('此镜像已在使用中').waitFor();
    await editor.screenshot('chinesePrompt');
    await editor.fill('模拟设置镜像', 'busybox:1.29');
    await editor.page.keyboard.press('Enter');
    const timeline = editor.timeline();
    await timeline.text('kubectl set image').waitFor();
    await timeline.button('下一步').click();
    await editor.screenshot('chineseTimeline');
    assert.deepEqual(await englishIn(timeline.frame), []);
    assert.deepEqual(await cutIn(timeline.frame), []);
  });

  test('a rollout that gets stuck, and the strategies side by side', async () => {
    const timeline = editor.timeline();
    await timeline.field('新 Pod').selectOption('imagePull');
    await timeline.text('新镜像无法拉取').waitFor();
    await timeline.button('比较策略').click();
    await timeline.text('保持全部容量').waitFor();
    await editor.screenshot('chineseStuck');
    assert.deepEqual(await englishIn(timeline.frame), []);
    assert.deepEqual(await cutIn(timeline.frame), []);
  });

  test('an edit', async () => {
    await editor.replaceLine('busy.yaml', editor.lineOf('busy.yaml', 'replicas:'), '  replicas: 12');
    await editor.command('显示此编辑会触发的上线');
    const timeline = editor.timeline();
    await timeline.text('10 → 12').waitFor();
    await editor.screenshot('chineseEdit');
    assert.deepEqual(await englishIn(timeline.frame), []);
    assert.deepEqual(await cutIn(timeline.frame), []);
  });

  test('the overview of the workspace', async () => {
    await editor.command('显示工作区的上线总览');
    const overview = editor.timeline();
    await overview.text('此工作区').waitFor();
    await overview.frame.getByRole('button', { name: /^ledger, / }).waitFor();
    await editor.screenshot('chineseOverview');
    assert.deepEqual(await englishIn(overview.frame), []);
    assert.deepEqual(await cutIn(overview.frame), []);
  });

  test('problems and the pages of the rules', async () => {
    await editor.openFile('shop.yaml');
    await editor.chooseProblem('不能同时为 0');
    await editor.screenshot('chineseProblems');
    await editor.command('View: Hide Panel');
    await editor.command('显示规则');
    const rules = editor.page.locator('iframe.webview.ready').last().contentFrame().locator('iframe#active-frame').contentFrame();
    await rules.getByRole('heading', { name: '可被接受但有风险的内容' }).waitFor();
    await editor.screenshot('chineseRules');
  });
});

/** The strings of the programs that stand in a page as they are in English, though there is Chinese for them. */
async function englishIn(frame: FrameLocator): Promise<readonly string[]> {
  const shown = await frame.locator('body').evaluate(body => {
    const texts: string[] = [];
    const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node.parentElement?.tagName !== 'SCRIPT') texts.push(node.textContent?.trim() ?? '');
    }
    const named = [...body.querySelectorAll('[aria-label], [title], [placeholder]')];
    return [...texts, ...named.flatMap(element => ['aria-label', 'title', 'placeholder'].map(name => element.getAttribute(name) ?? ''))];
  });
  const patterns = Object.entries(chinese)
    .filter(([english, translated]) => english !== translated && english.replace(/`[^`]*`|\{\d+\}|\W/g, '').length >= 10)
    .map(([english]) => new RegExp(`^${english.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\d+\}/g, '.+')}$`));
  return [...new Set(shown)].filter(text => patterns.some(pattern => pattern.test(text)));
}

/** The buttons, labels and cells of a page whose text doesn't fit into them. */
function cutIn(frame: FrameLocator): Promise<readonly string[]> {
  return frame
    .locator('button, label, select, th, h1, h2, h3, summary')
    .evaluateAll(elements =>
      elements
        .filter(element => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflow !== 'visible')
        .map(element => element.textContent),
    );
}
