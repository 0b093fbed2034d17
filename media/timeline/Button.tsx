/** A button that tells the page, or through it the client, what the user wants. */
import type { ComponentChildren, VNode } from 'preact';
import type { FromPage } from '../protocol';
import type { Dispatch } from './dispatch';
import type { AskedIn, PageEvent } from './state';

export interface ButtonProps {
  dispatch: Dispatch;
  /** What the page does; or else {@link ButtonProps.send}. */
  event?: PageEvent;
  /** What the client is told, and where it asks for an action. */
  send?: FromPage;
  from?: AskedIn;
  /** As a link in a text, as the main one of several, or only its icon. */
  look?: 'link' | 'primary' | 'icon';
  /** Its accessible name where its words don't say enough. */
  label?: string | undefined;
  title?: string | undefined;
  /** It stays focusable: a disabled one would lose the focus under the user's finger. */
  disabled?: boolean;
  /** Of what it opens and closes. */
  expanded?: boolean;
  /** Of what it switches on and off. */
  pressed?: boolean;
  children: ComponentChildren;
}

const classes = { link: 'link', primary: 'button primary', icon: 'icon-button' } as const;

export function Button({ dispatch, event, send, from, look, label, title, disabled, expanded, pressed, children }: ButtonProps): VNode {
  const press = () => {
    if (disabled === true) return;
    if (event !== undefined) dispatch(event);
    if (send !== undefined) dispatch({ kind: 'send', message: send, from });
  };
  return (
    <button
      type="button"
      class={look === undefined ? 'button' : classes[look]}
      aria-label={label}
      title={title}
      aria-disabled={disabled}
      aria-expanded={expanded}
      aria-pressed={pressed}
      onClick={press}
    >
      {children}
    </button>
  );
}
