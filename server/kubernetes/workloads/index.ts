import { childOf, find } from '../../yaml/find';
import type { LocatedMap, Span } from '../../yaml/located';
import type { ParsedDocument } from '../../yaml/parse';
import { type KubernetesVersion, newestVersion } from '../kubernetesVersion';
import { objectsOf } from '../objectsOf';
import { readProblem } from '../readProblem';
import { deploymentWorkload } from '../deployment/workload';
import { firstLine } from './firstLine';
import { isTemplate } from './template';
import type { Workload } from './workload';

type Build = (node: LocatedMap, server: KubernetesVersion) => Workload;

/** The kinds of workload: how one is made of an object with this apiVersion and kind. */
const kinds: ReadonlyMap<string, Build> = new Map([['apps/v1/Deployment', deploymentWorkload]]);

/** How many workloads of one document (a List) are previewed at most: all of them are judged again after each keystroke. */
export const maxWorkloads = 500;

/**
 * Whether it is worth while to parse a document at all: most documents of a large file hold no workload, though they speak of them. Looked for is
 * the kind as a value: in any quotes, with an anchor or a tag, behind comments, as a block, or out of sight in an alias or an escape.
 */
export function mayHoldWorkload(text: string): boolean {
  return kindNames.test(text);
}

const names = [...kinds.keys()].map(key => key.slice(key.lastIndexOf('/') + 1)).join('|');
const kindNames = new RegExp(
  String.raw`kind["']?\s*:(?:\s|#[^\n\r]*[\n\r]|[&!][^\s,\]}]*\s|[|>][-+0-9]*\s)*(?:["']?(?:${names})(?:List)?(?![\w.-])|\*|"[^"\n]*\\)`,
);

/**
 * The workloads of a file's documents, in the order of the text, also those in lists. Nothing for templates (Go, Jinja), for patches and for
 * whatever isn't in the table of kinds. The n-th (n ≥ 2) that bears the name of another has `#n` behind its id.
 */
export function findWorkloads(documents: readonly ParsedDocument[], server: KubernetesVersion = newestVersion): readonly Workload[] {
  return numbered(readWorkloads(documents, server).filter(({ partial }) => !partial));
}

/** As `findWorkloads`, with those that are partial; ids by name alone. */
export function readWorkloads(documents: readonly ParsedDocument[], server: KubernetesVersion = newestVersion): readonly Workload[] {
  return documents.flatMap(document => {
    const problems = document.errors.map(readProblem);
    return objectsOfKinds(document).flatMap(({ node, build }, index) => {
      if (index >= maxWorkloads || isTemplate(node, document)) return [];
      // Of what can't be read nothing else is said, as it may be another thing than it looks.
      return [problems.length === 0 ? build(node, server) : { ...build(node, server), partial: false, problems, warnings: [] }];
    });
  });
}

/** Where the objects begin that a document has beyond the most that are previewed. */
export function beyondWorkloads(document: ParsedDocument): readonly Span[] {
  return objectsOfKinds(document)
    .slice(maxWorkloads)
    .map(({ node }) => firstLine(node));
}

function objectsOfKinds({ root }: ParsedDocument): readonly { readonly node: LocatedMap; readonly build: Build }[] {
  return objectsOf(root).flatMap(({ node, type }) => {
    const build = kinds.get(type);
    return build === undefined ? [] : [{ node, build }];
  });
}

/** Whether a document that can't be read was to be a workload, as far as can be seen. */
export function isMeantAsWorkload({ root, text }: ParsedDocument): boolean {
  if (!mayHoldWorkload(text)) return false;
  const kind = childOf(root, 'kind');
  return kind?.type !== 'scalar' || typeof kind.value !== 'string' || kindNames.test(`kind: ${kind.value}`) || kind.value === 'List';
}

/**
 * A document that is being begun, as the kind that it may become: one that says its kind or its apiVersion, or part of one of them. Undefined for
 * templates, and for what becomes something else.
 */
export function begunWorkload(document: ParsedDocument, server: KubernetesVersion = newestVersion): Workload | undefined {
  const { root } = document;
  if (root?.type !== 'map' || isTemplate(root, document)) return undefined;
  const [version = '', kind = ''] = ['apiVersion', 'kind'].map(key => begunText(root, key));
  if (version === '' && kind === '') return undefined;
  const [, build] = [...kinds].find(([type]) => isBegun(type, version, kind)) ?? [];
  return build === undefined ? undefined : { ...build(root, server), partial: true };
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
