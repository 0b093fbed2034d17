/** The nodes at the step: who is on them, what they have left of what a pod asks for, and why pods wait. */
import * as l10n from '@vscode/l10n';
import type { VNode } from 'preact';
import type { TimelineNodes } from '../../server/protocol/nodes';
import type { Step, Timeline } from '../../server/protocol/timeline';
import type { Dispatch } from './dispatch';
import { amountText, type NodeRow, nodeRows, waitingAt, withoutRoomToSpare } from './nodeRows';
import { Bar } from './Bar';
import { Button } from './Button';
import { Section } from './Section';
import { StatedNodes } from './StatedNodes';
import { pods, podsOfGeneration as podsOf } from './text';
import { count } from './time';

/** More rows help nobody. */
const mostRows = 24;

interface Props {
  timeline: Timeline;
  step: Step;
  dispatch: Dispatch;
}

/** Whether there is something to say of nodes. */
export function hasNodes({ nodes, needs }: Timeline): boolean {
  return nodes !== null || needs.length > 0;
}

export function Nodes({ timeline, step, dispatch }: Props): VNode | null {
  const { nodes, needs } = timeline;
  if (!hasNodes(timeline)) return null;
  if (nodes === null) return <UnknownNodes needs={needs} dispatch={dispatch} />;
  const shown = withoutRoomToSpare(nodes);
  const rows = nodeRows(shown, step.number);
  const note =
    nodes.file === null
      ? l10n.t('specified in the settings, with only the pods of the workspace on them')
      : l10n.t('from {0}, with only the pods of the workspace on them', nodes.file);
  return (
    <Section id="nodes" title={l10n.t('Nodes')} note={note} actions={<SpecifyNodes dispatch={dispatch} />}>
      {nodes.stated === undefined ? null : <StatedNodes stated={nodes.stated} dispatch={dispatch} />}
      <table>
        <caption class="unseen">{l10n.t('Nodes')}</caption>
        <thead>
          <tr>
            <th scope="col">{l10n.t('Node')}</th>
            {shown.resources.map(({ name }) => (
              <th key={name} scope="col" class="amount">
                {name}
              </th>
            ))}
            {nodes.sole.map(({ kind, name }) => (
              <th key={`${kind} ${name}`} scope="col">
                {kind === 'port' ? l10n.t('port {0}', name) : l10n.t('claim {0}', name)}
              </th>
            ))}
            <th scope="col">{l10n.t('Pods of this workload')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, mostRows).map(row => (
            <Row key={row.node.name} row={row} nodes={shown} timeline={timeline} />
          ))}
        </tbody>
      </table>
      {rows.length > mostRows ? <p class="later">{l10n.t('{0} more rows', count(rows.length - mostRows))}</p> : null}
      <Others workloads={nodes.workloads} />
      <Waiting timeline={timeline} waiting={waitingAt(nodes, step.number)} />
    </Section>
  );
}

/** What the rollout needs of nodes that nobody has described. */
function UnknownNodes({ needs, dispatch }: { needs: readonly string[]; dispatch: Dispatch }): VNode {
  return (
    <Section id="nodes" title={l10n.t('Nodes')} note={l10n.t('not known')} actions={<SpecifyNodes dispatch={dispatch} />}>
      <ul class="waiting" aria-label={l10n.t('What a rollout needs')}>
        {needs.map(need => (
          <li key={need}>{l10n.t('A new pod {0}. Without that, the rollout gets stuck.', need)}</li>
        ))}
      </ul>
    </Section>
  );
}

export function SpecifyNodes({ dispatch }: { dispatch: Dispatch }): VNode {
  return (
    <Button dispatch={dispatch} send={{ kind: 'run', command: 'stateNodes' }}>
      {l10n.t('Specify nodes…')}
    </Button>
  );
}

function Others({ workloads }: { workloads: TimelineNodes['workloads'] }): VNode | null {
  if (workloads.length === 0) return null;
  const list = workloads
    .slice(0, mostRows)
    .map(({ kind, name, placed, file }) => l10n.t('{0} of {1} {2} ({3})', pods(placed), kind, name, file))
    .join(', ');
  return <p class="note">{l10n.t('Also on them: {0}', list)}</p>;
}

function Waiting({ timeline, waiting }: { timeline: Timeline; waiting: ReturnType<typeof waitingAt> }): VNode | null {
  if (waiting.length === 0) return null;
  const { obstacle } = timeline;
  const plain = obstacle?.kind === 'notPlaced' ? obstacle.around?.words : undefined;
  return (
    <ul class="waiting" aria-label={l10n.t('Pending pods')}>
      {waiting.map(({ generation, count: number, message }) => (
        <li key={`${generation} ${message}`}>
          <strong>{l10n.t('{0} Pending:', podsOf(timeline, generation, number))}</strong> <code>{message}</code>
          {plain === undefined ? null : <p class="note">{l10n.t('In short: {0}', plain)}</p>}
        </li>
      ))}
    </ul>
  );
}

interface RowProps {
  row: NodeRow;
  nodes: TimelineNodes;
  timeline: Timeline;
}

function Row({ row, nodes, timeline }: RowProps): VNode {
  const { node, count: alike, amounts } = row;
  const notes = [node.zone, node.cordoned ? l10n.t('cordoned') : null, node.tainted ? l10n.t('tainted') : null].filter(
    note => note !== null,
  );
  return (
    <tr>
      <th scope="row">
        {alike === 1 ? node.name : l10n.t('{0} nodes like {1}', count(alike), node.name)}
        {notes.length === 0 ? null : <span class="note"> {notes.join(', ')}</span>}
      </th>
      {amounts.map(({ taken, room, hasRoom }, index) => {
        const name = nodes.resources[index]?.name ?? '';
        return (
          <td key={name} class={hasRoom ? 'amount' : 'amount full'}>
            {l10n.t('{0} of {1}', amountText(name, taken), amountText(name, room))}
            <Bar parts={[{ look: hasRoom ? 'used' : 'full', part: room === 0 ? 0 : taken / room }]} limit={1} />
          </td>
        );
      })}
      {nodes.sole.map(({ kind, name }, index) => (
        <td key={`${kind} ${name}`} class={kind === 'port' && row.holders[index] !== null ? 'full' : undefined}>
          {soleText(kind, row, index)}
        </td>
      ))}
      <td>{podsText(row, timeline)}</td>
    </tr>
  );
}

/** Who has a port or a claim there, or whether it can be had there. */
function soleText(kind: 'port' | 'claim', { node, holders, count: alike }: NodeRow, index: number): string {
  const holder = holders[index] ?? null;
  if (holder === null) return kind === 'port' ? l10n.t('free') : node.reaches[index] === false ? l10n.t('elsewhere') : l10n.t('not in use');
  return alike === 1 ? l10n.t('in use by {0}', holder) : l10n.t('in use');
}

function podsText({ pods: own, others }: NodeRow, timeline: Timeline): string {
  const parts = own.flatMap(({ generation, running, terminating }) => [
    ...(running === 0 ? [] : [podsOf(timeline, generation, running)]),
    ...(terminating === 0 ? [] : [l10n.t('{0} terminating', count(terminating))]),
  ]);
  const all = others === 0 ? parts : [...parts, l10n.t('{0} of others', count(others))];
  return all.length === 0 ? l10n.t('none') : all.join(', ');
}
