import { isUnread } from '../kubernetes/readProblem';
import { buildsOf } from '../kustomize/builds';
import { buildNotes } from '../kustomize/notes';
import type { WorkloadResult } from '../protocol';
import type { OverviewResult } from '../protocol/overview';
import type { EditEffectParams, WorkloadEditEffect } from '../protocol/editEffect';
import type { KustomizeBuildsResult, Kustomized } from '../protocol/revisions';
import type { WorkloadId } from '../protocol/scenario';
import { editEffects } from '../changes/editEffect';
import type { Span } from '../yaml/located';
import { type ExplainedField, explainedAt, inlaysIn, proposedAt, type Proposals, type ShownInlay, shownInlays } from './fields';
import { type Marked, markedIn } from './fixes';
import type { ManifestFile, PlacedWorkload } from './manifestFile';
import { explainedNeighbourAt } from './neighbourHover';
import { neighbourMarksInSteps, neighbourRemarksInSteps } from './neighbourRemarks';
import { ofKinds } from './ofKinds';
import { onNodes } from './onNodes';
import { overviewOf } from './overview';
import { inFile } from './place';
import { type Remark, remarksOfFile } from './remarks';
import { type Reported, reportsOf } from './reports';
import { unreadUnder } from './rolloutUnder';
import { explainedSetting } from './settingHelp';
import type { PreviewSettings } from './settings';
import { atOnce, ofEach, type Steps } from './steps';
import { type UnreadVerdict, unreadVerdicts } from './verdict';
import { PreviewedWorkload } from './workload';

/** A file with the workloads in it. Offsets and lines are those of its text, from 0. Nothing throws, whatever is in the text. */
export class PreviewedFile {
  private readonly file: ManifestFile;

  constructor(
    file: ManifestFile,
    private readonly settings: PreviewSettings,
  ) {
    this.file = onNodes(ofKinds(file, settings.kinds), settings.nodes);
  }

  get uri(): string {
    return this.file.uri;
  }

  get text(): string {
    return this.file.text;
  }

  /** In the order of the text. None where there is nothing to say: for templates, patches, what a test expects, and other kinds. */
  get workloads(): readonly PreviewedWorkload[] {
    return this.file.workloads.map(placed => new PreviewedWorkload(this.file, placed, this.settings));
  }

  /** The workload with the id; undefined where there is none. */
  workload(id: WorkloadId): PreviewedWorkload | undefined {
    const placed = this.file.workloads.find(other => other.id === id);
    return placed === undefined ? undefined : new PreviewedWorkload(this.file, placed, this.settings);
  }

  /** What is said of a workload that isn't there, where it may be in what can't be read; null where all is read. */
  unreadWorkload(id: WorkloadId): (WorkloadResult & { readonly line: number }) | null {
    return unreadUnder(this.file, id);
  }

  /** The line (from 0) of an offset. */
  lineOf(offset: number): number {
    return this.file.lineOf(offset);
  }

  /** All that an editor marks: what can't be read, what kustomize refuses, then of each workload its problems and remarks. */
  remarks(): readonly Remark[] {
    return atOnce(this.remarksInSteps());
  }

  /** The same in steps: each workload is one. */
  *remarksInSteps(): Steps<readonly Remark[]> {
    const own = remarksOfFile(this.file);
    if ((this.file.refusedByKustomize ?? null) !== null) return own;
    const readable = this.file.workloads.filter(({ workload }) => !isUnread(workload));
    const ofWorkloads = yield* ofEach(readable, placed => {
      const workload = new PreviewedWorkload(this.file, placed, this.settings);
      return [...workload.problems(), ...workload.remarks()];
    });
    return [...own, ...ofWorkloads, ...(yield* neighbourRemarksInSteps(this.file, this.settings))];
  }

  /** Where workloads can't be read of which nothing could be made out of the text, and why. */
  unread(): readonly UnreadVerdict[] {
    return unreadVerdicts(this.file);
  }

  /** All workloads at once, a row each for the first `most` (absent: a thousand), in steps: each workload is one. */
  overviewInSteps(most?: number): Steps<OverviewResult> {
    return overviewOf(this.file, this.settings, most);
  }

  /** The reports of some workloads as one Markdown text, in steps: each workload is one. `file` is what its reader calls the file. Empty for none. */
  *reportInSteps(ids: readonly WorkloadId[], file: string): Steps<string> {
    const reported: Reported[] = [];
    for (const id of ids) {
      const workload = this.workload(id);
      if (workload !== undefined) reported.push(yield* workload.reportedInSteps(file));
      yield;
    }
    return reportsOf(reported);
  }

  /** What is marked within a span, with the ways out of it, in steps: each workload is one. */
  *markedInSteps(span: Span): Steps<readonly Marked[]> {
    const own = yield* ofEach(this.file.workloads, placed => markedIn(this.file, placed, span, this.settings));
    return [...own, ...(yield* neighbourMarksInSteps(this.file, span, this.settings))];
  }

  /** The words that are shown in the text of the workloads within a span, in steps: each workload is one. */
  *inlaysInSteps(span: Span): Steps<readonly ShownInlay[]> {
    const within = ({ workload, base }: PlacedWorkload): boolean =>
      base + workload.span.start <= span.end && inFile({ base }, workload.node.span).end >= span.start;
    const inlays = yield* ofEach(this.file.workloads.filter(within), placed => inlaysIn(placed, this.settings));
    return shownInlays(inlays, this.file.lineOf);
  }

  /** The field at an offset with what is to be said of it, also in a patch; null where none is that bears on a rollout. */
  fieldAt(offset: number): ExplainedField | null {
    return explainedAt(this.file, offset, this.settings) ?? explainedNeighbourAt(this.file, offset, this.settings);
  }

  /** Of a repository's settings, what the key at an offset means, as Markdown; null where there is none, and in any other file. */
  settingAt(offset: number): { readonly markdown: string; readonly span: Span } | null {
    return this.file.says.settings === null ? null : explainedSetting(this.file.text, offset);
  }

  /** What could be typed at an offset. `isYaml`: whether there is YAML in it, or JSON. */
  proposalsAt(offset: number, isYaml: boolean): Proposals {
    return proposedAt(this.file, offset, isYaml, this.settings);
  }

  /** What applying the file would do to each of its workloads, had its text been `base` before (null: it wasn't there). */
  editEffects(edit: Omit<EditEffectParams, 'uri'>): readonly WorkloadEditEffect[] {
    return atOnce(this.editEffectsInSteps(edit));
  }

  /** The same in steps: each workload is one. */
  editEffectsInSteps({ base, others = [], kustomized }: Omit<EditEffectParams, 'uri'>): Steps<readonly WorkloadEditEffect[]> {
    const { text, workloads } = this.file;
    return editEffects({ base, others, ...(kustomized === undefined ? {} : { kustomized }), text, workloads });
  }

  /** The kustomize builds that it is part of, by the kustomizations that are given. */
  kustomizeBuilds({ manifest, files }: Kustomized): KustomizeBuildsResult['builds'] {
    const workloads = this.file.workloads.map(({ workload }) => workload);
    return buildsOf(manifest, files).map(build => ({
      files: build.files,
      images: build.problem === null ? build.images : [],
      notes: buildNotes([build], workloads),
    }));
  }
}
