/** The events as `kubectl describe` lists them at the step. */
import * as l10n from '@vscode/l10n';
import type { VNode } from 'preact';
import type { Step, Timeline, TimelineEvent } from '../../server/protocol/timeline';
import { Section } from './Section';
import { age, count } from './time';

/** More would make the page heavy and help nobody: the last ones are what happens at the step. */
const mostShown = 100;

export function Events({ timeline, step }: { timeline: Timeline; step: Step }): VNode {
  const seen = timeline.events.filter(event => event.step <= step.number);
  const hidden = Math.max(0, seen.length - mostShown);
  const later = timeline.events.length - seen.length;
  return (
    <Section id="events" title={l10n.t('Events')} note={l10n.t('as kubectl describe prints them at step {0}', count(step.number))}>
      {hidden > 0 ? <p class="later">{l10n.t('{0} earlier events', count(hidden))}</p> : null}
      <ul aria-label={l10n.t('Events')}>
        {seen.slice(hidden).map((event, index) => (
          <EventLine key={hidden + index} event={event} timeline={timeline} now={step.atSeconds} />
        ))}
      </ul>
      {later > 0 ? (
        <p class="later">{later === 1 ? l10n.t('1 more event to come') : l10n.t('{0} more events to come', count(later))}</p>
      ) : null}
    </Section>
  );
}

function EventLine({ event, timeline, now }: { event: TimelineEvent; timeline: Timeline; now: number }): VNode {
  const at = timeline.steps[event.step - 1]?.atSeconds;
  return (
    <li class={event.type === 'Warning' ? 'warning' : undefined}>
      <span class="type">{event.type} </span>
      <span class="reason">{event.reason} </span>
      <span class="age">{at === undefined ? l10n.t('before') : age(now - at)} </span>
      <span class="message">{event.message}</span>
    </li>
  );
}
