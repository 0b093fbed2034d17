import * as l10n from '@vscode/l10n';
import { type FileSays, fileSays } from './fileSays';
import { mayHoldRemarks, openAmong } from './open';
import type { PreviewSettings } from './settings';
import { Surroundings } from './surroundings';
import type { PreviewedFile } from './previewedFile';
import type { PreviewedWorkload } from './workload';
import type { WorkloadEditEffect } from '../protocol/editEffect';
import type { Scenario } from '../protocol/scenario';
import type { Summary, Limits } from '../protocol/timeline';
import { type Finding, findingsInSteps, loudestFirst, plain } from './finding';
import { atOnce, type Steps } from './steps';
import type { ChangedFile, NamedFile, ToolChange } from '../protocol/tools';

/** What a change does to a workload. */
export interface WorkloadChange {
  readonly file: string;
  readonly line: number;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | null;
  /** As in EditEffect; `removed`: its file doesn't have it any more. */
  readonly effect: WorkloadEditEffect['effect']['kind'] | 'removed';
  /** What rolls and why, in one line; null where nothing is to be said. */
  readonly title: string | null;
  readonly detail: string | null;
  /** The rollout, where there is one: its verdict, and what it comes to. */
  readonly rollout: { readonly verdict: readonly string[]; readonly limits: Limits; readonly summary: Summary } | null;
  readonly report: string;
}

/** Changes as data for other programs: without the reports. */
export function plainChanges({ workloads, findings }: Changes): Readonly<Record<string, unknown>> {
  const data = workloads.map(({ file, line, kind, name, namespace, effect, title, detail, rollout }) => ({
    ...{ file, line, kind, name, namespace, effect, title, detail },
    rollout,
  }));
  return { workloads: data, findings: findings.map(plain) };
}

/** What a change comes to. */
export interface Changes {
  readonly workloads: readonly WorkloadChange[];
  /** What there is to be said now and wasn't before, the loudest first. */
  readonly findings: readonly Finding[];
}

/** What the change of some files does to the workloads in them, and to those that depend on what is in them. The gravest first. */
export function changesOf(change: ToolChange, settings: PreviewSettings): Changes {
  return atOnce(changesInSteps(change, settings));
}

/** The same in steps: each workload is one. */
export function* changesInSteps({ ref, changed, unchanged }: ToolChange, settings: PreviewSettings): Steps<Changes> {
  const world = new ChangedWorld(ref, changed, unchanged, settings);
  const all: Changes[] = [];
  for (const file of changed) all.push(yield* world.changed(file));
  for (const file of world.concerned) all.push(yield* world.unchanged(file));
  const workloads = all.flatMap(({ workloads: own }) => own);
  return {
    workloads: [...workloads].sort((one, other) => gravity(one) - gravity(other)),
    findings: loudestFirst(all.flatMap(({ findings }) => findings)),
  };
}

/** Smaller is graver. */
function gravity({ effect, rollout }: WorkloadChange): number {
  if (effect === 'refused') return 0;
  if (rollout !== null) return neverCompletes(rollout) ? 1 : 2;
  return effect === 'removed' ? 3 : 4;
}

/** Whether a rollout would wait for something that nobody does. */
export function neverCompletes({ summary }: NonNullable<WorkloadChange['rollout']>): boolean {
  return summary.completeSeconds === null;
}

/** The files of a change, as they were and as they are. */
class ChangedWorld {
  readonly #then: Surroundings;
  readonly #now: Surroundings;
  /** Whether they say something else of workloads in other files. */
  readonly #bearsOnOthers: boolean;
  /** Whether a template elsewhere may use what changed. */
  readonly #mayBeUsed: boolean;
  /** Files that haven't changed, of which there may be something to be said. */
  readonly concerned: readonly NamedFile[];

