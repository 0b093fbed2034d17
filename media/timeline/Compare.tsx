/** The usual strategies beside this one, on one scale. */
import * as l10n from '@vscode/l10n';
import type { ComponentChildren, VNode } from 'preact';
import type { ComparisonRow } from '../../server/protocol';
import { floorWords, hasFloor } from '../../server/rollout/floorWords';
import type { Snapshot } from '../protocol';
import type { Dispatch } from './dispatch';
import { bestRows, mostPods, type Figure } from './bestRows';
import { noneAvailableText, takesText } from './fieldText';
import { GlyphMark, lookClass, patternOf } from './Marks';
import { Section } from './Section';
import { count, duration, signed } from './time';
import { stacked } from './versions';

interface CompareProps {
  snapshot: Extract<Snapshot, { state: 'timeline' }>;
  /** Of the page's chart, in pixels: the small ones are drawn for about half of it. */
  width: number;
  dispatch: Dispatch;
}

export function Compare({ snapshot, width, dispatch }: CompareProps): VNode {
  const { rows, leftOut } = snapshot.comparison ?? { rows: [], leftOut: [] };
  const amounts = Object.entries(snapshot.timeline.inputs.manifest).flatMap(([name, { type }]) => (type === 'amount' ? [name] : []));
  const scale = scaleOf(rows, Math.max(120, Math.round(width / 2)));
  const best = bestRows(rows);
  const note =
    amounts.length === 0
      ? l10n.t('same assumptions, same time scale; ✓ is the best of its column')
      : l10n.t('{0}; same assumptions, same time scale; ✓ is the best of its column', amounts.join(' / '));
  return (
    <Section id="compare" title={l10n.t('Compare strategies')} note={note}>
      {rows.length === 0 ? (
        <p class="nothing">{l10n.t('Simulating…')}</p>
      ) : (
        <div class="box">
          <table>
            <caption class="unseen">{l10n.t('Strategies')}</caption>
            <thead>
              <tr>
                <th scope="col" class="name">
                  {l10n.t('Strategy')}
                </th>
                <th scope="col" class="chart-cell">
                  {l10n.t('Pods over time, 0 to {0}', duration(scale.seconds))}
                </th>
                {[l10n.t('AT MOST'), l10n.t('NEVER BELOW'), l10n.t('NONE AVAILABLE'), l10n.t('DURATION')].map(name => (
                  <th key={name} scope="col" class="number">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(row => (
                <Strategy
                  key={row.id}
                  row={row}
                  scale={scale}
                  isBest={figure => best[figure].has(row.id)}
                  snapshot={snapshot}
                  dispatch={dispatch}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {leftOut.map(({ title, reason }) => (
        <p key={title} class="note">
          {l10n.t('Left out: {0}. {1}', title, reason)}
        </p>
      ))}
    </Section>
  );
}

interface Scale {
  readonly width: number;
  readonly seconds: number;
  readonly pods: number;
}

/** As long as the longest, but not so long that the first one (the manifest's) becomes a dot. */
function scaleOf(rows: readonly ComparisonRow[], width: number): Scale {
  const first = rows[0]?.summary;
  const longest = rows.reduce((most, row) => Math.max(most, row.summary.endSeconds), 1);
  const cap = first === undefined ? longest : 4 * (first.completeSeconds ?? first.endSeconds);
  const highest = rows.reduce((most, row) => Math.max(most, row.limits.ceiling, row.summary.peakPods), 1);
  return { width, seconds: Math.max(1, Math.min(longest, cap > 0 ? cap : longest)), pods: highest };
}

interface StrategyProps {
  row: ComparisonRow;
  scale: Scale;
  isBest: (figure: Figure) => boolean;
  snapshot: CompareProps['snapshot'];
  dispatch: Dispatch;
}

/** Rows keep their places; the one in force is chosen. */
function Strategy({ row, scale, isBest, snapshot, dispatch }: StrategyProps): VNode {
  const { assumptions } = snapshot.target.scenario;
  const { inUse } = row;
  const use = () => dispatch({ kind: 'use', whatIf: row.whatIf, assumptions });
  const most = mostPods(row);
  const extra = most - row.limits.desired;
  return (
    <tr
      aria-current={inUse ? 'true' : undefined}
      onClick={({ target }) => {
        if (!inUse && target instanceof Element && target.closest('label') === null) use();
      }}
    >
      <th scope="row" class="name">
        <label>
          <input type="radio" name="strategy" aria-label={l10n.t('Use {0}', row.title)} checked={inUse} onChange={use} />
          <span>
            <b>{row.title}</b>
            <span class="detail">{row.detail}</span>
          </span>
        </label>
      </th>
      <td class="chart-cell">
        <SmallChart row={row} scale={scale} />
      </td>
      <td class="number">
        {extra > 0 ? <span class="more">{signed(extra)} </span> : null}
        <Best is={isBest('most')}>{count(most)}</Best>
      </td>
      <td class="number">
        <Best is={isBest('lowest')}>
          <Floor row={row} />
        </Best>
      </td>
      <td class="number">
        <Best is={isBest('without')}>{noneAvailableText(row)}</Best>
      </td>
      <td class="number">
        <Best is={isBest('takes')}>{takesText(row)}</Best>
      </td>
    </tr>
  );
}

/** A figure, marked where it is the best of its column. */
function Best({ is, children }: { is: boolean; children: ComponentChildren }): VNode {
  if (!is) return <>{children}</>;
  return (
    <span class="best">
      <GlyphMark glyph="done" />
      {children}
      <span class="unseen"> {l10n.t('(best)')}</span>
    </span>
  );
}

/** The floor where it is kept; else how few are available, and that it isn't. */
function Floor({ row: { summary, limits } }: { row: ComparisonRow }): VNode {
  const { floor } = floorWords(summary, limits);
  if (!hasFloor(summary, limits)) return <span class="note">{floor}</span>;
  if (summary.floorKept) return <>{count(summary.lowestFloor)}</>;
  return (
    <>
      {count(summary.lowestAvailable)}
      <span class="broken">
        <GlyphMark glyph="failed" /> {floor}
      </span>
    </>
  );
}

const smallHeight = 34;
function SmallChart({ row, scale }: { row: ComparisonRow; scale: Scale }): VNode {
  const { width } = scale;
  const x = (seconds: number) => Math.min(width - 1, (seconds / scale.seconds) * (width - 1));
  const unit = (smallHeight - 2) / scale.pods;
  const end = row.summary.completeSeconds ?? row.summary.endSeconds;
  const desired = smallHeight - row.limits.desired * unit;
  return (
    <svg
      class="small-chart"
      width={width}
      height={smallHeight}
      viewBox={`0 0 ${width} ${smallHeight}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {row.rests.map(({ atSeconds, pods }, index) => {
        const x0 = x(atSeconds);
        const x1 = x(row.rests[index + 1]?.atSeconds ?? Math.max(row.summary.endSeconds, atSeconds));
        let y = smallHeight;
        return stacked.flatMap(look =>
          pods.map(({ version, [look]: number }) => {
            const height = number * unit;
            y -= height;
            if (height === 0 || x1 <= x0) return null;
            const box = { x: x0, y, width: x1 - x0, height };
            return (
              <>
                <rect class={`area ${lookClass(version, look)}`} {...box} />
                <rect fill={patternOf(version, look)} {...box} />
              </>
            );
          }),
        );
      })}
      <line class="small-desired" x1={0} x2={width} y1={desired} y2={desired} />
      <line class="small-end" x1={x(end)} x2={x(end)} y1={0} y2={smallHeight} />
    </svg>
  );
}
