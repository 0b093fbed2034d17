import type { ComponentChildren, VNode } from 'preact';

/** As a link in a text. */
export function Link({ press, children }: { press: () => void; children: ComponentChildren }): VNode {
  return (
    <button type="button" class="link" onClick={press}>
      {children}
    </button>
  );
}
