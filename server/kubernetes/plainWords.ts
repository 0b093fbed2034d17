import * as l10n from '@vscode/l10n';
import type { Path } from '../yaml/find';
import type { ApiType } from './apiTypes/apiType';
import type { DecodeError } from './decode';
import type { FieldVersion } from './apiTypes/fieldVersions';
import { type KubernetesVersion, versionText } from './kubernetesVersion';
import { meantField } from './meantField';
import type { ProblemCode } from '../protocol/problemCodes';
import type { Reason } from './validation/detail';
import type { FieldError } from './validation/findings';

/** What can't be decoded, in a sentence. */
export function decodingInWords(
  { kind, path, expected, isPlain = false, version }: DecodeError,
  type: string,
  server: KubernetesVersion,
): string {
  const field = nameOf(path);
  switch (kind) {
    case 'type':
      return expected === undefined ? l10n.t('The value of {0} has the wrong type.', field) : typeInWords(field, expected, isPlain);
    case 'format':
      return l10n.t('{0} must be a quantity, such as `500m` or `1Gi`.', field);
    case 'unknown':
      return version === undefined
        ? [unknownInWords(path), ...belongsInWords(path, type)].join(' ')
        : versionInWords(field, version, server);
    case 'duplicate':
      return l10n.t('{0} is set more than once. kubectl uses the last value and doesn’t mention the others.', field);
  }
}

/** Of a field that another Kubernetes has. */
function versionInWords(field: string, { since, until }: FieldVersion, server: KubernetesVersion): string {
  return since !== undefined && server < since
    ? l10n.t('{0} requires Kubernetes {1} or later. The assumed version is {2}.', field, versionText(since), versionText(server))
    : l10n.t(
        '{0} isn’t a field after Kubernetes {1}. The assumed version is {2}.',
        field,
        versionText(until ?? server),
        versionText(server),
      );
}

/** What is accepted and not stored, in a sentence. */
export function droppedInWords(path: Path, server: KubernetesVersion): string {
  return l10n.t('The API server of Kubernetes {1} accepts {0} and drops it without a warning.', nameOf(path), versionText(server));
}

function unknownInWords(path: Path): string {
  return path.length === 1
    ? l10n.t('{0} isn’t a field here.', nameOf(path))
    : l10n.t('{0} isn’t a field of {1}.', nameOf(path), nameOf(path.slice(0, -1)));
}

/** Where a field of the name is, if no other one here is meant. */
function belongsInWords(path: Path, kind: string): readonly string[] {
  const { names, places } = meantField(path, kind);
  const [first, second] = places.map(place => `\`${place}\``);
  if (names.length > 0 || first === undefined) return [];
  return [second === undefined ? l10n.t('It belongs in {0}.', first) : l10n.t('It belongs in {0} or {1}.', first, second)];
}

function typeInWords(field: string, expected: ApiType['kind'], isPlain: boolean): string {
  switch (expected) {
    case 'int':
      return l10n.t('{0} must be a whole number, without quotes.', field);
    case 'intOrString':
      return l10n.t('{0} must be a whole number or text.', field);
    case 'bool':
      return l10n.t('{0} must be `true` or `false`, without quotes.', field);
    case 'string':
    case 'time':
    case 'any':
      return isPlain
        ? l10n.t('{0} must be text: a number, `true`, or `false` is text only in quotes.', field)
        : l10n.t('{0} must be text.', field);
    case 'quantity':
      return l10n.t('{0} must be a quantity, such as `500m` or `1Gi`.', field);
    case 'list':
      return l10n.t('{0} must be a list.', field);
    case 'map':
    case 'struct':
      return l10n.t('{0} must be a map of fields, not a list or a single value.', field);
  }
}

/** What isn't valid, in a sentence. */
export function errorInWords(error: FieldError): string {
  const { code, at, reason } = error;
  const field = nameOf(at);
  return ofCode(code, field) ?? ofWarning(code) ?? (reason === undefined ? undefined : ofReason(reason, field)) ?? ofType(field, error);
}

