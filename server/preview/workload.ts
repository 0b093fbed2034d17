import type { Container } from '../kubernetes/pods/pod';
import { knowsReplicas } from '../kubernetes/rolloutPlaceholders';
import type { CompareResult, ContainerInfo, ImageRemark, WorkloadInfo, WorkloadResult } from '../protocol';
import type {
  ClusterRevisionsResult,
  NumberedRevision,
  PastRevisionsParams,
  TemplateInfo,
  TemplatesParams,
  TemplateTextsParams,
  TemplateTextsResult,
  UndoEffectsParams,
  UndoEffectsResult,
} from '../protocol/revisions';
import type { EditBaseParams, EditBaseResult } from '../protocol/edits';
import type { Kind, Scenario, WorkloadId } from '../protocol/scenario';
import { differenceBetween } from '../changes/templateDifferences';
import { readClusterRevisions, revisionsCommand } from '../past/clusterRevisions';
import { outermostBuild } from '../kustomize/builds';
import { numberRevisionsInSteps } from '../past/numberRevisions';
import { PastReader } from '../past/pastReader';
import { undoEffectsInSteps } from '../changes/undoEffects';
import { kindOf } from '../kinds/index';
import type { Span } from '../yaml/located';
import { markdownOf } from '../fields/markdown';
import { comparisonOf } from './comparison';
import { type Edits, editsOf, type Written } from './edits';
import { imageRemark, type TypedImage } from './imageRemark';
import type { ManifestFile, PlacedWorkload } from './manifestFile';
import { explanationOf } from './fields';
import { inFile, lineIn } from './place';
import { problemsOf, type Remark, risksOf } from './remarks';
import { reportOf } from './report';
import type { Reported } from './reports';
import { rolloutUnder } from './rolloutUnder';
import type { PreviewSettings } from './settings';
import { atOnce, type Steps } from './steps';
import { templateTextsOf, templatesOf } from './templates';
import { verdictOf, type WorkloadVerdict } from './verdict';

/** What applying the manifest and nothing else does, with nothing tried. */
const asItIs: Scenario = { whatIf: {}, assumptions: {}, actions: [] };

/**
 * A workload of a file: whatever can be asked about it. Answers are plain data; offsets and lines are those of the file, from 0; seconds are seconds. Each answer
 * is worked out when it is asked for. None throws, whatever the manifest says.
 */
export class PreviewedWorkload {
  constructor(
    private readonly file: ManifestFile,
    private readonly placed: PlacedWorkload,
    private readonly settings: PreviewSettings,
  ) {}

  /** `Kind/namespace/name`, unique in its file: the n-th of the same name has `#n` behind it. */
  get id(): WorkloadId {
    return this.placed.id;
  }

  get kind(): Kind {
    return this.placed.workload.kind;
  }

  get name(): string {
    return this.placed.workload.name;
  }

  /** null where it is left to `-n`. */
  get namespace(): string | null {
    return this.placed.workload.namespace;
  }

  /** The first line of the object, where its lens goes. */
  get firstLine(): Span {
    return inFile(this.placed, this.placed.workload.span);
  }

  /** The whole object. */
  get span(): Span {
    return inFile(this.placed, this.placed.workload.node.span);
  }

  /** The line that it begins on. */
  get line(): number {
    return lineIn(this.file, this.placed, this.placed.workload.span);
  }

  /** What it is called, where it is, its pods and its containers. */
  get info(): WorkloadInfo {
    const { workload, base, text } = this.placed;
    const { containers, initContainers = [] } = workload.object.spec.template.spec;
    return {
      id: this.id,
      kind: this.kind,
      name: this.name,
      namespace: this.namespace,
      startLine: this.line,
      endLine: this.file.lineOf(base + text.slice(0, workload.node.span.end).trimEnd().length),
      replicas: knowsReplicas(workload.object) ? workload.object.spec.replicas : null,
      containers: [...containers.map(containerInfo(false)), ...initContainers.map(containerInfo(true))],
      revisionsCommand: revisionsCommand(workload, kindOf(workload)),
    };
  }

  /** What the API server (or kubectl) would refuse, then what it warns of. None where it can't be read: `PreviewedFile.remarks` says that. */
  problems(): readonly Remark[] {
    return problemsOf(this.placed);
  }

  /** What is accepted and will still hurt: the rules' word, as loud as the settings want it. None where it would be refused. */
  remarks(): readonly Remark[] {
    return risksOf(this.placed, this.settings);
  }

  /** In one line what becomes of it when a change of its pod template is applied. */
  verdict(): WorkloadVerdict {
    return verdictOf(this.file, this.placed, this.settings);
  }

  /**
   * The rollout under a scenario: its what-if values, assumptions and actions, with the past that it has. Without actions it is the one that a
   * change of the pod template starts. Its `state` says whether there is a timeline, the manifest would be refused, isn't known, or kubectl refuses an action.
   */
  rollout(scenario: Scenario = asItIs): WorkloadResult {
    return atOnce(this.rolloutInSteps(scenario));
  }

