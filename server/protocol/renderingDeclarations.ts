/** CONTRACT client ↔ server: what the files of a repository declare of charts and overlays. */
/** Who declares: Argo CD's Application, Flux's HelmRelease or Kustomization, or the settings of the repository. */
export type Declarer = 'Argo CD' | 'Flux' | 'settings';

/** An overlay that is deployed: the directory of its kustomization, with paths as in DeclaredRelease. */
export interface DeclaredOverlay {
  readonly by: Declarer;
  readonly name: string;
  readonly directory: string;
  /** What is put into what is built, as Flux's `postBuild.substitute` says. */
  readonly variables: readonly NamedValue[];
  /** Where it takes further ones from, as Flux's `postBuild.substituteFrom` says: of two with the same variable the later counts, and `variables` before both. */
  readonly variablesFrom: readonly VariablesSource[];
}

/** An object whose data are variables. */
export interface VariablesSource {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  readonly namespace: string;
}

/** A ConfigMap that stands in a file, with those of its data that can be variables: values of one line. */
export interface DeclaredConfigMap {
  readonly name: string;
  /** Empty where it doesn't say. */
  readonly namespace: string;
  readonly data: readonly NamedValue[];
}

/** A variable with its value. */
export interface NamedValue {
  readonly name: string;
  readonly value: string;
}

/** A release of a chart that lies in the repository. Paths count from the repository's root; those of the settings from the folder of their file. */
export interface DeclaredRelease {
  readonly by: Declarer;
  /** Of the Application or HelmRelease, or of the environment. */
  readonly name: string;
  readonly chart: string;
  readonly valuesFiles: readonly string[];
  /** Values that stand in the declaration itself, as a further values file; null where none do. */
  readonly inline: string | null;
  /** Null: as the chart is called. */
  readonly release: string | null;
  readonly namespace: string;
}
