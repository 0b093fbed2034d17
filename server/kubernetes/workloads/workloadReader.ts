import { childOf, find } from '../../yaml/find';
import type { LocatedMap, Span } from '../../yaml/located';
import type { ParsedDocument } from '../../yaml/parse';
import { type KubernetesVersion, newestVersion } from '../kubernetesVersion';
import { kindPattern } from '../kindPattern';
import { objectsOf } from '../objectsOf';
import { readProblem } from '../readProblem';
import { firstLine } from './firstLine';
import { readWorkload } from './readWorkload';
import { isTemplate } from './template';
import type { Workload } from './workload';
import type { WorkloadType } from './workloadType';

/** How many workloads of one document (a List) are previewed at most: all of them are judged again after each keystroke. */
export const maxWorkloads = 500;

/** Finds the workloads of some types in documents. */
export class WorkloadReader {
  /** By what their objects say of themselves: `apiVersion/kind`. */
  readonly #types: ReadonlyMap<string, WorkloadType>;
  readonly #kindNames: RegExp;

  constructor(types: readonly WorkloadType[]) {
    this.#types = new Map(types.map(type => [`${type.objectKind.apiVersion}/${type.objectKind.kind}`, type]));
    this.#kindNames = kindPattern(types.map(({ objectKind }) => objectKind.kind));
  }

  /** Whether it is worth while to parse a document at all: most documents of a large file hold no workload, though they speak of them. */
  mayHold(text: string): boolean {
    return this.#kindNames.test(text);
  }

  /**
   * The workloads of a file's documents, in the order of the text, also those in lists. Nothing for templates (Go, Jinja), for patches and for
   * other kinds. The n-th (n ≥ 2) that bears the name of another has `#n` behind its id.
   */
  find(documents: readonly ParsedDocument[], server: KubernetesVersion = newestVersion): readonly Workload[] {
    return numbered(this.read(documents, server).filter(({ partial }) => !partial));
  }

  /** As `find`, with those that are partial; ids by name alone. */
  read(documents: readonly ParsedDocument[], server: KubernetesVersion = newestVersion): readonly Workload[] {
    return documents.flatMap(document => {
      const problems = document.errors.map(readProblem);
      return this.objectsIn(document).flatMap(({ node, type }) => {
        const workload = readWorkload(type, node, server);
        // Of what can't be read nothing else is said, as it may be another thing than it looks.
        return [problems.length === 0 ? workload : { ...workload, partial: false, problems, warnings: [] }];
      });
    });
  }

  /** Where the objects begin that a document has beyond the most that are previewed. */
  beyond(document: ParsedDocument): readonly Span[] {
    return this.#all(document)
      .slice(maxWorkloads)
      .map(({ node }) => firstLine(node));
  }

  /** Whether a document that can't be read was to be a workload, as far as can be seen. */
  isMeant({ root, text }: ParsedDocument): boolean {
    if (!this.mayHold(text)) return false;
    const kind = childOf(root, 'kind');
    return kind?.type !== 'scalar' || typeof kind.value !== 'string' || this.mayHold(`kind: ${kind.value}`) || kind.value === 'List';
  }

  /**
   * A document that is being begun, as the kind that it may become: one that says its kind or its apiVersion, or part of one of them. Undefined for
   * templates, and for what becomes something else.
   */
  begun(document: ParsedDocument, server: KubernetesVersion = newestVersion): Workload | undefined {
    const { root } = document;
    if (root?.type !== 'map' || isTemplate(root, document)) return undefined;
    const [version = '', kind = ''] = ['apiVersion', 'kind'].map(key => begunText(root, key));
    if (version === '' && kind === '') return undefined;
    const [, type] = [...this.#types].find(([name]) => isBegun(name, version, kind)) ?? [];
    return type === undefined ? undefined : { ...readWorkload(type, root, server), partial: true };
  }

  /** The objects of a document that are to be workloads, as many as are previewed; none of templates. */
  objectsIn(document: ParsedDocument): readonly { readonly node: LocatedMap; readonly type: WorkloadType }[] {
    return this.#all(document)
      .slice(0, maxWorkloads)
      .filter(({ node }) => !isTemplate(node, document));
  }

  #all({ root }: ParsedDocument): readonly { readonly node: LocatedMap; readonly type: WorkloadType }[] {
    return objectsOf(root).flatMap(({ node, type: name }) => {
      const type = this.#types.get(name);
      return type === undefined ? [] : [{ node, type }];
    });
  }
}

/** Whether one of the two names the type, and the other one is empty or may become it. */
function isBegun(type: string, version: string, kind: string): boolean {
  const slash = type.lastIndexOf('/');
  const [ownVersion, ownKind] = [type.slice(0, slash), type.slice(slash + 1)];
  return (version === ownVersion && ownKind.startsWith(kind)) || (kind === ownKind && ownVersion.startsWith(version));
}

function begunText(root: LocatedMap, key: string): string {
  const found = find(root, [key]);
  return found?.type === 'scalar' && typeof found.value === 'string' ? found.value : '';
}

function numbered(workloads: readonly Workload[]): readonly Workload[] {
  const seen = new Map<string, number>();
  return workloads.map(workload => {
    const count = (seen.get(workload.id) ?? 0) + 1;
    seen.set(workload.id, count);
    return count === 1 ? workload : { ...workload, id: `${workload.id}#${count}` };
  });
}
