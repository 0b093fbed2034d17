import { type ApiObject, objectAt, stringAt } from '../../server/kubernetes/apiObject';
import { structType } from '../../server/kubernetes/apiTypes/apiType';
import { decode, type DecodeError } from '../../server/kubernetes/decode';
import { type KubernetesVersion, newestVersion } from '../../server/kubernetes/kubernetesVersion';
import { meansTheSame } from '../../server/kubernetes/normalForm';
import type { ObjectKind } from '../../server/kubernetes/objectKind';
import { objectKinds } from '../../server/kubernetes/objectKinds';
import { objectsOf } from '../../server/kubernetes/objectsOf';
import type { FieldError } from '../../server/kubernetes/validation/findings';
import { hasNewGeneration } from '../../server/kubernetes/deployment/validation';
import { updateVerdictOf, type Verdict, verdictOf } from '../../server/kubernetes/verdict';
import { parseDocument } from '../../server/yaml/parse';
import { splitDocuments } from '../../server/yaml/splitDocuments';

/** An object, or a change of one, with the answer of a real API server; see records/README.md. */
export interface VerdictRecord extends Answer {
  readonly id: string;
  /** The server that answered, such as `v1.36.3`. */
  readonly kubernetes: string;
  /** Of StatefulSets and DaemonSets. */
  readonly kind?: string;
  /** What is stored when `yaml` takes its place. Absent: `yaml` is created. */
  readonly before?: string;
  readonly yaml: string;
  /** Whether the server lists the causes in another order each time. */
  readonly anyOrder?: true;
}

/** An answer in the form of the records. */
export interface Answer {
  readonly accepted: boolean;
  readonly code?: number;
  readonly reason?: string;
  readonly message?: string;
  readonly causes?: readonly Cause[];
  /** The header as it came. */
  readonly warnings?: string;
  /** The spec as stored: of a workload without selector, templates, and the pod spec, which stands in `pod`. */
  readonly spec?: object;
  readonly pod?: object;
  readonly rolls?: boolean;
  readonly newGeneration?: boolean;
}

interface Cause {
  readonly reason: string;
  readonly field: string;
  readonly message: string;
}

/** What the API server answers to the objects of a text whose kind is known, also to those of which nothing is said in an editor, as they are patches. */
export function answersTo(yaml: string, server: KubernetesVersion = newestVersion): readonly Answer[] {
  return splitDocuments(yaml).flatMap(({ start, end }) => {
    const text = yaml.slice(start, end);
    const { root, errors } = parseDocument(text);
    const [error] = errors;
    if (error !== undefined) {
      return [refused(400, 'BadRequest', unrecognized(error.message, text))];
    }
    return objectsOf(root).flatMap(({ node, type }) => {
      const kind = objectKinds.get(type);
      return kind === undefined ? [] : [answerOf(verdictOf(node, kind, server), kind, text)];
    });
  });
}

/** What it answers when an object is to take the place of another. */
export function answerToUpdate(before: string, yaml: string, server: KubernetesVersion = newestVersion): Answer | undefined {
  const [old] = objectsOf(parseDocument(before).root);
  const [next] = objectsOf(parseDocument(yaml).root);
  const kind = old === undefined ? undefined : objectKinds.get(old.type);
  if (old === undefined || next === undefined || kind === undefined) return undefined;
  const stored = verdictOf(old.node, kind, server).object;
  const verdict = updateVerdictOf(next.node, stored, kind, server);
  const answer = answerOf(verdict, kind, yaml);
  if (!answer.accepted) return answer;
  const template = (object: ApiObject): ApiObject | undefined => objectAt(objectAt(object, 'spec'), 'template');
  return {
    ...answer,
    rolls: !meansTheSame(template(verdict.object), template(stored), 'PodTemplateSpec'),
    newGeneration: hasNewGeneration(verdict.object, stored),
  };
}

function answerOf({ object, decoding, conflict, errors, warnings }: Verdict, kind: ObjectKind, text: string): Answer {
  const name = stringAt(objectAt(object, 'metadata'), 'name');
  if (decoding.length > 0) {
    const words = `${kind.kind} in version "${kind.apiVersion.replace(/^.*\//, '')}" cannot be handled as a ${kind.kind}: `;
    return refused(400, 'BadRequest', words + decodingMessage(decoding, text));
  }
  if (conflict !== undefined) return refused(conflict.code, conflict.code === 400 ? 'BadRequest' : 'Conflict', conflict.message);
  if (errors.length > 0) {
    const texts = [...new Set(errors.map(textOf))];
    const [first = ''] = texts;
    const what = `${kind.kind}${kind.group === '' ? '' : `.${kind.group}`} "${name}" is invalid: `;
    return {
      ...refused(422, 'Invalid', what + (texts.length === 1 ? first : `[${texts.join(', ')}]`)),
      causes: errors.map(error => ({ reason: reasonOf(error), field: error.path, message: error.message })),
    };
  }
  const header = [...new Set(warnings.map(textOf))].map(warning => `299 - "${warning.replace(/["\\]/g, '\\$&')}"`).join(', ');
  const spec = objectAt(object, 'spec') ?? {};
  const pod = objectAt(objectAt(spec, 'template'), 'spec');
  const stored = Object.entries(spec).filter(([field]) => pod === undefined || !apart.has(field));
  return {
    accepted: true,
    spec: Object.fromEntries(stored),
    ...(pod === undefined ? {} : { pod }),
    ...(header === '' ? {} : { warnings: header }),
  };
}

