/** Glyphs for what happens, swatches for the looks of pods, icons for buttons. Meaning is never by colour alone. */
import type { VNode } from 'preact';
import type { Change, Step, Timeline, Tone } from '../../server/protocol/timeline';
import { slotOf, slots, versionOf, type PodLook, type Slot } from './versions';

/** The shapes that stand for changes. */
export type Glyph = 'up' | 'down' | 'available' | 'ready' | 'starting' | 'gone' | 'action' | 'failed' | 'warning' | 'deadline' | 'done';

/** Which glyph a change has. */
export function glyphOf(change: Change): Glyph {
  switch (change.kind) {
    case 'action':
      return 'action';
    case 'created':
      return 'up';
    case 'scaled':
      return change.to > change.from ? 'up' : 'down';
    case 'createFailed':
      return 'failed';
    case 'condition':
      return change.reason === 'ProgressDeadlineExceeded' ? 'deadline' : 'warning';
    case 'pods':
      break;
  }
  switch (change.state) {
    case 'starting':
      return 'starting';
    case 'ready':
      return 'ready';
    case 'available':
      return 'available';
    case 'notReady':
    case 'imagePull':
    case 'unschedulable':
      return 'warning';
    case 'crashLoop':
      return 'failed';
    case 'terminating':
      return 'down';
    case 'gone':
      return 'gone';
  }
}

/** Which glyph a step has: that of its change, or a tick where the rollout is complete with it. */
export function glyphAt({ steps }: Timeline, { number, status, change }: Step): Glyph {
  const before = steps[number - 2];
  const completes = status.state === 'done' && before !== undefined && before.status.state !== 'done';
  return completes ? 'done' : glyphOf(change);
}

/** The colour of what a step is about: that of its version; commands have none. */
export function slotAt(timeline: Timeline, { change }: Step): Slot | null {
  return 'generation' in change ? slotOf(versionOf(timeline, change.generation)) : null;
}

/** A glyph of 12 px, or of `size` at a place inside a drawing. */
export function GlyphMark({
  glyph,
  slot = null,
  at,
}: {
  glyph: Glyph;
  slot?: Slot | null;
  at?: { x: number; y: number; size: number };
}): VNode {
  const place = at === undefined ? {} : { x: at.x - at.size / 2, y: at.y - at.size / 2, width: at.size, height: at.size };
  return (
    <svg class={`glyph ${glyph}${slot === null ? '' : ` v${slot}`}`} viewBox="0 0 12 12" aria-hidden="true" {...place}>
      {(['line', 'solid'] as const).map(how => (shapes[glyph][how] === undefined ? null : <path class={how} d={shapes[glyph][how]} />))}
    </svg>
  );
}

/** A sample of how pods of a version look, for legends. */
export function Swatch({ version, look = 'available' }: { version: number; look?: PodLook }): VNode {
  return (
    <svg class="swatch" width={12} height={10} viewBox="0 0 12 10" aria-hidden="true">
      <Filled version={version} look={look} shape={{ x: 0.5, y: 0.5, width: 11, height: 9, rx: 1.5 }} />
    </svg>
  );
}

interface FilledProps {
  version: number;
  look: PodLook;
  shape: { x: number; y: number; width: number; height: number; rx?: number };
}

/** A rectangle with a look: its colour, its pattern, its outline. */
export function Filled({ version, look, shape }: FilledProps): VNode {
  return (
    <>
      <rect class={`area ${lookClass(version, look)}`} {...shape} />
      <rect class={`outline ${lookClass(version, look)}`} fill={patternOf(version, look)} {...shape} />
    </>
  );
}

/** The classes of pods of a version that look so. */
export function lookClass(version: number, look: PodLook): string {
  return `v${slotOf(version)} ${look}`;
}

/** What they are filled with above their ground; failing pods look the same whatever they run. */
export function patternOf(version: number, look: PodLook): string {
  return look === 'failing' ? 'url(#look-failing)' : `url(#look-${slotOf(version)}-${look})`;
}

/** The patterns that the looks refer to; one copy a page. */
export function Patterns(): VNode {
  return (
    <svg class="patterns" aria-hidden="true">
      <defs>
        {slots.flatMap(slot =>
          (Object.keys(patterns) as (keyof typeof patterns)[]).map(look => (
            <Pattern key={`${slot}${look}`} id={`look-${slot}-${look}`} look={`v${slot} ${look}`} shape={patterns[look]} />
          )),
        )}
        {slots.map(slot => (
          <Pattern key={slot} id={`look-${slot}-available`} look={`v${slot} available`} shape={availablePatterns[slot]} />
        ))}
        <Pattern id="look-failing" look="failing" shape={{ size: 8, ink: 'M2.2 2.2 5.8 5.8M5.8 2.2 2.2 5.8' }} />
        <Pattern id="wait-start" look="wait" shape={{ size: 4, ink: 'M0 0h4v4H0Z' }} />
        <Pattern id="wait-probes" look="wait" shape={{ size: 4, ink: '' }} />
        <Pattern id="wait-minReady" look="wait" shape={{ size: 4, ink: 'M0 0h1.6v4H0Z' }} />
        <Pattern id="wait-shutdown" look="wait" shape={{ size: 3, ink: dots(3) }} />
        <Pattern id="look-none" look="none" shape={{ size: 8, turn: -45, ink: 'M0 0h1v8H0Z' }} />
      </defs>
    </svg>
  );
}

