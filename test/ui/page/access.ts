/** What axe-core finds on a page, and whether it scrolls sideways. */
import { readFileSync } from 'node:fs';
import type { PageHarness } from './harness';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/** What axe-core finds, each as `rule: element`. Its code is run from outside: the page's content policy lets no other script in. */
export async function violations(harness: PageHarness): Promise<string[]> {
  await harness.page.evaluate(axe);
  return harness.page.evaluate(async () => {
    const { axe: checker } = window as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations: found } = await checker.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return found.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html.slice(0, 120)}`));
  });
}

/** Tables that have more than there is room for, so that a part of them is out of sight. */
export function cutTables(harness: PageHarness): Promise<string[]> {
  return harness.page.evaluate(() =>
    [...document.querySelectorAll('section:has(table)')]
      .filter(section => section.scrollWidth > section.clientWidth)
      .map(section => section.id || section.className),
  );
}

/** Pixels that are out of sight to the right. */
export function overflow(harness: PageHarness): Promise<number> {
  return harness.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