/** What the records leave out of a workload's spec. */
const apart: ReadonlySet<string> = new Set(['selector', 'template', 'volumeClaimTemplates']);

function refused(code: number, reason: string, message: string): Answer {
  return { accepted: false, code, reason, message, causes: [] };
}

/** Of what isn't YAML the server shows the first bytes. */
function unrecognized(message: string, text: string): string {
  const bytes = Buffer.from(text);
  const shown = bytes.length > 30 ? `${bytes.subarray(0, 30).toString('hex')} ...` : bytes.toString('hex');
  return `the object provided is unrecognized (must be of type ${kindOf(text)}): ${message} (${shown})`;
}

/** As the server puts several into one text: repeated keys with their lines first, then unknown fields. */
function decodingMessage(decoding: readonly DecodeError[], text: string): string {
  const [first] = decoding;
  if (first === undefined || first.kind === 'type' || first.kind === 'format') return first?.message ?? '';
  const line = ({ span, second = span }: DecodeError): number => text.slice(0, second.start).split('\n').length;
  const repeated = decoding.filter(({ kind }) => kind === 'duplicate').map(error => `\n  line ${line(error)}: ${error.message}`);
  const unknown = decoding.filter(({ kind }) => kind === 'unknown').map(({ message }) => message);
  const parts = [...(repeated.length === 0 ? [] : [`yaml: unmarshal errors:${repeated.join('')}`]), ...unknown];
  return `strict decoding error: ${parts.join(', ')}`;
}

function textOf({ path, message }: FieldError): string {
  return path === '' ? message : `${path}: ${message}`;
}

const reasons: readonly (readonly [string, string])[] = [
  ['Required value', 'FieldValueRequired'],
  ['Invalid value', 'FieldValueInvalid'],
  ['Unsupported value', 'FieldValueNotSupported'],
  ['Forbidden', 'FieldValueForbidden'],
  ['Duplicate value', 'FieldValueDuplicate'],
  ['Not found', 'FieldValueNotFound'],
  ['Too long', 'FieldValueTooLong'],
  ['Too many', 'FieldValueTooMany'],
];

function reasonOf({ message }: FieldError): string {
  return reasons.find(([words]) => message.startsWith(words))?.[1] ?? '';
}

/** Our answer to the object of a record, or to the change. */
export function answerTo(
  { before, yaml }: Pick<VerdictRecord, 'before' | 'yaml'>,
  server: KubernetesVersion = newestVersion,
): Answer | undefined {
  return before === undefined ? answersTo(yaml, server)[0] : answerToUpdate(before, yaml, server);
}

/** In what our answer differs from the record; empty where it doesn't. What the record doesn't have isn't looked at. */
export function differencesFrom(record: VerdictRecord, answer: Answer | undefined = answerTo(record)): readonly string[] {
  if (answer === undefined) return ['no answer'];
  const compared: readonly (readonly [string, boolean])[] = [
    ['accepted', answer.accepted === record.accepted],
    ['code', answer.code === record.code],
    ['causes', sameCauses(answer, record)],
    ['message', record.code !== 400 || answer.message === record.message],
    ['warnings', answer.warnings === record.warnings],
    ['spec', record.spec === undefined || sameStored(answer.spec, record.spec, `${kindOf(record.yaml)}Spec`)],
    ['pod', record.pod === undefined || sameStored(answer.pod, record.pod, 'PodSpec')],
    ['rolls', record.rolls === undefined || answer.rolls === record.rolls],
    ['newGeneration', record.newGeneration === undefined || answer.newGeneration === record.newGeneration],
  ];
  return compared.filter(([, isSame]) => !isSame).map(([what]) => what);
}

function sameCauses({ causes: own = [] }: Answer, { causes = [], anyOrder }: VerdictRecord): boolean {
  const texts = (list: readonly Cause[]): string[] => list.map(({ reason, field, message }) => `${reason} ${field}: ${message}`);
  const [mine, theirs] = anyOrder === true ? [texts(own).sort(), texts(causes).sort()] : [texts(own), texts(causes)];
  return mine.join('\n') === theirs.join('\n');
}

/** What the server stored, with all that it prints although it is empty, is the same as what we would store. */
function sameStored(own: object | undefined, theirs: object | undefined, struct: string): boolean {
  const { root } = parseDocument(JSON.stringify(theirs ?? {}));
  const stored = root?.type === 'map' ? decode(root, structType(struct)).value : {};
  return meansTheSame(own as ApiObject | undefined, stored, struct);
}

function kindOf(yaml: string): string {
  return /^kind: (\w+)$/m.exec(yaml)?.[1] ?? '';
}