  /** The same in steps: each action is one. */
  rolloutInSteps(scenario: Scenario): Steps<WorkloadResult> {
    return rolloutUnder(this.file, this.placed, scenario, this.settings);
  }

  /** The rollout under the usual strategies, all with the scenario's other values: the manifest's first, and which aren't simulated. Empty where there is none. */
  compare(scenario: Scenario = asItIs): CompareResult {
    return atOnce(this.compareInSteps(scenario));
  }

  /** The same in steps: each rollout is one. */
  compareInSteps(scenario: Scenario): Steps<CompareResult> {
    return comparisonOf(this.placed, scenario, this.settings);
  }

  /** The rollout as Markdown, for a chat or a ticket; `file` is what its reader calls the file. Empty where there is no rollout. */
  report(file: string, scenario: Scenario = asItIs): string {
    return this.reported(file, scenario).report;
  }

  /** The same with what it reports, to be one of several (`reportsOf`). */
  reported(file: string, scenario: Scenario = asItIs): Reported {
    return atOnce(this.reportedInSteps(file, scenario));
  }

  /** The same in steps, as the rollout is. */
  *reportedInSteps(file: string, scenario: Scenario = asItIs): Steps<Reported> {
    const { kind, name, namespace } = this;
    const line = this.line + 1;
    const result = yield* this.rolloutInSteps(scenario);
    return { kind, name, namespace, file, line, result, report: reportOf(result, { file, line, actions: scenario.actions }) };
  }

  /** What is said of a field, written or not, as Markdown; null where nothing is known of it. `path` is such as `spec.strategy.rollingUpdate.maxSurge`. */
  explain(path: string): string | null {
    const explanation = explanationOf(this.placed, path, true, this.settings);
    return explanation === null ? null : markdownOf(path.slice(path.lastIndexOf('.') + 1), explanation, null);
  }

  /** What has to be changed in the file, and in the kustomization that sets its images, for what-if values and images to be the manifest's own. */
  edits(written: Written): Edits {
    return editsOf(this.placed, written);
  }

  /** What of a file as it was is needed to simulate the edit of this workload. */
  editBase({ base, kustomized }: Omit<EditBaseParams, 'uri' | 'workload'>): EditBaseResult {
    const { workload } = this.placed;
    const text = base === null ? null : new PastReader(workload.id, workload.autoscaler, workload.object.server).documentOf(base);
    return {
      text,
      ...(kustomized === undefined ? {} : { kustomizeImages: outermostBuild(kustomized.manifest, kustomized.files)?.images ?? [] }),
    };
  }

  /** What is to be said of an image that it could be given; null for nothing. */
  checkImage(typed: TypedImage): ImageRemark | null {
    return imageRemark(this.placed.workload, typed);
  }

  /** The revisions that a history of its manifests has made, newest first, as its controller would have numbered them. */
  numberRevisions(manifests: PastRevisionsParams['manifests']): readonly NumberedRevision[] {
    return atOnce(this.numberRevisionsInSteps(manifests));
  }

  /** The same in steps: each manifest is one. */
  numberRevisionsInSteps(manifests: PastRevisionsParams['manifests']): Steps<readonly NumberedRevision[]> {
    const { workload } = this.placed;
    return numberRevisionsInSteps({ kind: kindOf(workload), limit: workload.object.spec.revisionHistoryLimit }, manifests);
  }

  /** Its revisions in what `info.revisionsCommand` printed, as YAML or JSON. */
  revisionsOfCluster(text: string): ClusterRevisionsResult {
    const { workload } = this.placed;
    return readClusterRevisions(workload, kindOf(workload), text, differenceBetween);
  }

  /** Pod templates of its past, each against the present one, in steps: each template, and each action that leads to one, is one. */
  templatesInSteps(asked: Omit<TemplatesParams, 'uri' | 'workload'>): Steps<readonly (TemplateInfo | null)[]> {
    return templatesOf(this.placed, asked, this.settings);
  }

  /** Two of its pod templates as YAML, in steps: each action that is simulated is one. Null where one of them isn't there. */
  templateTextsInSteps(asked: Omit<TemplateTextsParams, 'uri' | 'workload'>): Steps<TemplateTextsResult | null> {
    return templateTextsOf(this.placed, asked, this.settings);
  }

  /** What an undo does besides the rollout, and what it leaves as it is, or why kubectl doesn't do it; in steps: each action that is simulated is one. */
  undoEffectsInSteps(asked: Omit<UndoEffectsParams, 'uri' | 'workload'>): Steps<UndoEffectsResult> {
    return undoEffectsInSteps(this.placed.workload, asked, this.settings.assume);
  }
}

function containerInfo(init: boolean): (container: Container) => ContainerInfo {
  return ({ name, image }) => ({ name, image, init });
}