function ofCode(code: ProblemCode, field: string): string | undefined {
  switch (code) {
    case 'metadata/no-name':
      return l10n.t('The object has no name.');
    case 'selector/missing':
      return l10n.t('`selector` is required, unless a kustomization adds it.');
    case 'selector/empty':
      return l10n.t('`selector` is empty, which is allowed only if a kustomization adds labels to it.');
    case 'selector/mismatch':
      return l10n.t('`selector` doesn’t match the labels of the pod template.');
    case 'strategy/no-progress':
      return l10n.t('`maxSurge` and `maxUnavailable` can’t both be 0: no pod could ever be replaced.');
    case 'strategy/rolling-update-with-recreate':
      return l10n.t('`rollingUpdate` isn’t allowed if `type` is `Recreate`.');
    case 'strategy/unsupported-type':
      return l10n.t('`type` must be `RollingUpdate` or `Recreate`.');
    case 'strategy/unsupported-update-type':
      return l10n.t('`type` must be `RollingUpdate` or `OnDelete`.');
    case 'strategy/rolling-update-with-on-delete':
      return l10n.t('`rollingUpdate` isn’t allowed if `type` is `OnDelete`.');
    case 'strategy/surge-with-unavailable':
      return l10n.t('`maxSurge` isn’t allowed unless `maxUnavailable` is 0, and `maxUnavailable` is 1 by default.');
    case 'spec/deadline-not-over-min-ready':
      return l10n.t('`progressDeadlineSeconds` must be greater than `minReadySeconds`.');
    case 'pod/ephemeral-containers':
      return l10n.t('`ephemeralContainers` isn’t allowed in a pod template.');
    case 'pod/active-deadline':
      return l10n.t('`activeDeadlineSeconds` isn’t allowed here: the pods run until they are replaced.');
    case 'selector/immutable':
    case 'metadata/immutable':
    case 'spec/immutable':
      return l10n.t('{0} can’t be changed once the object exists.', field);
    case 'security/privilege-escalation':
      return l10n.t('`allowPrivilegeEscalation` is `false`, but the container is privileged or has `CAP_SYS_ADMIN`.');
    case 'security/host-users':
      return l10n.t('{0} isn’t allowed if `hostUsers` is `false`.', field);
    case 'affinity/no-topology-key':
      return l10n.t('`topologyKey` must be the key of a node label.');
    case 'probe/no-handler':
      return l10n.t('The probe or hook doesn’t say what to do.');
    case 'probe/several-handlers':
      return l10n.t('The probe or hook says more than one thing to do.');
    default:
      return undefined;
  }
}

/** What the API server warns of. */
function ofWarning(code: ProblemCode): string | undefined {
  switch (code) {
    case 'pod/negative-grace-period':
      return l10n.t('A negative grace period counts as 1 s.');
    case 'pod/pull-secret-name':
      return l10n.t('The name of this pull secret is empty, or occurs more than once.');
    case 'spec/keeps-all-revisions':
      return l10n.t('A negative `revisionHistoryLimit` keeps all revisions.');
    case 'deprecated/label':
      return l10n.t('This node label is deprecated.');
    case 'deprecated/annotation':
      return l10n.t('This annotation is deprecated, or no longer has any effect.');
    case 'deprecated/volume':
      return l10n.t('This volume type is deprecated, or no longer works.');
    case 'volume/overlapping-paths':
      return l10n.t('This path is the same as another path of the volume, or contains it, or is inside it.');
    case 'volume/no-sources':
      return l10n.t('This source of the projected volume is empty.');
    case 'env/hides-previous':
      return l10n.t('This environment variable is set more than once.');
    case 'port/duplicate-definition':
      return l10n.t('Another port of the pod has the same definition, or overlaps with this one.');
    case 'port/ambiguous-name':
      return l10n.t('Another port of the pod has the same name: Services and probes find only the first.');
    case 'port/host-ip-without-host-port':
      return l10n.t('`hostIP` has no effect without `hostPort`.');
    case 'resource/fractional-bytes':
      return l10n.t('The number of bytes isn’t a whole number: `m` means thousandths.');
    case 'network/duplicate-host-alias':
      return l10n.t('This IP address has another host alias.');
    case 'network/ip-not-canonical':
      return l10n.t('This IPv6 address isn’t in its shortest form.');
    case 'affinity/no-selector':
    case 'spread/no-selector':
      return l10n.t('Without `labelSelector`, no pod matches.');
    case 'affinity/invalid-value':
      return l10n.t('No label can have this value.');
    default:
      return undefined;
  }
}

