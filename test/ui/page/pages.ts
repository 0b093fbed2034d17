/** One browser for all tests of the page, and a fresh page for each test. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Browser } from 'playwright-core';
import type { Snapshot } from '../../../media/protocol';
import { PageHarness, startBrowser, type Look } from './harness';
import { TimelinePage } from './timelinePage';

let browser: Promise<Browser> | undefined;

after(async () => {
  await (await browser)?.close();
});

/** A test on a page that shows the snapshot. Whatever the page complains of, such as a breach of its content policy, fails the test. */
export function testPage(
  name: string,
  snapshot: Snapshot | null,
  body: (timeline: TimelinePage, harness: PageHarness) => Promise<void>,
  look: Look = {},
): void {
  test(name, async () => {
    browser ??= startBrowser();
    const harness = await PageHarness.open(await browser, look);
    try {
      if (snapshot !== null) await harness.send(snapshot);
      await body(new TimelinePage(harness.page), harness);
      assert.deepEqual(harness.errors, []);
    } finally {
      await harness.close();
    }
  });
}
