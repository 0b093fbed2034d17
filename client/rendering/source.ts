/** What is rendered for a document: a chart, or a kustomization. Paths are absolute, on this machine's disk. */
export interface Source {
  readonly kind: 'chart' | 'kustomization';
  /** The outermost chart's folder, or the kustomization's directory. */
  readonly root: string;
  /** The workspace's folder that it lies in. */
  readonly folder: string;
}

/** What a document is to what it is rendered by. */
export interface Found {
  /** Those that a kustomization's file ends up in are several; a chart is one. */
  readonly sources: readonly Source[];
  /** `template`: writes lines of what is rendered. `values`: says what templates are filled with. `parts`: names what is rendered. */
  readonly role: 'template' | 'values' | 'parts';
  /** As the origins of what is rendered name the document. */
  readonly file: string;
}

/** Names a source where it is kept. */
export function keyOf({ kind, root }: Pick<Source, 'kind' | 'root'>): string {
  return `${kind} ${root}`;
}
