/** Which revisions there are once all is done, the newest first: what each runs, and where it comes from. */
import * as l10n from '@vscode/l10n';
import type { VNode } from 'preact';
import type { Revision } from '../../server/protocol/revisions';
import type { Action, ScenarioAction } from '../../server/protocol/scenario';
import type { Timeline } from '../../server/protocol/timeline';
import { commandWords } from './commandsOf';
import { isSimulated } from './former';
import { withoutMiddle } from './labels';
import { Swatch } from './Marks';
import { Simulated } from './Simulated';
import { count } from './time';
import { versionName } from './versions';

/** More are in the revisions view. */
const mostRows = 5;
/** Longer images lose their middle. */
const longestImages = 50;

interface RevisionsProps {
  timeline: Timeline;
  actions: readonly ScenarioAction[];
}

/** Null where a single command leads from one revision to the next: the commands say that already. */
export function Revisions({ timeline, actions }: RevisionsProps): VNode | null {
  const newest = [...timeline.revisions].reverse();
  if (timeline.edit == null && timeline.commands.length < 2 && newest.length < 3) return null;
  return (
    <>
      <ul class="revisions" aria-label={l10n.t('Revisions')}>
        {newest.slice(0, mostRows).map(revision => (
          <RevisionRow key={revision.revision} revision={revision} timeline={timeline} actions={actions} />
        ))}
      </ul>
      {newest.length > mostRows ? <p class="note">{l10n.t('{0} more rows', count(newest.length - mostRows))}</p> : null}
    </>
  );
}

function RevisionRow({ revision, timeline, actions }: RevisionsProps & { revision: Revision }): VNode {
  const generation = timeline.generations.find(({ name }) => name === revision.name);
  const letter = generation === undefined ? '' : versionName(timeline, generation.version).letter;
  return (
    <li>
      <span class={isSimulated(timeline, revision.revision) ? 'dot hollow' : 'dot'} aria-hidden="true" />
      <span>{l10n.t('revision {0}', revision.revision)}</span>
      <span class="image" title={revision.images.join('\n')}>
        {generation === undefined ? null : <Swatch version={generation.version} />}
        {letter === '' ? null : <b>{letter} </b>}
        {withoutMiddle(revision.images.join(', '), longestImages)}
      </span>
      <Simulated timeline={timeline} revision={revision.revision} />
      <span class="whence">{whence(revision, timeline, actions)}</span>
    </li>
  );
}

/** Which command made it, or brought it back under another number; else why it was made, as somebody noted on it. */
function whence({ revision, action, changeCause }: Revision, timeline: Timeline, actions: readonly ScenarioAction[]): string {
  const made = action === null ? undefined : actions[action];
  const before = numberBefore(timeline, revision);
  const parts = [
    made === undefined ? (changeCause ?? '') : madeBy(made.action),
    before === undefined ? '' : l10n.t('was revision {0}', before),
  ];
  return parts.filter(part => part !== '').join(' · ');
}

/** The last number that a revision had before a command brought it back under this one. */
function numberBefore({ former, steps }: Timeline, revision: number): number | undefined {
  const numbers = [
    ...former.filter(({ now }) => now === revision).map(own => own.revision),
    ...steps.flatMap(({ change }) => (change.kind === 'action' && change.renumbered?.[1] === revision ? [change.renumbered[0]] : [])),
  ];
  return numbers.filter(number => number !== revision).at(-1);
}

/** In a word or two: which revision a rollback brought back is said by its former number. */
function madeBy(action: Action): string {
  return commandWords(action.kind === 'undo' ? { ...action, toRevision: 0 } : action);
}
