import { firstControl } from './characters';
import { Composer } from './composer';
import type { Fault } from './fault';
import type { YamlNode } from './node';

/** What is read of a document's text. */
export interface Composed {
  /** Undefined for a text of comments only. Where reading had to stop: what stands before that. */
  readonly root: YamlNode | undefined;
  /** The first one: what go-yaml says. */
  readonly fault: Fault | undefined;
  /** The one that nothing could be read behind. */
  readonly stop: Fault | undefined;
  /** What an alias stands for. */
  readonly shared: ReadonlySet<YamlNode>;
  /** Where reading ended: a text has one document, and what follows its end is never looked at. */
  readonly end: number;
}

/**
 * Reads the first document of a text as go-yaml v2 does (parserc.go, decode.go: parse), with which kubectl and the API server read: the same texts
 * are refused, for the same reason at the same place. What is nested deeper than `maxDepth` is not read.
 */
export function compose(text: string, maxDepth: number): Composed {
  const control = firstControl(text);
  const whole = control === -1 ? text : text.slice(0, control);
  // kubectl ends each line.
  const composer = new Composer(whole.endsWith('\n') ? whole : `${whole}\n`, maxDepth);
  const root = composer.document();
  const { fault, stop, shared, end } = composer;
  if (control === -1 || (fault !== undefined && fault.at < readAhead(text, control))) return { root, fault, stop, shared, end };
  const unread: Fault = { problem: 'control characters are not allowed', at: control, from: control, by: 'reader' };
  return { root, fault: unread, stop: unread, shared, end };
}

/** How far reading comes before a character is looked at: go-yaml's reader takes 512 bytes at once, as soon as fewer than four characters are left. */
function readAhead(text: string, at: number): number {
  const bytes = new TextEncoder().encode(text.slice(0, at)).length;
  return Math.max(0, at - (bytes % 512) - 4);
}
