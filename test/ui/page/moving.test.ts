/** Stepping, playing and scrubbing, with mouse, keyboard and slider. */
import assert from 'node:assert/strict';
import { setImage, snapshotOf, then } from '../../support/timelines';
import { testPage } from './pages';
import type { TimelinePage } from './timelinePage';

const reference = snapshotOf({});

/** Presses keys one after the other and says where each led. */
async function checkKeys(timeline: TimelinePage, expected: Readonly<Record<string, number>>): Promise<void> {
  const found: Record<string, number> = {};
  for (const keys of Object.keys(expected)) {
    for (const key of keys.split(' ')) await timeline.page.keyboard.press(key);
    found[keys] = await timeline.step();
  }
  assert.deepEqual(found, expected);
}

testPage('buttons step forth and back, and stop at the ends', reference, async timeline => {
  await timeline.button('Next step').click();
  await timeline.button('Next step').click();
  assert.equal(await timeline.step(), 3);
  await timeline.button('Previous step').click();
  await timeline.button('Previous step').click();
  await timeline.button('Previous step').click({ force: true });
  assert.equal(await timeline.step(), 1);
  assert.equal(await timeline.focused(), 'button Previous step');
});

testPage('arrows step from anywhere but a field', reference, async timeline => {
  await checkKeys(timeline, { ArrowRight: 2, 'ArrowRight ArrowRight ArrowLeft': 3 });
  await timeline.field('maxSurge').focus();
  await checkKeys(timeline, { 'ArrowLeft ArrowRight Home': 3 });
});

testPage('the steps are one tab stop, with the keys of a list', reference, async timeline => {
  assert.equal(await timeline.steps.locator('tbody tr[tabindex="0"]').count(), 1);
  await timeline.selected.focus();
  await checkKeys(timeline, { ArrowDown: 2, End: 37, ArrowUp: 36, Home: 1, PageDown: 5, 'PageDown PageUp': 5, 'PageDown ArrowRight': 7 });
  assert.match(await timeline.focused(), /^tr 7/);
  await timeline.page.keyboard.press('Enter');
  assert.equal(await timeline.step(), 7);
});

testPage('the selected row is always in sight', reference, async timeline => {
  await timeline.selected.focus();
  for (const key of ['End', 'Home', 'PageDown', 'PageDown', 'PageDown', 'PageDown']) {
    await timeline.page.keyboard.press(key);
    const within = await timeline.selected.evaluate(row => {
      const box = row.getBoundingClientRect();
      const scroller = row.closest('.scroller')?.getBoundingClientRect();
      return scroller !== undefined && box.top >= scroller.top && box.bottom <= scroller.bottom;
    });
    assert.ok(within, `after ${key}`);
  }
});

const long = snapshotOf({ replicas: 400 });

/** The numbers of the rows that a sighted user sees, first and last. */
function rowsInSight(timeline: TimelinePage): Promise<string> {
  return timeline.steps.evaluate(table => {
    const scroller = table.parentElement?.getBoundingClientRect();
    const head = table.querySelector('thead th')?.getBoundingClientRect().bottom ?? 0;
    const seen = [...table.querySelectorAll('tbody tr[tabindex]')].filter(row => {
      const { top, bottom } = row.getBoundingClientRect();
      return scroller !== undefined && top >= head - 1 && bottom <= scroller.bottom + 1;
    });
    return [seen[0], seen.at(-1)].map(row => row?.querySelector('td')?.textContent ?? '').join('–');
  });
}

async function scrollSteps(timeline: TimelinePage, top: number): Promise<void> {
  await timeline.steps.evaluate(async (table, pixels) => {
    table.parentElement?.scrollTo(0, pixels);
    await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }, top);
}

testPage('of a long table only the rows near the sight exist, and it says how many there are', long, async timeline => {
  assert.equal(await timeline.steps.getAttribute('aria-rowcount'), '602');
  const drawn = await timeline.steps.locator('tbody tr[tabindex]').count();
  assert.ok(drawn < 60, `${drawn} rows`);
  assert.match(await rowsInSight(timeline), /^1–1\d$/);
  await scrollSteps(timeline, 24 * 299);
  assert.match(await rowsInSight(timeline), /^300–31\d$/);
  await scrollSteps(timeline, 24 * 599);
  assert.match(await rowsInSight(timeline), /–600$/);
});

testPage('the selected row of a long table exists wherever that is scrolled to, and keeps the focus', long, async timeline => {
  await timeline.scrubTo(40);
  await timeline.selected.focus();
  await scrollSteps(timeline, 24 * 400);
  assert.match(await timeline.focused(), /^tr 40/);
  assert.equal(await timeline.steps.locator('tbody tr[tabindex="0"]').count(), 1);
  await checkKeys(timeline, { ArrowDown: 41, End: 600, ArrowUp: 599, Home: 1, PageDown: 5 });
  assert.match(await timeline.focused(), /^tr 5/);
  assert.match(await rowsInSight(timeline), /^1–1\d$/);
});

for (const width of [420, 700, 1400]) {
  testPage(
    `each step of a long table is in sight when it is selected, at ${width} px`,
    snapshotOf({ replicas: 10_000 }),
    async timeline => {
      for (const number of [300, 301, 316, 290, 600, 1, 555, 20]) {
        await timeline.scrubTo(number);
        const [first = 0, last = 0] = (await rowsInSight(timeline)).split('–').map(Number);
        assert.ok(first <= number && number <= last, `${number} is not among ${first} to ${last}`);
        assert.equal(await timeline.row(number).getAttribute('aria-current'), 'step');
      }
    },
    { width },
  );
}

