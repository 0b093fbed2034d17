import { find, type Path, printPath } from '../yaml/find';
import type { LocatedMap } from '../yaml/located';
import { type ApiObject, objectAt } from './apiObject';
import { structType } from './apiTypes/apiType';
import { decode, type DecodeError, type FilledIn } from './decode';
import { withoutDropped } from './droppedFields';
import { isFilledInLater, isGivenByFilledIn, withValidLabels } from './filledInLater';
import { type KubernetesVersion, newestVersion } from './kubernetesVersion';
import { decodingInWords, droppedInWords, errorInWords } from './plainWords';
import type { ProblemCode } from '../protocol/problemCodes';
import { knownTemplate } from './pods/knownTemplate';
import { spanOf } from './problemSpan';
import { type ObjectKind, structOf } from './objectKind';
import type { FieldError } from './validation/findings';
import { isEmptySelector } from './validation/selector';
import type { ManifestProblem } from './workloads/workload';

/** A manifest as it is judged while somebody writes it. */
export interface Judged {
  /** Decoded and defaulted; fields of a wrong type are absent and so defaulted. */
  readonly object: ApiObject;
  /** What is wrong, in the server's order and words. */
  readonly problems: readonly ManifestProblem[];
  /** What the server warns of when it accepts, and what it should warn of: fields that it drops. */
  readonly warnings: readonly ManifestProblem[];
  /** What something else fills in before the API server sees it, where a text won't do: nothing is said of these, and they are unknown. */
  readonly filledIn: readonly FilledIn[];
}

/**
 * All that is wrong with an object of a kind at once, whatever the API server would say first: what can't be decoded, and what of the rest isn't valid.
 * Nothing is said of what is filled in later; what kustomize may still put right is a warning.
 */
export function judge(root: LocatedMap, kind: ObjectKind, server: KubernetesVersion = newestVersion): Judged {
  const { value, faults, filledIn } = decode(root, structType(structOf(kind)), 'filledIn', server);
  const { object, dropped } = withoutDropped(kind.withDefaults(withKnownTemplate(value)), structOf(kind), server);
  const decoding = faults.filter(({ kind, path }) => kind !== 'unknown' || !isFilledInLater(root, { at: path, onKey: true }));
  const errors = kind.validate(withValidLabels(object), server);
  const isSaid = (error: FieldError): boolean => !isFilledInLater(root, error) && !isGivenByFilledIn(error, filledIn);
  const validation = errors.filter(error => isSaid(error) && !faults.some(fault => isConsequence(error, fault)));
  // A default that the API server would reject isn't meant to be used.
  const isValid = ({ path }: FilledIn): boolean => !errors.some(({ at }) => isWithin(at, path));
  const completed = isCompletedByKustomize(object);
  const problems = unique([
    ...decoding.map(error => decodeProblem(error, kind, server)),
    ...validation.map(error => validationProblem(error, root)).map(problem => (completed ? asWarning(problem) : problem)),
  ]);
  const ofServer = problems.length > 0 ? [] : serverWarnings(kind.warnings(object, server), root, isSaid);
  const warnings = [...ofServer, ...dropped.flatMap(path => droppedWarning(path, root, server))];
  return { object, problems, warnings, filledIn: filledIn.map(value => ({ ...value, counts: value.counts && isValid(value) })) };
}

/** With the template that was read before, where it is equal to it. */
function withKnownTemplate(object: ApiObject): ApiObject {
  const spec = objectAt(object, 'spec');
  const template = objectAt(spec, 'template');
  return template === undefined ? object : { ...object, spec: { ...spec, template: knownTemplate(template) } };
}

function serverWarnings(warnings: readonly FieldError[], root: LocatedMap, isSaid: (error: FieldError) => boolean): ManifestProblem[] {
  return warnings.filter(isSaid).map(warning => ({ ...validationProblem(warning, root), severity: 'warning' }));
}

const decodeCodes: Readonly<Record<DecodeError['kind'], ProblemCode>> = {
  type: 'decode/wrong-type',
  format: 'decode/invalid-quantity',
  unknown: 'decode/unknown-field',
  duplicate: 'decode/duplicate-key',
};

/** Of what isn't written, but a default, nothing is said. */
function droppedWarning(path: Path, root: LocatedMap, server: KubernetesVersion): ManifestProblem[] {
  if (find(root, path) === undefined) return [];
  const sentence = droppedInWords(path, server);
  const span = spanOf(root, path, true);
  return [
    { code: 'decode/dropped-field', sentence, by: 'apiServer', path: printPath(path), at: path, message: '', span, severity: 'warning' },
  ];
}

function decodeProblem(error: DecodeError, ofKind: ObjectKind, server: KubernetesVersion): ManifestProblem {
  const { kind, path, message, span, first, expected } = error;
  const reason = kind === 'format' ? 'notQuantity' : expected === undefined ? undefined : { expected };
  const text = printPath(path);
  return {
    code: decodeCodes[kind],
    sentence: decodingInWords(error, structOf(ofKind), server),
    by: 'apiServer',
    path: text,
    at: path,
    message,
    span,
    ...(reason === undefined ? {} : { cause: { reason } }),
    ...(first === undefined ? {} : { related: { path: text, span: first } }),
    // kubectl sends the last value only.
    ...(kind === 'duplicate' ? { severity: 'warning' as const } : {}),
  };
}

function validationProblem(error: FieldError, root: LocatedMap): ManifestProblem {
  const { code, path, message, at, onKey = false, related, type, reason } = error;
  const cause = type === undefined ? {} : { cause: { type, ...(reason === undefined ? {} : { reason }) } };
  const problem = { code, sentence: errorInWords(error), by: 'apiServer', path, at, message, ...cause } as const;
  if (related === undefined || find(root, related) === undefined) return { ...problem, span: spanOf(root, at, onKey) };
  const place = { path: printPath(related), span: spanOf(root, related, false) };
  // Of a default that doesn't go with a value only the value can be pointed at.
  return { ...problem, span: find(root, at) === undefined ? place.span : spanOf(root, at, onKey), related: place };
}

/** What the server says twice of the same place is shown once. */
function unique(problems: readonly ManifestProblem[]): ManifestProblem[] {
  const seen = new Set<string>();
  return problems.filter(({ path, message, span }) => {
    const key = JSON.stringify([path, message, span]);
    return !seen.has(key) && seen.add(key).size > 0;
  });
}

/** Whether the error is one only because a value that couldn't be decoded is taken for absent. */
function isConsequence({ code, at, related }: FieldError, fault: DecodeError): boolean {
  if (fault.kind !== 'type' && fault.kind !== 'format') return false;
  if (code === 'pod/not-found' && isWithin(fault.path, volumes)) return true;
  return [at, ...(related === undefined ? [] : [related])].some(own => isWithin(own, fault.path) || isWithin(fault.path, own));
}

const volumes: Path = ['spec', 'template', 'spec', 'volumes'];

function isWithin(path: Path, parent: Path): boolean {
  return parent.length <= path.length && parent.every((segment, at) => segment === path[at]);
}

/** Without a selector it may be the base of a kustomization, which adds it to selector and template. */
function isCompletedByKustomize(object: ApiObject): boolean {
  const selector = objectAt(objectAt(object, 'spec'), 'selector');
  return selector === undefined || isEmptySelector(selector);
}

function asWarning(problem: ManifestProblem): ManifestProblem {
  return completedCodes.has(problem.code) ? { ...problem, severity: 'warning' } : problem;
}

const completedCodes: ReadonlySet<string> = new Set<ProblemCode>(['selector/missing', 'selector/empty', 'selector/mismatch']);
