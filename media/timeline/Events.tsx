/** The events as `kubectl describe` lists them at the step. */
import * as l10n from '@vscode/l10n';
import type { VNode } from 'preact';
import type { EventObject, Step, Timeline } from '../../server/protocol/timeline';
import { eventsAt, type ListedEvent } from './eventList';
import { Section } from './Section';
import { count } from './time';

/** More would make the page heavy and help nobody: the last ones are what happens at the step. */
const mostShown = 100;

export function Events({ timeline, step }: { timeline: Timeline; step: Step }): VNode {
  const listed = eventsAt(timeline, step.number, 'workload');
  const others = eventsAt(timeline, step.number, 'others');
  const hidden = Math.max(0, listed.length - mostShown);
  const later = timeline.events.filter(({ step: at, about }) => at > step.number && about === null).length;
  const dropped = timeline.droppedEvents.filter(number => number <= step.number).length;
  return (
    <Section id="events" title={l10n.t('Events')} note={l10n.t('as kubectl describe shows them at step {0}', count(step.number))}>
      {hidden > 0 ? <p class="later">{l10n.t('{0} earlier events', count(hidden))}</p> : null}
      <ul aria-label={l10n.t('Events')}>
        {listed.slice(hidden).map(({ event, age }) => (
          <EventLine key={event.entry} event={event} age={age} />
        ))}
      </ul>
      {others.length > 0 ? <Others listed={others} /> : null}
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

/** What is said of pods, and of the ReplicaSets that keep them: kubectl lists it with these. */
function Others({ listed }: { listed: readonly ListedEvent[] }): VNode {
  const hidden = Math.max(0, listed.length - mostShown);
  return (
    <>
      <h3 id="others-events">{l10n.t('Of pods and ReplicaSets')}</h3>
      {hidden > 0 ? <p class="later">{l10n.t('{0} earlier events', count(hidden))}</p> : null}
      <ul aria-labelledby="others-events">
        {listed.slice(hidden).map(({ event, age }) => (
          <EventLine key={event.entry} event={event} age={age} />
        ))}
      </ul>
    </>
  );
}

/** Such as `Pod web-5f-x2x4k`, or `Pod web-5f-x2x4k and 2 more`. */
function objectText({ kind, name, objects }: EventObject): string {
  return objects > 1 ? l10n.t('{0} {1} and {2} more', kind, name, count(objects - 1)) : `${kind} ${name}`;
}

function EventLine({ event, age }: ListedEvent): VNode {
  return (
    <li class={event.type === 'Warning' ? 'warning' : undefined}>
      <span class="type">{event.type} </span>
      <span class="reason">{event.reason} </span>
      <span class="age">{age ?? l10n.t('earlier')} </span>
      <span class="message">
        {event.about === null ? null : (
          <span class="about">
            {objectText(event.about)}, {event.from}:{' '}
          </span>
        )}
        {event.message}
      </span>
    </li>
  );
}
