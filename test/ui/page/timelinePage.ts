/** The timeline page as its users and their tools see it: by roles and accessible names only. */
import type { Locator, Page } from 'playwright-core';

/** The counters of a step, in kubectl's order: DESIRED/CURRENT/UP-TO-DATE/AVAILABLE. */
export type Counters = string;

export class TimelinePage {
  readonly steps: Locator;
  readonly pods: Locator;
  readonly events: Locator;
  readonly slider: Locator;
  readonly selected: Locator;

  constructor(readonly page: Page) {
    this.steps = page.getByRole('table', { name: 'Steps', exact: true });
    this.pods = page.getByRole('table', { name: 'Pods', exact: true });
    this.events = page.getByRole('list', { name: 'Events', exact: true });
    this.slider = page.getByRole('slider', { name: 'Step', exact: true });
    this.selected = this.steps.locator('[aria-current="step"]');
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  field(label: string): Locator {
    return this.page.getByLabel(label, { exact: true });
  }

  /** The row of a step, where it is drawn: the first row has the columns' names. */
  row(number: number): Locator {
    return this.steps.locator(`tr[aria-rowindex="${number + 1}"]`);
  }

  /** The heading's workload and the verdict, as they are read. */
  async headline(): Promise<string> {
    const texts = [this.page.getByRole('heading', { level: 1 }), this.page.locator('.verdict')].map(each => each.textContent());
    return (await Promise.all(texts)).map(clean).join(': ');
  }

  /** The selected step's number, as the table has it. */
  async step(): Promise<number> {
    return Number(clean(await this.selected.locator('td').first().textContent()).replaceAll(',', ''));
  }

  /** The counters of a row of the table. */
  async countersIn(number: number): Promise<Counters> {
    const cells = await this.row(number).locator('td').allTextContents();
    return cells.slice(-4).join('/');
  }

  /** The counters above the chart. */
  async readout(): Promise<Counters> {
    return (await this.page.locator('dl dd .value').allTextContents()).join('/');
  }

  /** What kubectl rollout status says at the step. */
  async rolloutStatus(): Promise<string> {
    return clean(await this.page.getByRole('group', { name: 'kubectl rollout status' }).locator('span').last().textContent());
  }

  /** What a screen reader was told last. */
  async said(): Promise<string> {
    return clean(await this.page.locator('[aria-live="polite"].unseen').textContent());
  }

  /** What kubectl get prints at the step: its row, a blank between the cells. */
  async kubectlGet(): Promise<string> {
    const cells = await this.page.getByRole('group', { name: 'kubectl get', exact: true }).locator('span').allTextContents();
    return clean(cells.slice(-5).join(''));
  }

  async eventTexts(): Promise<string[]> {
    return (await this.events.getByRole('listitem').allTextContents()).map(clean);
  }

  /** Name and state of each lane. */
  async podTexts(): Promise<string[]> {
    const rows = await this.pods.locator('tbody tr:has(td.state)').all();
    return Promise.all(rows.map(async row => (await row.locator('td').allTextContents()).slice(0, 2).map(clean).join(' ')));
  }

  /** Moves the slider there. */
  async scrubTo(number: number): Promise<void> {
    await this.slider.fill(String(number));
  }

  /** The element with the focus, as `role name` would have it. */
  focused(): Promise<string> {
    return this.page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return 'nothing';
      const label = element.id === '' ? null : document.querySelector(`label[for="${element.id}"]`);
      const name = element.getAttribute('aria-label') ?? label?.textContent ?? element.textContent;
      return `${element.tagName.toLowerCase()} ${name.slice(0, 40)}`.trim();
    });
  }
}

function clean(text: string | null): string {
  return (text ?? '').replaceAll(/\s+/g, ' ').trim();
}
