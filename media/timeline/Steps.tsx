/** The table of record: every step with kubectl's counters. One tab stop; the selected row has it. Of a long one only the rows near the sight exist. */
import * as l10n from '@vscode/l10n';
import { Component, createRef, type VNode } from 'preact';
import type { Timeline } from '../../server/protocol/timeline';
import type { Dispatch } from './dispatch';
import { remembered } from './remembered';
import { drawnRows, firstAround, firstDrawn, firstRows, isEnough, stretchesOf, wholeRows } from './rowWindow';
import { Section } from './Section';
import { StepRow } from './StepRow';
import { clock, count } from './time';

interface StepsProps {
  timeline: Timeline;
  /** The selected step, from 1. */
  selected: number;
  /** Whether the page has been on screen for a frame: until then fewer rows of a long table are drawn. */
  painted: boolean;
  dispatch: Dispatch;
}

interface StepsState {
  /** Index of the first row that is drawn. */
  first: number;
  /** Pixels, on the average of the rows that were drawn first. */
  rowHeight: number;
  /** The selected step that `first` has taken account of. */
  selected: number;
}

/** About as many rows are in sight, and one that is in part. */
const rowsInSight = 16;

export class Steps extends Component<StepsProps, StepsState> {
  override state: StepsState = { first: 0, rowHeight: 24, selected: 1 };

  /** Where a row far away is selected, those around it are drawn with it, not in a second turn once it has been scrolled to. */
  static override getDerivedStateFromProps({ selected }: StepsProps, state: StepsState): Partial<StepsState> | null {
    if (selected === state.selected) return null;
    const row = selected - 1;
    if (row < state.first) return { selected, first: firstAround(row, 2) };
    return row < state.first + drawnRows ? { selected } : { selected, first: firstAround(row, rowsInSight) };
  }

  private readonly scroller = createRef<HTMLDivElement>();
  /** Whether the selected row was brought into sight where not all rows around it were drawn yet. */
  private seeking = false;
  /** What rowHeight was measured on. */
  private measured: { readonly timeline: Timeline | null; readonly width: number } = { timeline: null, width: 0 };

  override componentDidMount(): void {
    if (this.props.painted) this.measure();
    // The first row is in sight: asking where it is would have the page laid out before all of it is there.
    if (this.props.selected > 1) this.showSelected();
  }

  override componentDidUpdate(before: StepsProps, { first, rowHeight }: StepsState): void {
    const { timeline, selected } = this.props;
    if (before !== this.props) this.measure();
    if (before.selected !== selected || before.timeline !== timeline || rowHeight !== this.state.rowHeight) this.showSelected();
    // Rows that are drawn are not as high as the room that was left for them.
    else if (this.seeking && first !== this.state.first) this.bringIntoSight();
  }

  override render({ timeline, selected, painted, dispatch }: StepsProps, { first, rowHeight }: StepsState): VNode {
    const { steps, summary } = timeline;
    const moments = steps.filter(step => step.rests).length;
    return (
      <Section
        id="steps"
        title={l10n.t('Steps')}
        note={
          moments === 1
            ? l10n.t('{0} at 1 point in time; changed values are bold', count(steps.length))
            : l10n.t('{0} at {1} points in time; changed values are bold', count(steps.length), count(moments))
        }
      >
        <div class="scroller" ref={this.scroller} onScroll={this.look}>
          <table class={tableClass(timeline)} aria-rowcount={steps.length + (summary.cut === null ? 1 : 2)}>
            <caption class="unseen">{l10n.t('Steps')}</caption>
            <Head timeline={timeline} />
            <tbody>
              {stretchesOf(steps.length, first, selected - 1, painted || first > 0 ? drawnRows : firstRows).flatMap(
                ({ from, to, drawn }) =>
                  drawn
                    ? steps
                        .slice(from, to)
                        .map(({ number }) => (
                          <StepRow key={number} timeline={timeline} index={number - 1} selected={number === selected} dispatch={dispatch} />
                        ))
                    : [<Gap key={`gap-${from}`} height={(to - from) * rowHeight} columns={3 + timeline.counters.length} />],
              )}
              {summary.cut === null ? null : (
                <tr class="cut" aria-rowindex={steps.length + 2}>
                  <td colSpan={3 + timeline.counters.length}>
                    {l10n.t('The list ends here, after {0} steps.', count(summary.cut.afterSteps))}
                  </td>
                </tr>
              )}
            </tbody>
          </table>
        </div>
      </Section>
    );
  }