  constructor(
    private readonly ref: string,
    private readonly files: readonly ChangedFile[],
    unchanged: readonly NamedFile[],
    private readonly settings: PreviewSettings,
  ) {
    const [then, now] = (['before', 'after'] as const).map(time =>
      files.flatMap(file => {
        const text = file[time];
        return text === null ? [] : [fileSays({ uri: file.uri, text })];
      }),
    );
    const others = unchanged.map(file => ({ file, says: fileSays(file) }));
    this.concerned = others.filter(({ file, says }) => mayHoldRemarks(file, says)).map(({ file }) => file);
    const said = others.map(({ says }) => says);
    this.#then = new Surroundings([...(then ?? []), ...said]);
    this.#now = new Surroundings([...(now ?? []), ...said]);
    this.#bearsOnOthers = keysOf(then ?? []) !== keysOf(now ?? []);
    this.#mayBeUsed = files.some(({ before, after }) =>
      [before, after].some(text => text !== null && /\b(?:ConfigMap|Secret)\b/.test(text)),
    );
  }

  *changed(file: ChangedFile): Steps<Changes> {
    const { name, uri, before, after } = file;
    const opened = after === null ? null : openAmong({ uri, text: after }, this.#now, this.settings);
    const former = before === null ? null : openAmong({ uri, text: before }, this.#then, this.settings);
    const effects = opened === null ? [] : yield* opened.editEffectsInSteps({ base: before, others: this.#others(file) });
    const changes = opened === null ? [] : yield* changesIn(opened, name, effects, { ref: this.ref, text: before });
    const stays = new Set(opened?.workloads.map(({ id }) => id) ?? []);
    const gone = former?.workloads.filter(({ id }) => !stays.has(id)) ?? [];
    return {
      workloads: [...changes, ...gone.map(workload => removed(workload, name))],
      findings: opened === null ? [] : yield* newFindings(opened, former, name),
    };
  }

  *unchanged({ name, uri, text }: NamedFile): Steps<Changes> {
    if (!this.#mayBeUsed && !this.#bearsOnOthers) return { workloads: [], findings: [] };
    const opened = openAmong({ uri, text }, this.#now, this.settings);
    const effects = this.#mayBeUsed ? yield* opened.editEffectsInSteps({ base: text, others: this.#others(null) }) : [];
    const used = effects.filter(({ changedReferences }) => changedReferences.length > 0);
    return {
      workloads: yield* changesIn(opened, name, used, { ref: this.ref, text }),
      findings: this.#bearsOnOthers ? yield* newFindings(opened, openAmong({ uri, text }, this.#then, this.settings), name) : [],
    };
  }

  #others(own: ChangedFile | null): readonly { readonly base: string | null; readonly text: string | null }[] {
    return this.files.filter(file => file !== own).map(({ before, after }) => ({ base: before, text: after }));
  }
}

function keysOf(says: readonly FileSays[]): string {
  return says.map(({ key }) => key).join('\n');
}

/** What its reader calls a file as it was, and its text. */
interface Before {
  readonly ref: string;
  readonly text: string | null;
}

function* changesIn(
  file: PreviewedFile,
  name: string,
  effects: readonly WorkloadEditEffect[],
  before: Before,
): Steps<readonly WorkloadChange[]> {
  const changes: WorkloadChange[] = [];
  for (const effect of effects) changes.push(...(yield* changeOf(file, name, effect, before)));
  return changes;
}

function* changeOf(file: PreviewedFile, name: string, found: WorkloadEditEffect, before: Before): Steps<readonly WorkloadChange[]> {
  const { workload: id, effect, title, detail } = found;
  const workload = file.workload(id);
  const isAsBefore = effect.kind === 'refused' && !effect.edited;
  if (workload === undefined || isAsBefore || (effect.kind === 'unchanged' && title === null)) return [];
  // From the pods that there are to those of the file as it is.
  const scenario: Scenario = {
    whatIf: {},
    assumptions: {},
    actions: [],
    edit: { ref: before.ref, ...workload.editBase({ base: before.text }) },
  };
  const reported = effect.kind === 'rolls' ? yield* workload.reportedInSteps(name, scenario) : null;
  const timeline = reported?.result.state === 'timeline' ? reported.result.timeline : null;
  return [
    {
      ...placed(workload, name),
      effect: effect.kind,
      title: titleOf(found),
      detail,
      rollout: timeline === null ? null : { verdict: timeline.verdict.parts, limits: timeline.limits, summary: timeline.summary },
      report: timeline === null ? '' : (reported?.report ?? ''),
    },
  ];
}

/** Of what an editor says in a workload's summary, it has no title. */
function titleOf({ effect, title }: WorkloadEditEffect): string | null {
  if (title !== null) return title;
  if (effect.kind === 'refused') return l10n.t('will be rejected');
  return effect.kind === 'new' ? l10n.t('new') : null;
}

function removed(workload: PreviewedWorkload, name: string): WorkloadChange {
  return {
    ...placed(workload, name),
    effect: 'removed',
    title: l10n.t('no longer in the file'),
    detail: null,
    rollout: null,
    report: '',
  };
}

function placed(
  { line, kind, name, namespace }: PreviewedWorkload,
  file: string,
): Pick<WorkloadChange, 'file' | 'line' | 'kind' | 'name' | 'namespace'> {
  return { file, line: line + 1, kind, name, namespace };
}

/** What is said of a file now and wasn't of what it was (null: it wasn't there): by what is said and how often, wherever it has moved. */
function* newFindings(file: PreviewedFile, former: PreviewedFile | null, name: string): Steps<readonly Finding[]> {
  const known = new Map<string, number>();
  const keyOf = ({ code, message, sourceLine }: Finding): string => JSON.stringify([code, message, sourceLine.trim()]);
  for (const finding of former === null ? [] : yield* findingsInSteps(former, name))
    known.set(keyOf(finding), (known.get(keyOf(finding)) ?? 0) + 1);
  const findings = yield* findingsInSteps(file, name);
  return findings.filter(finding => {
    const left = known.get(keyOf(finding)) ?? 0;
    known.set(keyOf(finding), left - 1);
    return left <= 0;
  });
}
