/** CONTRACT of the tools for agents, between those who serve them (a command line, an editor) and those who answer. */
import type { NumberedRevision } from './revisions';
import type { PastRevision, WorkloadId } from './scenario';

/** What the tools are called, in the order in which they are listed. */
export const toolNames = [
  'check_manifest',
  'simulate_rollout',
  'compare_strategies',
  'diff_rollouts',
  'list_revisions',
  'explain_field',
] as const;
export type ToolName = (typeof toolNames)[number];

export interface ToolParams {
  /** Whose settings hold: the file that the input names, else a folder. */
  readonly uri: string;
  readonly tool: ToolName;
  /** As the agent has given it: the tool looks into it. */
  readonly input: unknown;
  readonly material: ToolMaterial;
}

/** What was read for a tool, as far as it has asked for it. */
export interface ToolMaterial {
  readonly file?: ToolFile | Missing;
  readonly past?: ToolPast | Missing;
  readonly change?: ToolChange | Missing;
}

/** Why something can't be had, in a sentence for the agent. */
export interface Missing {
  readonly missing: string;
}

export interface ToolFile {
  readonly uri: string;
  readonly text: string;
}

/** A workload's revisions, newest first, and what is missing of them, in sentences. */
export interface ToolPast {
  readonly revisions: readonly ToolRevision[];
  readonly notes: readonly string[];
  /** Those that are kept, ascending, for a scenario. */
  readonly kept: readonly PastRevision[];
}

/** A revision out of git's history, as `kubectl rollout history` would number it. */
export interface ToolRevision {
  /** Null where it is of another object of the same name, which had to be deleted. */
  readonly revision: number | null;
  readonly state: NumberedRevision['state'];
  readonly images: readonly string[];
  readonly changeCause: string | null;
  /** The commit that brought it; null for what is in no commit yet. */
  readonly commit: { readonly commit: string; readonly author: string; readonly date: string; readonly subject: string } | null;
}

/** Files as they were and are, and the others of the same folders, which may depend on what changed. */
export interface ToolChange {
  /** What its reader calls the files as they were: `HEAD`, `origin/main`. */
  readonly ref: string;
  readonly changed: readonly ChangedFile[];
  readonly unchanged: readonly NamedFile[];
}

/** A file, and what its reader calls it. */
export interface NamedFile extends ToolFile {
  readonly name: string;
}

/** A file as it was and as it is; null where it isn't there, or is none to be read. */
export interface ChangedFile {
  readonly name: string;
  readonly uri: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What a tool has to be given before it can answer; paths are as the agent has written them. */
export type ToolNeed =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'past'; readonly path: string; readonly workload: WorkloadId }
  | { readonly kind: 'change'; readonly path: string; readonly base: string | null };

/** The end of a question: a text for the model with the same as data, or what to do instead. */
export type ToolAnswer =
  | { readonly state: 'answered'; readonly text: string; readonly data: Readonly<Record<string, unknown>> }
  | { readonly state: 'refused'; readonly text: string };

export type ToolResult = ToolAnswer | { readonly state: 'needs'; readonly need: ToolNeed };

/** How whoever serves the tools reads what they need. */
export interface ToolSupplies {
  readonly file: (path: string) => Promise<ToolFile | Missing>;
  readonly past: (path: string, workload: WorkloadId) => Promise<ToolPast | Missing>;
  readonly change: (path: string, base: string | null) => Promise<ToolChange | Missing>;
}

/** Asks a tool until it has all that it needs. */
export async function askTool(ask: (material: ToolMaterial) => Promise<ToolResult>, supplies: ToolSupplies): Promise<ToolAnswer> {
  let material: ToolMaterial = {};
  for (;;) {
    const result = await ask(material);
    if (result.state !== 'needs') return result;
    material = { ...material, ...(await supplied(result.need, supplies)) };
  }
}

async function supplied(need: ToolNeed, { file, past, change }: ToolSupplies): Promise<ToolMaterial> {
  switch (need.kind) {
    case 'file':
      return { file: await file(need.path) };
    case 'past':
      return { past: await past(need.path, need.workload) };
    case 'change':
      return { change: await change(need.path, need.base) };
  }
}
