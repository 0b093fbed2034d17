/**
 * CONTRACT client ↔ server: what is asked while a chart or a kustomization is rendered. The client reads files and runs the tools, the server reads texts.
 * Lines count from 0.
 */
import type { DeclaredConfigMap, DeclaredOverlay, DeclaredRelease, NamedValue } from './renderingDeclarations';
import type { RenderingFault } from './renderingFault';

/** A file, by its path from the folder that is rendered. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** What wrote a text that came out. */
export interface WritingLine {
  /** Of the template; null where it isn't known. */
  readonly line: string | null;
  /** Where the values of its chart stand. */
  readonly below: readonly string[];
  readonly values: readonly ValuesText[];
}

/** The questions, each by its name. */
export interface RenderingQuestions {
  /** What a chart is: asked with its `Chart.yaml`s and `requirements.yaml`s. Null for what is no chart. */
  readonly chart: { readonly asked: { readonly files: readonly SourceFile[] }; readonly answer: ChartInfo | null };
  /** The templates with marks that a workload of the plain output came from, that of a source as helm names it, and the helpers. */
  readonly marks: {
    readonly asked: {
      readonly charts: readonly SourceFile[];
      readonly templates: readonly SourceFile[];
      readonly output: string;
      readonly source: string | null;
    };
    readonly answer: { readonly files: readonly SourceFile[] };
  };
  /** Who wrote the lines of a chart's plain output. */
  readonly origins: {
    readonly asked: { readonly output: string; readonly marked: string; readonly files: readonly string[] };
    readonly answer: { readonly origins: readonly LineOrigin[] };
  };
  /** Who wrote the line that makes a template's output no YAML; null where that can't be told. */
  readonly brokenYaml: {
    readonly asked: { readonly marked: string; readonly source: string; readonly files: readonly string[] };
    readonly answer: { readonly file: string; readonly line: number; readonly message: string } | null;
  };
  /** The objects of an output; in a chart with the file of each. */
  readonly objects: {
    readonly asked: { readonly charts: readonly SourceFile[]; readonly output: string };
    readonly answer: { readonly objects: readonly RenderedObjectInfo[] };
  };
  /** A values file that finds out what its keys set. */
  readonly sentinels: {
    readonly asked: { readonly values: readonly ValuesText[] };
    readonly answer: { readonly text: string; readonly keys: readonly SentinelKey[] };
  };
  /** The keys that set the numbers of an output. */
  readonly keys: {
    readonly asked: { readonly output: string; readonly rendered: string; readonly keys: readonly SentinelKey[] };
    readonly answer: { readonly numbers: readonly NumberOrigin[] };
  };
  /** A values file that finds out what a key at a place does; null where there is none, or nobody knows another value for it. */
  readonly probe: {
    readonly asked: { readonly values: readonly ValuesText[]; readonly file: string; readonly line: number; readonly character: number };
    readonly answer: ValuesProbe | null;
  };
  /** What differs in an output with that file; `unstable`: what comes out otherwise each time. */
  readonly effects: {
    readonly asked: { readonly output: string; readonly rendered: string; readonly unstable: readonly UnstableObject[] };
    readonly answer: KeyEffects;
  };
  /** The keys that a text on a template's line is put together from. */
  readonly named: {
    readonly asked: WritingLine & { readonly text: string };
    readonly answer: { readonly keys: readonly NamedKey[] };
  };
  /** How a text that came out is changed in the values; null where no keys are certain to have made it. */
  readonly written: {
    readonly asked: WritingLine & { readonly before: string; readonly after: string };
    readonly answer: { readonly edits: readonly ValueEdit[] | null };
  };
  /** What a text declares: releases of charts, and overlays that are deployed. */
  readonly declared: {
    /** Whether it is a `.rollout-preview.yaml`. */
    readonly asked: { readonly text: string; readonly isSettingsFile: boolean };
    readonly answer: {
      readonly releases: readonly DeclaredRelease[];
      readonly overlays: readonly DeclaredOverlay[];
      readonly configMaps: readonly DeclaredConfigMap[];
    };
  };
  /** What was built with the values of variables in their places. */
  readonly filledIn: {
    readonly asked: { readonly output: string; readonly variables: readonly NamedValue[] };
    readonly answer: { readonly output: string };
  };
  /** What a kustomization, or a file of a plugin, names. */
  readonly reach: {
    readonly asked: { readonly role: ReachRole; readonly text: string };
    readonly answer: { readonly named: readonly NamedEntry[]; readonly notBuilt: readonly NotBuilt[] };
  };
  /** The files of a build that get numbers of their own, with these. */
  readonly numbers: {
    readonly asked: { readonly files: readonly SourceFile[] };
    readonly answer: { readonly files: readonly SourceFile[]; readonly places: readonly NumberedPlace[] };
  };
  /** Where the values of a build come from; `rendered` is null where it couldn't be built with numbers of their own. */
  readonly places: {
    readonly asked: {
      readonly output: string;
      readonly files: readonly SourceFile[];
      readonly rendered: string | null;
      readonly places: readonly NumberedPlace[];
    };
    readonly answer: { readonly origins: readonly LineOrigin[] };
  };
  /** What a tool's errors say, with the files by their paths from the folder that is rendered, and where that is to be shown. */
  readonly fault: {
    readonly asked: FaultAsked;
    readonly answer: { readonly fault: RenderingFault; readonly places: readonly PlacedFault[] };
  };
  /** The base with those fields as they are now that come out otherwise each time. */
  readonly settled: {
    readonly asked: { readonly base: string; readonly output: string; readonly unstable: readonly UnstableObject[] };
    /** `uncounted`: the fields in which the two differed. */
    readonly answer: { readonly base: string; readonly uncounted: readonly UnstableObject[] };
  };
  /** Whether the workloads that were built stand in a manifest as they came out. */
  readonly asWritten: {
    readonly asked: { readonly built: string; readonly manifest: string };
    readonly answer: { readonly isAsWritten: boolean };
  };
  /** What two renderings of the same input differ in. */
  readonly unstable: {
    readonly asked: { readonly one: string; readonly other: string };
    readonly answer: { readonly objects: readonly UnstableObject[] };
  };
}

