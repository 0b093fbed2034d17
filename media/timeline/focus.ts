/** Keeps the focus near where it was when what had it goes with a redraw. */

const focusable = 'button, a[href], summary, select:not(:disabled), input:not(:disabled), [tabindex="0"]';

/** Where the focus is: which of the controls of a part of the page has it. */
export interface FocusPlace {
  readonly element: Element;
  readonly part: Element | null;
  readonly index: number;
}

/** Null where nothing of the page has it. */
export function focusPlace({ activeElement, body }: Document): FocusPlace | null {
  if (activeElement === null || activeElement === body) return null;
  const part = activeElement.closest('section');
  // Of the many rows one stands for all.
  const index = part === null || activeElement.matches('tr') ? 0 : [...part.querySelectorAll(focusable)].indexOf(activeElement);
  return { element: activeElement, part, index };
}

/** Gives the focus to what stands there now, where the element that had it is gone. */
export function keepFocus(place: FocusPlace, root: Element): void {
  if (!place.element.isConnected) nextTo(place, root)?.focus({ preventScroll: true });
}

/** Gives the focus back once the page has it again, which forgets while another part of the editor has it (a prompt) who had it. */
export function returnFocus(place: FocusPlace, root: Element): void {
  const { element } = place;
  const next = element.isConnected && element instanceof HTMLElement ? element : nextTo(place, root);
  next?.focus({ preventScroll: true });
}

function nextTo({ element, part, index }: FocusPlace, root: Element): HTMLElement | null {
  if (element.matches('tr')) return root.querySelector<HTMLElement>('[aria-current="step"]');
  const there = part?.isConnected === true ? [...part.querySelectorAll<HTMLElement>(focusable)] : [];
  const alike = there.filter(other => nameOf(other) === nameOf(element)).at(-1);
  return alike ?? there[Math.min(index, there.length - 1)] ?? root.querySelector('.transport button') ?? root.querySelector('button');
}

function nameOf(element: Element): string | null {
  return element.getAttribute('aria-label') ?? element.textContent;
}
