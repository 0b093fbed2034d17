import type { Template, Templates } from '../cluster/templates';
import type { Reply } from './reply';

/** A workload whose pod template kubectl edits. */
export interface Edited {
  readonly kind: string;
  readonly name: string;
  readonly template: Template;
  readonly templates: Templates;
}

/** What comes of it: the template that it has from now on, unless nothing changes, and what kubectl says. */
export interface TemplateEdit {
  readonly template?: Template;
  readonly reply: Reply;
}

/** As kubectl names an object in what it prints: `deployment.apps/web`. */
export function resourceName({ kind, name }: Pick<Edited, 'kind' | 'name'>): string {
  return `${kind.toLowerCase()}.apps/${name}`;
}