function Pattern({ id, look, shape: { size, turn = 0, ink } }: { id: string; look: string; shape: PatternShape }): VNode {
  return (
    <pattern
      id={id}
      class={`pattern ${look}`}
      width={size}
      height={size}
      patternUnits="userSpaceOnUse"
      patternTransform={turn === 0 ? undefined : `rotate(${turn})`}
    >
      <path class="ink" d={ink} />
    </pattern>
  );
}

interface PatternShape {
  /** Of the tile, which is square. */
  readonly size: number;
  /** Degrees. */
  readonly turn?: number;
  /** What is drawn on it, as an SVG path. */
  readonly ink: string;
}

/** What tells the versions apart without colour: dots, nothing, bars, and a grid. */
const availablePatterns: Readonly<Record<Slot, PatternShape>> = {
  0: { size: 8, ink: dots(8) },
  1: { size: 8, ink: '' },
  2: { size: 5, ink: 'M0 0h1.4v5H0Z' },
  3: { size: 6, ink: 'M0 0h6v1.2H1.2V6H0Z' },
};

/** What tells the states apart, of all versions. */
const patterns: Readonly<Record<Exclude<PodLook, 'available' | 'failing'>, PatternShape>> = {
  ready: { size: 4, ink: 'M0 0h4v1.2H0Z' },
  starting: { size: 6, turn: 40, ink: 'M0 0h1.8v6H0Z' },
  pending: { size: 8, turn: -40, ink: 'M0 0h1.6v4H0Z' },
  terminating: { size: 5, ink: dots(5) },
};

/** Two dots in a tile. */
function dots(size: number): string {
  return circle(size / 4, 0.8) + circle((size * 3) / 4, 0.8);
}

/** A circle around the point (middle, middle), as a path. */
function circle(middle: number, radius: number): string {
  return `M${middle - radius} ${middle}a${radius} ${radius} 0 1 1 ${2 * radius} 0 ${radius} ${radius} 0 1 1 ${-2 * radius} 0Z`;
}

const iconPaths = {
  play: 'M4.5 2.6v10.8l8.6-5.4z',
  pause: 'M4 2.6h2.8v10.8H4zM9.2 2.6H12v10.8H9.2z',
  previous: 'M3 2.6h1.6v10.8H3zM13 2.8v10.4L5.4 8z',
  next: 'M11.4 2.6H13v10.8h-1.6zM3 2.8v10.4L10.6 8z',
  compare: 'M2 2.5h9v2.6H2zM2 6.7h12v2.6H2zM2 10.9h6v2.6H2z',
  copy: 'M5 1.5h7.2c.7 0 1.3.6 1.3 1.3V11H12V3H5zM2.5 5.8c0-.7.6-1.3 1.3-1.3h5.9c.7 0 1.3.6 1.3 1.3v7.4c0 .7-.6 1.3-1.3 1.3H3.8c-.7 0-1.3-.6-1.3-1.3zM4 6v7h5.5V6z',
  nodes: 'M2 2h12v5H2zm1.5 1.5v2h9v-2zM2 9h12v5H2zm1.5 1.5v2h9v-2zM4.5 4h1.4v1H4.5zm0 7h1.4v1H4.5z',
  pin: 'M10 1.5 14.5 6l-1.1 1.1-.8-.2-2.7 2.7.2 2.5-1.2 1.2-3-3L2.6 13.6 1.5 14.5l.9-1.1 3.3-3.3-3-3 1.2-1.2 2.5.2 2.7-2.7-.2-.8z',
  follow: 'M3 1.5 13.2 9H8.6L6.2 13.4z',
  save: 'M7.2 2h1.6v6l2.3-2.3 1.1 1.1L8 11 3.8 6.8l1.1-1.1L7.2 8zM2.5 12.4h11V14h-11z',
} as const;

/** An icon of 16 px in a button, which has the words. */
export function Icon({ name }: { name: keyof typeof iconPaths }): VNode {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={iconPaths[name]} />
    </svg>
  );
}

const toneRing = circle(10, 8);
const tonePaths: Readonly<Record<Tone, string>> = {
  ok: `${toneRing}M6.4 10.3l2.5 2.5 4.8-5.4`,
  warning: 'M10 2.6 18.4 17H1.6ZM10 7.6v4.4M10 13.7v1.2',
  error: `${toneRing}M7 7l6 6M13 7l-6 6`,
  info: `${toneRing}M10 9v5M10 6v1.4`,
};

/** The icon beside a verdict; `label` says the tone. */
export function ToneIcon({ tone, label }: { tone: Tone; label: string }): VNode {
  return (
    <svg class={`tone ${tone}`} viewBox="0 0 20 20" role="img" aria-label={label}>
      <path d={tonePaths[tone]} />
    </svg>
  );
}

const ring = circle(6, 3.6);
/** What of a glyph is drawn, and what is filled. */
const shapes: Readonly<Record<Glyph, { readonly line?: string; readonly solid?: string }>> = {
  up: { solid: 'M6 1.6 11 10H1Z' },
  down: { line: 'M6 10 1.6 2.6h8.8Z' },
  available: { solid: circle(6, 4) },
  ready: { line: ring, solid: 'M6 2.4a3.6 3.6 0 0 0 0 7.2Z' },
  starting: { line: ring },
  gone: { line: ring },
  action: { solid: 'M6 1.2 10.8 6 6 10.8 1.2 6Z' },
  failed: { line: 'M2 2l8 8M10 2l-8 8' },
  warning: { line: 'M6 1.5v6M6 9.3v1.6' },
  deadline: { line: `${circle(6, 4.6)}M6 3.4V6l1.8 1.6` },
  done: { line: 'M1.4 6.4 4.6 9.6 10.8 2.6' },
};