  /** Draws the rows that are scrolled to; answers whether they aren't drawn yet. */
  private readonly look = (): boolean => {
    const { scrollTop, clientHeight } = this.scroller.current ?? { scrollTop: 0, clientHeight: 0 };
    const { first, rowHeight } = this.state;
    const next = isEnough(first, this.props.timeline.steps.length, scrollTop, clientHeight, rowHeight)
      ? first
      : firstDrawn(scrollTop, rowHeight);
    if (next !== first) this.setState({ first: next });
    return next !== first;
  };

  /** How high a row is, where that may have changed: in a narrow table words wrap. */
  private measure(): void {
    const { current } = this.scroller;
    const { timeline } = this.props;
    if (
      current === null ||
      timeline.steps.length <= wholeRows ||
      (timeline === this.measured.timeline && current.clientWidth === this.measured.width)
    )
      return;
    this.measured = { timeline, width: current.clientWidth };
    const heights = [...current.querySelectorAll<HTMLElement>('tr[tabindex]')].map(row => row.offsetHeight);
    const rowHeight = Math.round(heights.reduce((sum, height) => sum + height, 0) / heights.length);
    if (rowHeight > 0 && rowHeight !== this.state.rowHeight) this.setState({ rowHeight });
  }

  /** Brings the selected row into sight, and gives it the focus if a row has it. */
  private showSelected(): void {
    const row = this.bringIntoSight();
    this.seeking = this.look();
    const focused = row?.ownerDocument.activeElement;
    if (focused !== row && focused?.closest('tr') != null && this.scroller.current?.contains(focused) === true) {
      row?.focus({ preventScroll: true });
    }
  }

  /** Scrolls no further than it takes to see it between its neighbours, and answers the selected row. */
  private bringIntoSight(): HTMLElement | null {
    const { current } = this.scroller;
    const row = current?.querySelector<HTMLElement>('[aria-current]') ?? null;
    this.seeking = false;
    if (current === null || row === null) return row;
    const head = current.querySelector('thead')?.offsetHeight ?? 0;
    const air = Math.min(2 * row.offsetHeight, Math.round(current.clientHeight / 4));
    const [top, bottom] = [row.offsetTop - head - air, row.offsetTop + row.offsetHeight + air];
    if (top < current.scrollTop) current.scrollTop = top;
    else if (bottom > current.scrollTop + current.clientHeight) current.scrollTop = bottom - current.clientHeight;
    return row;
  }
}

/** Of large numbers, and of many columns of them, each takes less room. */
function tableClass({ limits, counters }: Timeline): string | undefined {
  const classes = [limits.ceiling >= 10_000 ? 'large' : '', counters.length > 4 ? 'many' : ''].filter(each => each !== '');
  return classes.length === 0 ? undefined : classes.join(' ');
}

/** The columns; each is as wide as its widest text from the start, whichever rows are drawn. */
function Head({ timeline }: { timeline: Timeline }): VNode {
  const [step, time, ...numbers] = widestOf(timeline);
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" data-widest={step}>
          {l10n.t('Step')}
        </th>
        <th scope="col" data-widest={time}>
          {l10n.t('Time')}
        </th>
        <th scope="col">{l10n.t('What happens')}</th>
        {timeline.counters.map(({ label }, index) => (
          <th key={label} scope="col" class="number" data-widest={numbers[index]}>
            {label}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** The longest text of each column of numbers. */
const widestOf = remembered(({ steps, summary, counters }: Timeline): readonly string[] => {
  const times = steps.map(step => clock(step.atSeconds, summary.endSeconds));
  return [
    count(steps.length),
    times.reduce((one, other) => (other.length > one.length ? other : one), ''),
    ...counters.map(({ id }) => count(Math.max(...steps.map(step => step[id])))),
  ];
});

/** Takes the room of rows that aren't drawn. */
function Gap({ height, columns }: { height: number; columns: number }): VNode {
  return (
    <tr aria-hidden="true">
      <td colSpan={columns} style={{ height: `${height}px`, padding: 0 }} />
    </tr>
  );
}
