/** The only file of the overview that knows the window and the editor around it: messages in and out, keys, scrolling, focus. */
import * as l10n from '@vscode/l10n';
import { render } from 'preact';
import type { FromOverview, OverviewSnapshot, OverviewState } from '../overviewProtocol';
import { App } from './App';
import { lineHeight } from './Rows';
import { kept, messagesOf, reduce, startState, type Move, type PageEvent } from './state';
import '../timeline/timeline.css';
import './overview.css';

interface Host {
  postMessage(message: FromOverview): void;
  getState(): OverviewState | undefined;
  setState(state: OverviewState): void;
}

declare function acquireVsCodeApi(): Host;

/** How long a copy button says so. */
const copiedMilliseconds = 1500;
/** What is scrolled counts in slices of some lines, so that most of a scroll changes nothing. */
const slice = 5 * lineHeight;

const moves: ReadonlyMap<string, Move> = new Map([
  ['ArrowDown', 'next'],
  ['ArrowUp', 'previous'],
  ['Home', 'first'],
  ['End', 'last'],
]);

l10n.config({ contents: document.getElementById('l10n')?.textContent ?? '{}' });
const host = acquireVsCodeApi();
const root = document.getElementById('root') ?? document.body;
const before = host.getState() ?? null;
let state = startState(before);
let copyTimer: number | undefined;

window.addEventListener('message', (event: MessageEvent<OverviewSnapshot>) => {
  const isFirst = state.snapshot === null;
  dispatch({ kind: 'snapshot', snapshot: event.data });
  if (isFirst && before !== null) comeBack(before);
});
window.addEventListener('scroll', () => dispatch({ kind: 'scroll', scrolled: scrolled() }), { passive: true });
window.addEventListener('keydown', event => {
  const move = moves.get(event.key);
  if (move === undefined || event.ctrlKey || event.metaKey || event.altKey || !isRow(event.target)) return;
  event.preventDefault();
  dispatch({ kind: 'move', move });
  focusRow();
});
show();
host.postMessage({ kind: 'ready' });

function dispatch(event: PageEvent): void {
  const former = state;
  state = reduce(state, event);
  if (state !== former) {
    show();
    const now = kept(state);
    if (now !== null) host.setState(now);
  }
  for (const message of messagesOf(event, state)) host.postMessage(message);
  if (event.kind === 'copyReport') {
    window.clearTimeout(copyTimer);
    copyTimer = window.setTimeout(() => dispatch({ kind: 'copyOver' }), copiedMilliseconds);
  }
}

function show(): void {
  render(<App state={state} dispatch={dispatch} />, root);
}

/** Pixels of the table's lines above the sight, in slices. */
function scrolled(): number {
  const top = root.querySelector('tbody')?.getBoundingClientRect().top ?? 0;
  return Math.max(0, Math.floor(-top / slice) * slice);
}

/** After it was hidden, or the window reloaded: where it was scrolled to, with the row that was opened last. */
function comeBack(from: OverviewState): void {
  const top = root.querySelector('tbody')?.getBoundingClientRect().top ?? 0;
  if (from.scrolled > 0) window.scrollTo(0, top + from.scrolled);
  if (from.selected !== null) focusRow();
}

function focusRow(): void {
  const row = root.querySelector<HTMLElement>('.workload button[tabindex="0"]');
  row?.focus({ preventScroll: true });
  row?.closest('tr')?.scrollIntoView({ block: 'nearest' });
}

function isRow(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('.workload button');
}
