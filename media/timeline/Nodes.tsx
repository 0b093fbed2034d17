/** The nodes at the step: who is on them, what they have left of what a pod asks for, and why pods wait. */
import * as l10n from '@vscode/l10n';
import type { VNode } from 'preact';
import type { TimelineNodes } from '../../server/protocol/nodes';
import type { Step, Timeline } from '../../server/protocol/timeline';
import { amountText, type NodeRow, nodeRows, waitingAt } from './nodeRows';
import { Section } from './Section';
import { pods, podsOfGeneration as podsOf } from './text';
import { count } from './time';

/** More rows help nobody. */
const mostRows = 24;

export function Nodes({ timeline, step }: { timeline: Timeline; step: Step }): VNode | null {
  const { nodes } = timeline;
  if (nodes === null) return null;
  const rows = nodeRows(nodes, step.number);
  const waiting = waitingAt(nodes, step.number);
  return (
    <Section id="nodes" title={l10n.t('Nodes')} note={l10n.t('assumed, with only the pods of this workspace on them')}>
      <table>
        <caption class="unseen">{l10n.t('Nodes')}</caption>
        <thead>
          <tr>
            <th scope="col">{l10n.t('Node')}</th>
            {nodes.resources.map(({ name }) => (
              <th key={name} scope="col" class="amount">
                {name}
              </th>
            ))}
            <th scope="col">{l10n.t('Pods of this workload')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, mostRows).map(row => (
            <Row key={row.node.name} row={row} nodes={nodes} timeline={timeline} />
          ))}
        </tbody>
      </table>
      {rows.length > mostRows ? <p class="later">{l10n.t('{0} more rows', count(rows.length - mostRows))}</p> : null}
      {waiting.length === 0 ? null : (
        <ul class="waiting" aria-label={l10n.t('Pending pods')}>
          {waiting.map(({ generation, count: number, message }) => (
            <li key={`${generation} ${message}`}>
              <strong>{l10n.t('{0} Pending:', pods(number))}</strong> <code>{message}</code>
            </li>
          ))}
        </ul>
      )}
    </Section>
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
          </td>
        );
      })}
      <td>{podsText(row, timeline)}</td>
    </tr>
  );
}

function podsText({ pods: own, others }: NodeRow, timeline: Timeline): string {
  const parts = own.flatMap(({ generation, running, terminating }) => [
    ...(running === 0 ? [] : [podsOf(timeline, generation, running)]),
    ...(terminating === 0 ? [] : [l10n.t('{0} terminating', count(terminating))]),
  ]);
  const all = others === 0 ? parts : [...parts, l10n.t('{0} of others', count(others))];
  return all.length === 0 ? l10n.t('none') : all.join(', ');
}