testPage('the columns of a long table stay where they are', snapshotOf({ replicas: 10_000 }), async timeline => {
  const columns = () => timeline.steps.getByRole('columnheader').evaluateAll(heads => heads.map(head => head.getBoundingClientRect().left));
  const before = await columns();
  await scrollSteps(timeline, 24 * 300);
  const moved = (await columns()).map((left, index) => Math.abs(left - (before[index] ?? 0)));
  assert.ok(Math.max(...moved) < 2, `columns moved by ${moved.join(', ')} px`);
});

testPage('a click on a row selects it, a click in the chart too', reference, async timeline => {
  await timeline.row(9).click();
  assert.equal(await timeline.step(), 9);
  const chart = await timeline.page.getByRole('img', { name: /Pods over time/ }).boundingBox();
  assert.ok(chart);
  await timeline.page.mouse.move(chart.x + chart.width - 3, chart.y + 60);
  await timeline.page.mouse.down();
  assert.equal(await timeline.step(), 37);
  await timeline.page.mouse.move(chart.x + 130, chart.y + 60);
  assert.equal(await timeline.step(), 1);
  await timeline.page.mouse.up();
  await timeline.page.mouse.move(chart.x + 400, chart.y + 60);
  assert.equal(await timeline.step(), 1);
});

testPage('the lanes are scrubbed like the chart', reference, async timeline => {
  const last = timeline.pods.locator('svg.lane').last();
  await last.click({ position: { x: 738, y: 5 } });
  assert.equal(await timeline.step(), 37);
  await last.click({ position: { x: 3, y: 5 } });
  assert.equal(await timeline.step(), 1);
});

testPage('the slider says the step’s sentence', reference, async timeline => {
  await timeline.slider.focus();
  await checkKeys(timeline, { ArrowRight: 2, End: 37, Home: 1, 'ArrowUp ArrowUp': 3 });
  assert.equal(
    await timeline.slider.getAttribute('aria-valuetext'),
    'Step 3 of 37, 0 s: 1.28.4 scaled down from 10 to 9: 1 pod terminating. 10 current, 1 up to date, 9 available.',
  );
});

testPage('a screen reader hears each step by hand', reference, async timeline => {
  assert.equal(await timeline.said(), '');
  await timeline.page.keyboard.press('ArrowRight');
  assert.match(await timeline.said(), /^Step 2 of 37, 0 s: ReplicaSet of 1.29 created/);
});

testPage('a screen reader hears what a command leads to', reference, async (timeline, harness) => {
  const undone = [setImage('busybox:1.29'), then({ kind: 'undo', toRevision: 1 }, 7)];
  await harness.send(snapshotOf({ actions: undone }, { fresh: false }));
  assert.equal(await timeline.said(), '1.28.4 → 1.29, roll back to 1.28.4: Back on 1.28.4, 10 pods, at most 11, never below 9, about 17 s');
});

testPage('what had the focus before a prompt has it again', reference, async timeline => {
  await timeline.button('Set image…').focus();
  await timeline.page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    window.dispatchEvent(new FocusEvent('focus'));
  });
  assert.equal(await timeline.focused(), 'button Set image…');
});

testPage('Space plays and pauses; playing goes on by itself and says nothing on the way', reference, async timeline => {
  await timeline.page.keyboard.press('Space');
  await timeline.button('Pause').waitFor();
  await timeline.page.getByText('Step 3 of 37 · 0 s').waitFor();
  assert.equal(await timeline.said(), '');
  await timeline.button('Pause').click();
  const stopped = await timeline.step();
  await timeline.button('Play').waitFor();
  await timeline.page.waitForTimeout(900);
  assert.equal(await timeline.step(), stopped);
});

testPage('Space opens what is folded instead of playing', reference, async timeline => {
  await timeline.page.getByText('Reading the chart').focus();
  await timeline.page.keyboard.press('Space');
  await timeline.page.getByText('steps of the same second, side by side').waitFor();
  await timeline.button('Play').waitFor();
});

testPage('playing stops at the end', snapshotOf({ replicas: 1, recreate: true }), async timeline => {
  await timeline.scrubTo(4);
  await timeline.button('Play').click();
  await timeline.page.getByText('Step 5 of 5 · 8 s').waitFor();
  await timeline.button('Play').waitFor();
  assert.match(await timeline.said(), /^Step 5 of 5/);
});

testPage(
  'nothing glides where less motion is wanted',
  reference,
  async timeline => {
    await timeline.page.keyboard.press('ArrowRight');
    const durations = await timeline.page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .map(element => getComputedStyle(element).transitionDuration)
        .filter(duration => duration !== '0s'),
    );
    assert.deepEqual(durations, []);
  },
  { reducedMotion: true },
);

testPage('the focus survives every redraw', reference, async (timeline, harness) => {
  await timeline.field('maxSurge').fill('2');
  await harness.send(snapshotOf({ maxSurge: 2 }, { fresh: false }));
  assert.equal(await timeline.focused(), 'input maxSurge');
  await timeline.scrubTo(30);
  await timeline.selected.focus();
  await harness.send(snapshotOf({ replicas: 2 }, { fresh: false }));
  assert.match(await timeline.focused(), /^tr /);
});
