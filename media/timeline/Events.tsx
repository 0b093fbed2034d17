/** The events as `kubectl describe` lists them at the step. */
import * as l10n from '@vscode/l10n';
import type { VNode } from 'preact';
import type { Step, Timeline } from '../../server/protocol/timeline';
import { eventsAt, type ListedEvent } from './eventList';
import { Section } from './Section';
import { count } from './time';

/** More would make the page heavy and help nobody: the last ones are what happens at the step. */
const mostShown = 100;

export function Events({ timeline, step }: { timeline: Timeline; step: Step }): VNode {
  const listed = eventsAt(timeline, step.number);
  const hidden = Math.max(0, listed.length - mostShown);
  const later = timeline.events.filter(event => event.step > step.number).length;
  const dropped = timeline.droppedEvents.filter(number => number <= step.number).length;
  return (
    <Section id="events" title={l10n.t('Events')} note={l10n.t('as kubectl describe shows them at step {0}', count(step.number))}>
      {hidden > 0 ? <p class="later">{l10n.t('{0} earlier events', count(hidden))}</p> : null}
      <ul aria-label={l10n.t('Events')}>
        {listed.slice(hidden).map(({ event, age }) => (
          <EventLine key={event.entry} event={event} age={age} />
        ))}
      </ul>
      {dropped > 0 ? (
        <p class="later">
          {l10n.t('{0} more events aren’t sent: a controller sends at most 25 in a row, then one every 5 min', count(dropped))}
        </p>
      ) : null}
      {later > 0 ? (
        <p class="later">
          {later === 1 ? l10n.t('1 more event after this step') : l10n.t('{0} more events after this step', count(later))}
        </p>
      ) : null}
    </Section>
  );
}

function EventLine({ event, age }: ListedEvent): VNode {
  return (
    <li class={event.type === 'Warning' ? 'warning' : undefined}>
      <span class="type">{event.type} </span>
      <span class="reason">{event.reason} </span>
      <span class="age">{age ?? l10n.t('earlier')} </span>
      <span class="message">{event.message}</span>
    </li>
  );
}
