/** A part of the page: its heading, which names it, a note beside that, and what it has. */
import type { ComponentChildren, VNode } from 'preact';

interface SectionProps {
  /** Unique on the page. */
  id: string;
  /** Its class, where that isn't its id. */
  look?: string;
  title: string;
  note: string;
  /** Whether the note is said aloud when it changes. */
  live?: boolean;
  /** What can be done, at the end of the heading. */
  actions?: VNode;
  children: ComponentChildren;
}

export function Section({ id, look = id, title, note, live = false, actions, children }: SectionProps): VNode {
  const head = `head-${id}`;
  return (
    <section class={look} aria-labelledby={head}>
      <div class="section-head">
        {/* Can be given the focus, so that what leads to it leads there by keyboard, too. */}
        <h2 id={head} tabIndex={-1}>
          {title}
        </h2>
        <span class="note" role={live ? 'status' : undefined}>
          {note}
        </span>
        {actions}
      </div>
      {children}
    </section>
  );
}