export type RenderingQuestion = keyof RenderingQuestions;

/** A question with what it is asked with; the document is the one on whose behalf it is asked. */
export type RenderingParams = { readonly [Q in RenderingQuestion]: RenderingParamsOf<Q> }[RenderingQuestion];

/** The params of one question. */
export interface RenderingParamsOf<Q extends RenderingQuestion> {
  readonly uri: string;
  readonly question: Q;
  readonly asked: RenderingQuestions[Q]['asked'];
}

export interface ChartInfo {
  readonly name: string;
  /** What it is released as where nobody says it. */
  readonly release: string;
  readonly isLibrary: boolean;
  /** Of the outermost chart and those below: their folders from it (with `/` at the end), and the keys that their values stand below. */
  readonly charts: readonly { readonly folder: string; readonly valuesPath: readonly string[] }[];
  /** Those that lie in the repository (`file://`): the folder from that of the chart, and the chart that wants it. */
  readonly localDependencies: readonly { readonly folder: string; readonly name: string; readonly from: string }[];
}

/** Which line of which file wrote a line of an output; `block`: an action there writes several lines. */
export interface LineOrigin {
  readonly rendered: number;
  readonly file: string;
  readonly line: number;
  readonly how: 'line' | 'block';
}

export interface RenderedObjectInfo {
  readonly kind: string;
  /** Whether it has a rollout. */
  readonly isWorkload: boolean;
  readonly name: string;
  readonly namespace: string;
  /** First and last line in the output. */
  readonly startLine: number;
  readonly endLine: number;
  /** The template, from the chart's folder; null where it isn't known. */
  readonly file: string | null;
  /** Of an object of a packed subchart, which has no file to be shown: the keys that its values stand below. */
  readonly packedBelow: readonly string[] | null;
}

/** A file of values; `below`: the keys that it stands below in those of the outermost chart. */
export interface ValuesText {
  readonly file: string;
  readonly text: string;
  readonly below: readonly string[];
}

/** A key of the values, and the number that stands for it. */
export interface SentinelKey extends NamedKey {
  readonly number: number;
}

/** A key of the values, and where it stands. */
export interface NamedKey {
  /** As `image.tag`. */
  readonly key: string;
  readonly file: string;
  readonly line: number;
}

/** A line of an output whose number a key of the values sets. */
export interface NumberOrigin extends NamedKey {
  readonly rendered: number;
}

/** A values file that gives a key another value. */
export interface ValuesProbe {
  readonly key: string;
  readonly text: string;
  /** Where the value stands that counts, as it is written there; null: where it was asked for. */
  readonly set: { readonly file: string; readonly line: number; readonly value: string } | null;
}

/** What a key of the values does to workloads. */
export interface KeyEffects {
  /** The fields that another value changes. */
  readonly fields: readonly UnstableObject[];
  /** Those that are there with one value and not with the other. */
  readonly conditional: readonly { readonly kind: string; readonly name: string }[];
}

/** A value that is written in the place of another one; columns are UTF-16 units from 0. */
export interface ValueEdit {
  readonly file: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** What is read for what it names: a kustomization, one that builds plugins, or a file of plugins. */
export type ReachRole = 'kustomization' | 'pluginKustomization' | 'plugin';

/** What a kustomization names, from its own directory. Lines count from 0. */
export interface NamedEntry {
  readonly entry: string;
  readonly line: number;
  /** `resource`: a file, or a directory with a kustomization. `plugin`: the same, of what changes or makes objects. `file`: a file. */
  readonly role: 'resource' | 'plugin' | 'file';
  /** Whether kustomize looks for it on the network where it isn't there. */
  readonly mayBeRemote: boolean;
}

/** Why a kustomization isn't built unasked: it needs the network, runs a program, or inflates a Helm chart. */
export interface NotBuilt {
  readonly kind: 'remote' | 'function' | 'helmCharts';
  readonly entry: string;
  readonly line: number;
}

export interface NumberedPlace {
  readonly number: number;
  readonly file: string;
  readonly line: number;
}

/** An object with fields that come out otherwise each time; paths as the API server writes them. */
export interface UnstableObject {
  readonly kind: string;
  readonly name: string;
  readonly paths: readonly string[];
}

/** What a tool printed as it failed. */
export interface FaultAsked {
  readonly tool: 'helm' | 'kustomize';
  readonly errors: string;
  /** The folder that it ran in. */
  readonly mirror: string;
  readonly files: readonly SourceFile[];
  /** The chart's `Chart.yaml`, or the kustomization that was built: what names no place of its own is shown there. */
  readonly root: string;
  /** The values files in the order in which they count. */
  readonly values: readonly string[];
}

/** A place of a fault, with what is said there. Columns are UTF-16 units from 0; none: the whole line. */
export interface PlacedFault {
  readonly file: string;
  readonly line: number;
  readonly column: number | null;
  readonly message: string;
}
