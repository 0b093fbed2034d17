/** The only file that knows the window and the editor around it: messages in and out, keys, timers, sizes, focus. */
import * as l10n from '@vscode/l10n';
import { render } from 'preact';
import type { FromPage, PageState, ToPage } from '../protocol';
import { App } from './App';
import { focusPlace, keepFocus, returnFocus } from './focus';
import { moveOf, type Key } from './keyboard';
import { kept, messagesOf, reduce, startState, tickMilliseconds, timelineOf, type PageEvent, type State } from './state';
import { whatText } from './commandsOf';
import type { PictureOptions } from './pictureThemes';
import { svgOf } from './svg';
import './timeline.css';

interface Host {
  postMessage(message: FromPage): void;
  getState(): PageState | undefined;
  setState(state: PageState): void;
}

declare function acquireVsCodeApi(): Host;

/** How long a frame takes from the script to the screen: drawing more in the meantime would hold it up. */
const paintMilliseconds = 50;
/** How long a copy button says so. */
const copiedMilliseconds = 1500;

l10n.config({ contents: document.getElementById('l10n')?.textContent ?? '{}' });
const host = acquireVsCodeApi();
const root = document.getElementById('root') ?? document.body;
let state = startState(host.getState() ?? null, { width: guessWidth(), ...windowSizes() });
let lastFocus = focusPlace(document);
let timer: number | undefined;
let copyTimer: number | undefined;

window.addEventListener('message', (event: MessageEvent<ToPage>) => dispatch({ kind: 'snapshot', snapshot: event.data }));
window.addEventListener('resize', measure);
window.addEventListener('keydown', onKey);
window.addEventListener('scroll', markStuck, { passive: true });
window.addEventListener('focusin', () => (lastFocus = focusPlace(document)));
window.addEventListener('focus', () => {
  if (lastFocus !== null && focusPlace(document) === null) returnFocus(lastFocus, root);
});
const observer = new ResizeObserver(measure);
show();
host.postMessage({ kind: 'ready' });
if (state.comparing) host.postMessage({ kind: 'compare', open: true });

function dispatch(event: PageEvent): void {
  const before = state;
  state = reduce(before, event);
  if (state !== before) {
    show();
    keep(before);
  }
  if (event.kind === 'snapshot' && !state.painted)
    requestAnimationFrame(() => setTimeout(() => dispatch({ kind: 'painted' }), paintMilliseconds));
  if (event.kind === 'save') save(event.options);
  if (event.kind === 'goTo') goTo(event.section);
  for (const message of messagesOf(event, state)) host.postMessage(message);
  if (state.playing !== before.playing || event.kind === 'tick') schedule();
  if (event.kind === 'copy') {
    window.clearTimeout(copyTimer);
    copyTimer = window.setTimeout(() => dispatch({ kind: 'copyOver' }), copiedMilliseconds);
  }
}

/** Draws, and sees to it that the focus isn't lost with the element that had it. */
function show(): void {
  const place = focusPlace(document);
  render(<App state={state} dispatch={dispatch} />, root);
  if (place !== null) keepFocus(place, root);
  const canvas = root.querySelector('.canvas');
  if (canvas !== null) observer.observe(canvas);
}

function goTo(section: string): void {
  const heading = document.getElementById(`head-${section}`);
  // Not to the top: there the chart may be stuck.
  heading?.scrollIntoView({ block: 'center' });
  heading?.focus({ preventScroll: true });
}

function keep(before: State): void {
  const now = kept(state);
  if (
    now !== null &&
    (before.snapshot !== state.snapshot ||
      before.step !== state.step ||
      before.comparing !== state.comparing ||
      before.speed !== state.speed)
  ) {
    host.setState(now);
  }
}

function schedule(): void {
  window.clearTimeout(timer);
  if (state.playing) timer = window.setTimeout(() => dispatch({ kind: 'tick' }), tickMilliseconds(state));
}

function measure(): void {
  const canvas = root.querySelector('.canvas:not(.unseen)');
  const width = canvas === null ? state.width : Math.round(canvas.clientWidth);
  if (width > 0) dispatch({ kind: 'resize', width, ...windowSizes() });
}

function windowSizes(): Pick<State, 'windowWidth' | 'height'> {
  return { windowWidth: window.innerWidth, height: window.innerHeight };
}

/** Whether the chart is stuck to the top, so that the rest scrolls beneath it: only then it has an edge. */
function markStuck(): void {
  const top = root.querySelector('.stage-top')?.getBoundingClientRect().top ?? 1;
  document.body.classList.toggle('stuck', top <= 0);
}

/** What the chart will measure, so that it needn't be drawn twice at the start. */
function guessWidth(): number {
  const page = document.documentElement.clientWidth;
  if (page >= 1200) return Math.round(page - 60 - Math.max(480, Math.min(540, page * 0.38)));
  return page - (page < 560 ? 24 : 32);
}

function onKey(event: KeyboardEvent): void {
  const { snapshot } = state;
  const undoes = (event.ctrlKey || event.metaKey) && event.key === 'z' && placeOf(event.target) !== 'field';
  if (undoes && snapshot?.state === 'timeline' && snapshot.written != null) {
    dispatch({ kind: 'send', message: { kind: 'undoWrite' } });
    return;
  }
  // Where brackets need AltGr, that is Ctrl and Alt.
  const modified = (event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState('AltGraph');
  const asked = moveOf({ key: event.key, modified, on: placeOf(event.target) });
  const does = asked === null || snapshot === null ? null : eventOf(asked, snapshot);
  if (does === null) return;
  event.preventDefault();
  dispatch(does);
}

/** Null where the page shows nothing that could do it. */
function eventOf(asked: NonNullable<ReturnType<typeof moveOf>>, { state: shown, where }: ToPage): PageEvent | null {
  if (asked === 'pin') return { kind: 'send', message: { kind: 'follow', on: !where.following } };
  if (shown !== 'timeline') return null;
  if (asked === 'base') return { kind: 'send', message: { kind: 'run', command: 'compareEditWith' } };
  return asked === 'play' ? { kind: 'play' } : { kind: 'move', move: asked };
}

function placeOf(target: EventTarget | null): Key['on'] {
  if (!(target instanceof Element)) return 'anywhere';
  if (target.matches('input[type="range"]')) return 'slider';
  if (target.matches('input, select, textarea')) return 'field';
  if (target.matches('button, a, summary')) return 'button';
  if (target.matches('tr')) return 'row';
  return 'anywhere';
}

function save({ theme, title, legend }: PictureOptions): void {
  const chart = root.querySelector<SVGSVGElement>('svg.chart');
  const patterns = root.querySelector<SVGSVGElement>('svg.patterns');
  const timeline = timelineOf(state);
  if (chart === null || timeline === null) return;
  const list = legend ? root.querySelector('.legend') : null;
  const lines = title ? [`${timeline.name} ${whatText(timeline)}`.trim(), timeline.verdict.parts.join(' · ')] : [];
  host.postMessage({
    kind: 'saveSvg',
    name: `${timeline.name}-rollout.svg`,
    svg: svgOf({ chart, patterns, legend: list, title: lines }, theme),
  });
}
