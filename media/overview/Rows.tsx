/** The table: a line for each workload, below that of its group. One tab stop; of a long table only the lines near the sight exist. */
import * as l10n from '@vscode/l10n';
import type { VNode } from 'preact';
import type { OverviewRow } from '../../server/protocol/overview';
import { floorWords, hasFloor } from '../../server/rollout/floorWords';
import type { OverviewGroup } from '../overviewProtocol';
import { toneWord } from '../timeline/Header';
import { GlyphMark, ToneIcon } from '../timeline/Marks';
import { drawnRows, firstDrawn, stretchesOf, wholeRows } from '../timeline/rowWindow';
import { count } from '../timeline/time';
import { VerdictParts } from '../timeline/VerdictParts';
import type { Dispatch } from './dispatch';
import { Link } from './Link';
import { changeOf, currentOf, isSame, placeOf, type Line, type State } from './state';
import { stripShapes } from './strip';
import { durationText, problemsText, spokenRow, toneOf, workloadsText } from './text';

/** Of a line in a long table, in pixels (as in overview.css). */
export const lineHeight = 44;

/** Without that of what changed, which narrow and unedited tables don't have. */
const columns = 5;

export function Rows({ lines, state, dispatch }: { lines: readonly Line[]; state: State; dispatch: Dispatch }): VNode {
  const current = currentOf(state);
  const at = lines.findIndex(line => line.kind === 'row' && isSame(placeOf(line), current));
  const isLong = lines.length > wholeRows;
  const isEdited = lines.some(({ group }) => (group.changes ?? []).length > 0);
  return (
    <table class={`rows${isLong ? ' long' : ''}${isEdited ? ' edited' : ''}`} aria-rowcount={lines.length + 1}>
      <caption class="unseen">{l10n.t('Workloads')}</caption>
      <thead>
        <tr aria-rowindex={1}>
          <th scope="col" class="name">
            {l10n.t('Workload')}
          </th>
          <th scope="col" class="changed">
            {l10n.t('What changed')}
          </th>
          <th scope="col">{l10n.t('Rollout')}</th>
          <th scope="col" class="number lowest">
            {l10n.t('Lowest available')}
          </th>
          <th scope="col" class="strip-cell">
            {l10n.t('Available')}
          </th>
          <th scope="col" class="number takes">
            {l10n.t('Duration')}
          </th>
        </tr>
      </thead>
      <tbody>
        {stretchesOf(lines.length, firstDrawn(state.scrolled, lineHeight), Math.max(0, at), drawnRows).flatMap(({ from, to, drawn }) =>
          drawn
            ? lines
                .slice(from, to)
                .map((line, index) => (
                  <TableLine key={from + index} line={line} index={from + index} current={from + index === at} dispatch={dispatch} />
                ))
            : [<Gap key={`gap-${from}`} height={(to - from) * lineHeight} />],
        )}
      </tbody>
    </table>
  );
}

interface LineProps {
  line: Line;
  index: number;
  /** Whether it has the tab stop. */
  current: boolean;
  dispatch: Dispatch;
}

function TableLine({ line, index, current, dispatch }: LineProps): VNode {
  return line.kind === 'group' ? (
    <GroupLine group={line.group} index={index} dispatch={dispatch} />
  ) : (
    <RowLine line={line} index={index} current={current} dispatch={dispatch} />
  );
}

function GroupLine({ group, index, dispatch }: { group: OverviewGroup; index: number; dispatch: Dispatch }): VNode {
  const { uri, label, values, problem, workloads } = group;
  return (
    <tr class="group" aria-rowindex={index + 2}>
      <th scope="colgroup" colSpan={columns}>
        <Link press={() => dispatch({ kind: 'send', message: { kind: 'reveal', uri, line: 0 } })}>
          {values === null ? label : l10n.t('{0} with {1}', label, values)}
        </Link>
        {workloads === 0 && problem !== null ? null : <span class="note">{workloadsText(workloads)}</span>}
        {problem === null ? null : (
          <span class="problem">
            <GlyphMark glyph="warning" />
            {problem}
          </span>
        )}
      </th>
      <td class="changed" />
    </tr>
  );
}

function RowLine({ line, index, current, dispatch }: Omit<LineProps, 'line'> & { line: Extract<Line, { kind: 'row' }> }): VNode {
  const { row } = line;
  const { kind, name, namespace, verdict, problems, uncounted } = row;
  const place = placeOf(line);
  const change = changeOf(line.group, row);
  const tone = toneOf(row);
  const below = [uncounted ?? '', problemsText(problems)].filter(text => text !== '').join(' · ');
  const said = verdict.parts.join(' · ');
  return (
    <tr class="workload" aria-rowindex={index + 2} onClick={() => dispatch({ kind: 'open', place })}>
      <th scope="row" class="name">
        <ToneIcon tone={tone} label={toneWord(tone)} />
        <span class="names">
          <button
            type="button"
            aria-label={spokenRow(row, toneWord(tone), change)}
            title={name}
            tabIndex={current ? 0 : -1}
            onFocus={() => dispatch({ kind: 'select', place })}
          >
            {name}
          </button>
          <span class="note">{namespace === null ? kind : l10n.t('{0} in {1}', kind, namespace)}</span>
        </span>
      </th>
      <td class="changed" title={change ?? undefined}>
        {change}
      </td>
      <td class="said" title={said}>
        <VerdictParts parts={verdict.parts} />
        {change === null ? null : (
          <span class="note change">
            <GlyphMark glyph="action" />
            {change}
          </span>
        )}
        {below === '' ? null : <span class="note">{below}</span>}
      </td>
      <td class="number lowest">
        <Lowest row={row} />
      </td>
      <td class="strip-cell">
        <Strip row={row} />
      </td>
      <td class="number">{durationText(row)}</td>
    </tr>
  );
}

/** How few pods are available, of how many; and that the floor isn't kept, or that there is none. */
function Lowest({ row: { rollout } }: { row: OverviewRow }): VNode {
  if (rollout === null) return <>–</>;
  const { limits, summary } = rollout;
  const { floor } = floorWords(summary, limits);
  const isBroken = hasFloor(summary, limits) && !summary.floorKept;
  return (
    <>
      {l10n.t('{0} of {1}', count(summary.lowestAvailable), count(limits.desired))}
      {isBroken ? (
        <span class="broken">
          <GlyphMark glyph="failed" /> {floor}
        </span>
      ) : null}
    </>
  );
}

const stripWidth = 166;
const stripHeight = 26;

function Strip({ row: { rollout } }: { row: OverviewRow }): VNode | null {
  if (rollout === null) return null;
  const shapes = stripShapes(rollout, stripWidth, stripHeight);
  return (
    <svg class="strip" viewBox={`0 0 ${stripWidth} ${stripHeight}`} width={stripWidth} height={stripHeight} aria-hidden="true">
      <path class="old" d={shapes.old} />
      <path fill="url(#strip-old)" d={shapes.old} />
      <path class="new" d={shapes.new} />
      <path class="axis" d={`M0 ${stripHeight - 0.5}H${stripWidth}`} />
      {shapes.floor === null ? null : (
        <>
          <path class="floor-halo" d={`M0 ${shapes.floor}H${stripWidth}`} />
          <path class={rollout.summary.floorKept ? 'floor' : 'floor broken'} d={`M0 ${shapes.floor}H${stripWidth}`} />
        </>
      )}
    </svg>
  );
}

function Gap({ height }: { height: number }): VNode {
  return (
    <tr class="gap" aria-hidden="true">
      <td colSpan={columns} style={{ height: `${height}px` }} />
    </tr>
  );
}
