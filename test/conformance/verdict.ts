import { isDeepStrictEqual } from 'node:util';
import { standIn } from '../../server/kubernetes/standIn';
import { objectsOf, typeOf } from '../../server/kubernetes/objectsOf';
import { verdictOf } from '../../server/kubernetes/manifest';
import type { LocatedMap } from '../../server/yaml/located';
import { parseDocument } from '../../server/yaml/parse';
import { splitDocuments } from '../../server/yaml/splitDocuments';

/** A Deployment with the answer of a real API server; see records/README.md. */
export type VerdictRecord = { readonly id: string; readonly yaml: string; readonly warnings?: string } & (
  | { readonly accepted: true; readonly spec: object }
  | {
      readonly accepted: false;
      readonly code: 400 | 422;
      readonly message: string;
      readonly causes: readonly { readonly field: string; readonly message: string }[];
    }
);

/** What the API server answers to a Deployment: what it stores, else what it can't decode (400) or what isn't valid (422). */
export type Answer =
  | { readonly accepted: true; readonly spec: object; readonly warnings: readonly string[] }
  | { readonly accepted: false; readonly code: 400; readonly message: string }
  | { readonly accepted: false; readonly code: 422; readonly causes: readonly { readonly field: string; readonly message: string }[] };

/** The answer to each Deployment of a text, also to those of which nothing is said in an editor, as they are patches. */
export function answersTo(yaml: string): readonly Answer[] {
  return splitDocuments(yaml).flatMap(({ start, end }) => {
    const { root, errors } = parseDocument(yaml.slice(start, end));
    const [error] = errors;
    if (error !== undefined) return [{ accepted: false, code: 400, message: error.message }];
    return objectsOf(root)
      .filter(node => typeOf(node) === 'apps/v1/Deployment')
      .map(answerTo);
  });
}

function answerTo(node: LocatedMap): Answer {
  const { object, problems, warnings } = verdictOf(node);
  if (problems.some(({ code }) => code.startsWith('decode/')))
    return { accepted: false, code: 400, message: problems.map(({ message }) => message).join(', ') };
  if (problems.length > 0) return { accepted: false, code: 422, causes: problems.map(({ path, message }) => ({ field: path, message })) };
  const { spec } = standIn({ object }, node, { name: '', namespace: null });
  const stored = Object.entries(spec).filter(([field]) => field !== 'template' && field !== 'selector');
  return { accepted: true, spec: Object.fromEntries(stored), warnings: warnings.map(({ path, message }) => `299 - "${path}: ${message}"`) };
}

/** What the record says, as far as the product answers it. */
export function recorded(verdict: VerdictRecord): Answer {
  if (verdict.accepted) return { accepted: true, spec: verdict.spec, warnings: verdict.warnings === undefined ? [] : [verdict.warnings] };
  if (verdict.code === 422) return { accepted: false, code: 422, causes: verdict.causes.map(({ field, message }) => ({ field, message })) };
  const message = verdict.message.replace('Deployment in version "v1" cannot be handled as a Deployment: ', '');
  // The diagnostic stands on the line, and each of several has its own.
  return {
    accepted: false,
    code: 400,
    message: message.replace('strict decoding error: ', '').replace(/yaml: unmarshal errors:\n {2}line \d+: /, ''),
  };
}

/** Whether the product answers anything else. */
export function differsFrom(verdict: VerdictRecord): boolean {
  return !isDeepStrictEqual(answersTo(verdict.yaml), [recorded(verdict)]);
}
