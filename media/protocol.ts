/**
 * CONTRACT client ↔ page. The client sends full snapshots, and only after the page has said `ready`; the page owns selection, zoom and playing.
 */
import type { Action, Assumptions, Problem, Scenario, Timeline, WhatIf, WorkloadId } from '../server/protocol';

/** client → page */
export type ToPage = Snapshot;

/** All that the page shows; each replaces the one before it. */
export type Snapshot =
  | {
      readonly state: 'timeline';
      readonly target: Target;
      readonly timeline: Timeline;
      /** Why the timeline isn't that of the values in force: they are refused, and this is the last good one. Empty: it is up to date. */
      readonly problems: readonly Problem[];
      /** Whether this came of a command (the page starts at its beginning) or of an edit (it stays where it is). */
      readonly fresh: boolean;
    }
  | {
      readonly state: 'invalid';
      readonly target: Target;
      readonly name: string;
      readonly problems: readonly Problem[];
      readonly excerpt: Excerpt | null;
    }
  | { readonly state: 'refused'; readonly target: Target; readonly name: string; readonly message: string }
  | { readonly state: 'none'; readonly target: Target }
  | { readonly state: 'serverDown'; readonly target: Target };

/** Which workload, and what is rehearsed on it. The page stores it so that a reload of the window brings it back. */
export interface Target {
  readonly uri: string;
  readonly workload: WorkloadId;
  readonly scenario: Scenario;
}

/** Lines of the manifest around the first problem. */
export interface Excerpt {
  /** 0-based. */
  readonly firstLine: number;
  readonly lines: readonly string[];
  /** The wrong part: a line of the document and a stretch of its characters. */
  readonly wrong: { readonly line: number; readonly start: number; readonly end: number } | null;
}

/** page → client */
export type FromPage =
  | { readonly kind: 'ready' }
  /** What-if values and assumptions as typed; they replace those of the scenario. */
  | { readonly kind: 'change'; readonly whatIf: WhatIf; readonly assumptions: Assumptions }
  /** Append an action at a second of the timeline (or at rest), or take the last one back. */
  | { readonly kind: 'act'; readonly action: Action; readonly at: 'rest' | number }
  | { readonly kind: 'takeBack' }
  | { readonly kind: 'reveal'; readonly line: number }
  | { readonly kind: 'copy'; readonly text: string }
  | { readonly kind: 'run'; readonly command: PageCommand };

/** Commands of the extension that the page offers. */
export type PageCommand = 'simulateSetImage' | 'simulateRollback' | 'restartServer' | 'showLog';
