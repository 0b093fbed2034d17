/**
 * CONTRACT client ↔ page. The client sends full snapshots, and only after the page has said `ready`; the page owns selection, zoom and playing.
 */
import type { Action, Assumptions, Scenario, WhatIf, WorkloadId } from '../server/protocol/scenario';
import type { CompareResult, Help, Own, Problem, Unknown } from '../server/protocol';
import type { Timeline } from '../server/protocol/timeline';
import type { NodeField } from '../server/protocol/statedNodes';
import type { UndoEffectsResult } from '../server/protocol/revisions';

/** client → page */
export type ToPage = Snapshot;

/** All that the page shows; each replaces the one before it. */
export type Snapshot = Shown & { readonly where: Where };

/** Where the workload is looked for. */
export interface Where {
  /** The workload's name. */
  readonly name: string;
  readonly kind: string;
  readonly namespace: string | null;
  /** The document as its reader knows it: a path in the workspace, or the name of one that is in no file yet. */
  readonly file: string;
  /** The first one of the workload; null where it isn't there. */
  readonly line: number | null;
  /** Whether the document has edits that aren't in the file, and whether the file has been deleted. */
  readonly unsaved: boolean;
  readonly deleted: boolean;
  /** Whether the page follows the cursor to other workloads; else it stays with this one. */
  readonly following: boolean;
  /** What the document was rendered from; null or absent: it is as somebody wrote it. */
  readonly rendered?: RenderedFrom | null;
}

/** A chart with its values, or an overlay, by their paths in the workspace. */
export interface RenderedFrom {
  readonly source: string;
  /** Null: nothing beside what the source itself has. */
  readonly values: string | null;
}

/** What becomes of the workload there. */
export type Shown =
  | {
      readonly state: 'timeline';
      readonly target: Target;
      readonly timeline: Timeline;
      /** Why the timeline isn't that of the values in force: they are refused, and this is the last good one. Empty: it is up to date. */
      readonly problems: readonly Problem[];
      /** Whether this came of a command (the page starts at its beginning) or of an edit (it stays where it is). */
      readonly fresh: boolean;
      /** What the rollout would be with the manifest's own values; absent or null where none is changed. */
      readonly own?: Own | null;
      /** The usual strategies beside this one; absent or null unless the page asked for them (`compare`). A fresh snapshot that brings them opens them. */
      readonly comparison?: CompareResult | null;
      /** kubectl's words for an action that the page just asked for and that isn't in the scenario, as it has no effect; absent or null: none. */
      readonly noEffect?: NoEffect | null;
      /** What was just written, until the next change; absent or null: nothing. */
      readonly written?: Written | null;
      /** Where the last action is a rollback: what it does besides, and what it doesn't restore; absent or null elsewhere. */
      readonly undo?: UndoEffectsResult | null;
    }
  | {
      readonly state: 'invalid';
      readonly target: Target;
      readonly name: string;
      readonly problems: readonly Problem[];
      readonly excerpt: Excerpt | null;
    }
  /** Placeholders of the manifest stand for what the rollout depends on: nothing is simulated until the scenario says their values. */
  | {
      readonly state: 'unknown';
      readonly target: Target;
      readonly name: string;
      /** What is known, and what isn't, as the parts of a verdict. */
      readonly parts: readonly string[];
      readonly unknowns: readonly Unknown[];
    }
  | ({ readonly state: 'refused'; readonly target: Target; readonly name: string; readonly help?: Help } & NoEffect)
  | { readonly state: 'none'; readonly target: Target }
  | { readonly state: 'serverDown'; readonly target: Target };

/** Which workload, and what is rehearsed on it. The page stores it so that a reload of the window brings it back. */
export interface Target {
  readonly uri: string;
  readonly workload: WorkloadId;
  readonly scenario: Scenario;
}

/** What the page has had written into a file. */
export interface Written {
  /** Such as `maxSurge: 2`. */
  readonly values: string;
  /** As its reader knows it. */
  readonly file: string;
}

/** What kubectl says to an action that changes nothing. */
export interface NoEffect {
  readonly message: string;
  /** Whether it exits with an error; else it has nothing to do. */
  readonly failed: boolean;
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
  /** Show a rollout of the manifest instead of the edit of it. */
  | { readonly kind: 'leaveEdit' }
  | { readonly kind: 'reveal'; readonly line: number }
  | { readonly kind: 'copy'; readonly text: string }
  /** Open what the document was rendered from, or with. */
  | { readonly kind: 'open'; readonly what: keyof RenderedFrom }
  /** Write these values into the manifest, as one edit; the next snapshot comes without them in its scenario. */
  | { readonly kind: 'apply'; readonly whatIf: WhatIf }
  /** Undo what was just written, in the editor and by its own undo. */
  | { readonly kind: 'undoWrite' }
  /** Write the images that were set into the manifest, as one edit; only while nothing but images was set. The next snapshot comes without actions. */
  | { readonly kind: 'writeImages' }
  /** Whether snapshots should bring `comparison`, from the next one on, which follows at once. */
  | { readonly kind: 'compare'; readonly open: boolean }
  /** Whether to follow the cursor from now on, or to stay with the workload. */
  | { readonly kind: 'follow'; readonly on: boolean }
  /** Save the chart; `name` is a file name without a path. */
  | { readonly kind: 'saveSvg'; readonly name: string; readonly svg: string }
  /** Show the pod templates before and after the last action in the editor's own diff editor. */
  | { readonly kind: 'difference' }
  /** Another number of the nodes that are stated, as typed. */
  | { readonly kind: 'stateNodes'; readonly field: NodeField; readonly text: string }
  /** `at`: for the simulations, when to act; absent: they start over from the manifest. */
  | { readonly kind: 'run'; readonly command: PageCommand; readonly at?: 'rest' | number };

/** Commands of the extension that the page offers. */
export type PageCommand =
  'simulateSetImage' | 'compareEditWith' | 'simulateRollback' | 'copyReport' | 'stateNodes' | 'restartServer' | 'showLog';

/** What the page keeps through a reload of the window (`setState`): the client restores the panel from it. */
export interface PageState {
  readonly target: Target;
  /** The selected step, from 1. */
  readonly step: number;
  /** Whether the comparison is open: the page asks for it again. */
  readonly comparing: boolean;
  /** How many times as fast as usual it plays; absent: once. */
  readonly speed?: number;
}
