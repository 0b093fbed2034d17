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
export function keepFocus({ element, part, index }: FocusPlace, root: Element): void {
  if (element.isConnected) return;
  nextTo(element, part, index, root)?.focus({ preventScroll: true });
}

function nextTo(element: Element, part: Element | null, index: number, root: Element): HTMLElement | null {
  if (element.matches('tr')) return root.querySelector<HTMLElement>('[aria-current="step"]');
  const there = part?.isConnected === true ? [...part.querySelectorAll<HTMLElement>(focusable)] : [];
  const alike = there.filter(other => nameOf(other) === nameOf(element)).at(-1);
  return alike ?? there[Math.min(index, there.length - 1)] ?? root.querySelector('.transport button') ?? root.querySelector('button');
}

function nameOf(element: Element): string | null {
  return element.getAttribute('aria-label') ?? element.textContent;
}
