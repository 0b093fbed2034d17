/** Which key does what, where. */
import type { Move } from './state';

/** A key as it was pressed, and on what: anywhere means neither in a field, nor on a control that has keys of its own. */
export interface Key {
  readonly key: string;
  /** Whether Ctrl, Alt or Meta were held: then it is the editor's. */
  readonly modified: boolean;
  readonly on: 'field' | 'slider' | 'button' | 'row' | 'scrollable' | 'anywhere';
}

/** What a key asks for beside a move: to play, to stay with the workload or to follow the cursor, or another base of the edit. */
export type KeyAct = 'play' | 'pin' | 'base';

const everywhere: ReadonlyMap<string, Move | KeyAct> = new Map([
  ['[', 'previousCommand'],
  [']', 'nextCommand'],
  ['p', 'pin'],
  ['b', 'base'],
]);

/** What the key asks for; null: it isn't the page's. */
export function moveOf({ key, modified, on }: Key): Move | KeyAct | null {
  if (modified || on === 'field') return null;
  if (key === ' ') return on === 'button' ? null : 'play';
  const act = everywhere.get(key.toLowerCase());
  if (act !== undefined) return act;
  if (on === 'slider') return null;
  if (key === 'ArrowRight') return 'next';
  if (key === 'ArrowLeft') return 'previous';
  if (on !== 'row') return null;
  switch (key) {
    case 'ArrowDown':
      return 'next';
    case 'ArrowUp':
      return 'previous';
    case 'Home':
      return 'first';
    case 'End':
      return 'last';
    case 'PageDown':
      return 'nextMoment';
    case 'PageUp':
      return 'previousMoment';
    default:
      return null;
  }
}
