/** Why nothing could be rendered, as the tool says it: read from what it printed, with the places that it names. Lines and columns count from 1. */
export type RenderingFault =
  /** `column`, in bytes: absent where the tool says none. `from`: where the template that failed was used. `frames`: how many places the tool names. */
  | (FaultPlace & { readonly kind: 'template'; readonly message: string; readonly from?: FaultPlace; readonly frames: number })
  /** A file of the chart, a values file, or a file that a kustomization takes up. */
  | { readonly kind: 'file'; readonly file: string; readonly line: number; readonly message: string }
  /** What a template wrote is no YAML; the line counts in the document that it wrote, often one off. */
  | { readonly kind: 'renderedYaml'; readonly source: string; readonly renderedLine: number; readonly message: string }
  /** Values that the chart's schema refuses; a pointer is a JSON pointer into the values. */
  | { readonly kind: 'schema'; readonly violations: readonly { readonly pointer: string; readonly message: string }[] }
  /** Names of dependencies that are not in `charts/`. */
  | { readonly kind: 'dependencies'; readonly names: readonly string[] }
  | { readonly kind: 'kubeVersion'; readonly wanted: string; readonly given: string }
  | { readonly kind: 'library' }
  /** `directory`: of the kustomization at fault; absent: the one that is built. `field`: its key path. */
  | {
      readonly kind: 'kustomization';
      readonly line?: number;
      readonly message: string;
      readonly field?: string;
      readonly directory?: string;
    }
  | { readonly kind: 'empty'; readonly message: string; readonly directory?: string }
  /** An entry names what isn't there. */
  | { readonly kind: 'missing'; readonly entry: string; readonly directory?: string }
  | { readonly kind: 'cycle'; readonly directory: string }
  /** An object that is there twice, in kustomize's words for it: `Kind.version.group/name.namespace`. */
  | { readonly kind: 'duplicate'; readonly id: string }
  /** A strategic merge patch of an object that isn't there. */
  | { readonly kind: 'patch'; readonly target: string }
  | { readonly kind: 'jsonPatch'; readonly operation: string; readonly message: string }
  | { readonly kind: 'replacement'; readonly source: string }
  /** A file that a kustomization may not read, as it doesn't lie below it. */
  | { readonly kind: 'outside'; readonly file: string; readonly below: string }
  | { readonly kind: 'function'; readonly name: string }
  | { readonly kind: 'helmCharts' }
  | { readonly kind: 'remote'; readonly entry: string }
  /** Of a form that isn't known: the tool's words. */
  | { readonly kind: 'other'; readonly message: string };

/** A place in a file, named as the tool names it. */
export interface FaultPlace {
  readonly file: string;
  readonly line: number;
  readonly column?: number;
}
