/** The usual strategies beside this one, on one scale. */
import * as l10n from '@vscode/l10n';
import type { VNode } from 'preact';
import type { ComparisonRow } from '../../server/protocol';
import { floorWords, hasFloor } from '../../server/rollout/floorWords';
import type { Snapshot } from '../protocol';
import type { Dispatch } from './App';
import { Button } from './Button';
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
  const rows = snapshot.comparison ?? [];
  const amounts = Object.entries(snapshot.timeline.inputs.manifest).flatMap(([name, { type }]) => (type === 'amount' ? [name] : []));
  const scale = scaleOf(rows, Math.max(120, Math.round(width / 2)));
  return (
    <Section id="compare" title={l10n.t('Compare strategies')} note={l10n.t('{0}; same assumptions, same time scale', amounts.join(' / '))}>
      {rows.length === 0 ? (
        <p class="nothing">{l10n.t('Simulating…')}</p>
      ) : (
        <div class="box">
          <table>
            <caption class="unseen">{l10n.t('Strategies')}</caption>
            <thead>
              <tr>
                <th scope="col">{l10n.t('Strategy')}</th>
                <th scope="col" class="chart-cell">
                  {l10n.t('Pods over time, 0 to {0}', duration(scale.seconds))}
                </th>
                {[l10n.t('AT MOST'), l10n.t('NEVER BELOW'), l10n.t('NONE AVAILABLE'), l10n.t('DURATION')].map(name => (
                  <th key={name} scope="col" class="number">
                    {name}
                  </th>
                ))}
                <th scope="col">
                  <span class="unseen">{l10n.t('Use')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(row => (
                <Strategy key={row.id} row={row} scale={scale} snapshot={snapshot} dispatch={dispatch} />
              ))}
            </tbody>
          </table>
        </div>
      )}
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
  snapshot: CompareProps['snapshot'];
  dispatch: Dispatch;
}

function Strategy({ row, scale, snapshot, dispatch }: StrategyProps): VNode {
  const { assumptions } = snapshot.target.scenario;
  const inUse = row.id === inUseId(snapshot);
  const most = Math.max(row.limits.ceiling, row.summary.peakPods);
  const extra = most - row.limits.desired;
  return (
    <tr aria-current={inUse ? 'true' : undefined}>
      <th scope="row" class="name">
        <b>{row.title}</b>
        <span>{row.detail}</span>
      </th>
      <td class="chart-cell">
        <SmallChart row={row} scale={scale} />
      </td>
      <td class="number">
        {extra > 0 ? <span class="more">{signed(extra)} </span> : null}
        {count(most)}
      </td>
      <td class="number">
        <Floor row={row} />
      </td>
      <td class="number">{noneAvailableText(row)}</td>
      <td class="number">{takesText(row)}</td>
      <td class="number">
        {inUse ? (
          <span class="note">{l10n.t('in use')}</span>
        ) : (
          <Button dispatch={dispatch} label={l10n.t('Use {0}', row.title)} event={{ kind: 'use', whatIf: row.whatIf, assumptions }}>
            {l10n.t('Use')}
          </Button>
        )}
      </td>
    </tr>
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

/** The what-if's row where there is one, else the manifest's. */
function inUseId(snapshot: CompareProps['snapshot']): ComparisonRow['id'] {
  return snapshot.comparison?.some(row => row.id === 'whatIf') === true ? 'whatIf' : 'manifest';
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