/** By why a value isn't valid, whatever the field is; undefined where the type of the error says enough. */
function ofReason(reason: Reason, field: string): string | undefined {
  if (typeof reason === 'object') {
    if ('oneOf' in reason) return reason.oneOf.length === 0 ? undefined : oneOfInWords(field, reason.oneOf);
    return 'least' in reason ? l10n.t('{0} must be between {1} and {2}.', field, String(reason.least), String(reason.most)) : undefined;
  }
  switch (reason) {
    case 'negative':
      return l10n.t('{0} can’t be negative.', field);
    case 'notPositive':
      return l10n.t('{0} must be greater than 0.', field);
    case 'over100Percent':
      return l10n.t('{0} can’t be more than 100%.', field);
    case 'overLimit':
      return l10n.t('{0} can’t be greater than the limit.', field);
    case 'notPercent':
      return l10n.t('{0} must be a number without quotes, or a percentage such as `25%`.', field);
    case 'notDnsLabel':
      return l10n.t('{0} can contain only lowercase letters, digits, and “-”, and can’t begin or end with “-”.', field);
    case 'notDnsSubdomain':
      return l10n.t('{0} can contain only lowercase letters, digits, “-”, and “.”, and must begin and end with a letter or digit.', field);
    case 'notLabelKey':
      return l10n.t('{0} isn’t a valid label key.', field);
    case 'notLabelValue':
      return l10n.t('{0} can contain only letters, digits, “-”, “_”, and “.”, and must begin and end with a letter or digit.', field);
    case 'tooLong':
      return l10n.t('{0} is too long.', field);
    case 'notUnique':
      return l10n.t('{0} must be unique, and occurs more than once.', field);
    case 'besideValue':
      return l10n.t('{0} isn’t allowed beside `value`.', field);
    case 'noSource':
      return l10n.t('{0} must name a source.', field);
    case 'severalSources':
      return l10n.t('{0} can have only one source.', field);
    case 'severalVolumeTypes':
      return l10n.t('{0} isn’t allowed beside another volume type.', field);
    case 'notIp':
      return l10n.t('{0} must be an IP address.', field);
    case 'notLimit':
    case 'noLimit':
    case 'notPortName':
    case 'notFileMode':
    case 'notRelativePath':
    case 'notAbsolutePath':
    case 'notStandardIp':
    case 'notContainerPort':
    case 'notQuantity':
    case 'padded':
    case 'besideEscalation':
    case 'inSelector':
    case 'severalProjections':
    case 'hugePagesAlone':
    case 'excluded':
      return undefined;
  }
}

function ofType(field: string, { type }: FieldError): string {
  switch (type) {
    case 'required':
      return l10n.t('{0} is required.', field);
    case 'forbidden':
      return l10n.t('{0} isn’t allowed here.', field);
    case 'duplicate':
      return l10n.t('{0} must be unique, and occurs more than once.', field);
    case 'notFound':
      return l10n.t('{0} refers to something that the pod doesn’t have.', field);
    case 'tooLong':
      return l10n.t('{0} is too long.', field);
    case 'unsupported':
    case 'invalid':
    case 'tooMany':
    default:
      return l10n.t('The value of {0} isn’t valid.', field);
  }
}

function oneOfInWords(field: string, values: readonly string[]): string {
  return l10n.t('{0} must be one of these: {1}.', field, values.map(value => `\`${value}\``).join(', '));
}

/** The last field of a path as code, an item of a list with its number: `containers[1]`. */
function nameOf(path: Path): string {
  const from = path.map(segment => typeof segment).lastIndexOf('string');
  const [field = '', ...indexes] = path.slice(Math.max(0, from));
  return `\`${[String(field).slice(0, mostOfName), ...indexes.map(index => `[${index}]`)].join('')}\``;
}

/** No field's name is longer; what is written in its place may be. */
const mostOfName = 63;
