import { entryOf, find, parsePath, type Path, printPath } from '../yaml/find';
import type { Located, LocatedMap, Span } from '../yaml/located';
import { type ApiObject, objectAt } from './apiObject';
import { structType } from './apiTypes/apiType';
import { decode, type DecodeError } from './decode';
import { withDefaults } from './defaults';
import type { ProblemCode } from './problemCodes';
import { validateDeployment } from './validation/deployment';
import type { FieldError } from './validation/findings';
import { warningsOf } from './validation/warnings';
import type { ManifestProblem } from './workloads/workload';

/** A manifest as the API server takes it. */
export interface Judged {
  /** Decoded and defaulted; fields of a wrong type are absent and so defaulted. */
  readonly object: ApiObject;
  /** What the server would refuse, in its order and words. What it can't decode it doesn't validate. */
  readonly problems: readonly ManifestProblem[];
  /** What the server warns of when it accepts. */
  readonly warnings: readonly ManifestProblem[];
}

/** The API server's verdict on a Deployment that is to be created (POST with strict field validation). */
export function judge(root: LocatedMap): Judged {
  const decoded = decode(root, structType('Deployment'));
  const object = withDefaults(decoded.value);
  const hasSelector = objectAt(objectAt(object, 'spec'), 'selector') !== undefined;
  const problems =
    decoded.errors.length > 0
      ? decoded.errors.map(decodeProblem)
      : validateDeployment(object)
          .map(error => validationProblem(error, root))
          .map(problem => (hasSelector ? problem : asWarning(problem)));
  return {
    object,
    problems: problems.filter(problem => !isPlaceholder(root, parsePath(problem.path))),
    warnings: problems.length > 0 ? [] : warningsOf(object).map(warning => ({ ...validationProblem(warning, root), severity: 'warning' })),
  };
}

const decodeCodes: Readonly<Record<DecodeError['kind'], ProblemCode>> = {
  type: 'decode/wrong-type',
  format: 'decode/invalid-quantity',
  unknown: 'decode/unknown-field',
  duplicate: 'decode/duplicate-key',
};

function decodeProblem({ kind, path, message, span, first }: DecodeError): ManifestProblem {
  const text = printPath(path);
  return { code: decodeCodes[kind], path: text, message, span, ...(first === undefined ? {} : { related: { path: text, span: first } }) };
}

function validationProblem({ code, path, message, at = path, onKey = false, related }: FieldError, root: LocatedMap): ManifestProblem {
  const problem = { code, path: serverPath(path), message };
  if (related === undefined || find(root, related) === undefined) return { ...problem, span: spanOf(root, at, onKey) };
  const place = { path: printPath(related), span: spanOf(root, related, false) };
  // Of a default that doesn't go with a value only the value can be pointed at.
  return { ...problem, span: find(root, at) === undefined ? place.span : spanOf(root, at, onKey), related: place };
}

/** As the server writes it (field.Path): keys of maps are in brackets already. */
function serverPath(path: Path): string {
  return path.reduce<string>(
    (text, segment) => (typeof segment === 'number' ? `${text}[${segment}]` : text === '' ? segment : `${text}.${segment}`),
    '',
  );
}

/** Without a selector it may be the base of a kustomization, which adds it to selector and template. */
function asWarning(problem: ManifestProblem): ManifestProblem {
  return problem.code === 'selector/missing' || problem.code === 'selector/mismatch' ? { ...problem, severity: 'warning' } : problem;
}

/** The value at the path or its key; where nothing stands there, the key of the nearest parent that does. */
function spanOf(root: LocatedMap, path: Path, onKey: boolean): Span {
  const node = find(root, path);
  const key = keySpanOf(root, path);
  if (node !== undefined) return onKey && key !== undefined ? key : visibleSpan(node, key);
  for (let depth = path.length - 1; depth > 0; depth--) {
    const parent = path.slice(0, depth);
    const found = find(root, parent);
    if (found !== undefined) return keySpanOf(root, parent) ?? visibleSpan(found, undefined);
  }
  return keySpanOf(root, ['kind']) ?? { start: root.span.start, end: root.span.start };
}

/** What is written over several lines is shown by its key, an item of a list by its first one. */
function visibleSpan(node: Located, key: Span | undefined): Span {
  if (key !== undefined && node.span.start === node.span.end) return key;
  if (node.type === 'scalar' || node.flow || node.alias !== undefined) return node.span;
  if (key !== undefined) return key;
  const [first] = node.type === 'map' ? node.entries : node.items;
  if (first === undefined) return node.span;
  return 'keySpan' in first ? first.keySpan : visibleSpan(first, undefined);
}

function keySpanOf(root: LocatedMap, path: Path): Span | undefined {
  const key = path.at(-1);
  const parent = find(root, path.slice(0, -1));
  return typeof key === 'string' && parent?.type === 'map' ? entryOf(parent, key)?.keySpan : undefined;
}

/** Whether something else fills in the value before the API server sees it (envsubst, Flux): `${REPLICAS}`. */
function isPlaceholder(root: LocatedMap, path: Path): boolean {
  const node = find(root, path);
  return node?.type === 'scalar' && typeof node.value === 'string' && /\$\{[^}]*\}/.test(node.value);
}
