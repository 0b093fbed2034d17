import { type ApiObject, labelsAt, objectAt, objectsAt, stringAt, stringsAt } from '../apiObject';
import type { KubernetesVersion } from '../kubernetesVersion';
import type { ObjectKind } from '../objectKind';
import { mapObject } from '../pods/defaulting';
import { amountOf, roundedAmounts, validateAmount, validateName } from '../pods/resources';
import { isStandardForQuota } from '../resourceNames';
import { given } from '../validation/detail';
import { below, field, type FieldError, invalid, keyed, required, shownAt, type Where } from '../validation/findings';
import { type GoValue, goValue, named, pointer, resourceName, strings } from '../validation/goSyntax';
import { metadataAt, validateMetadata, validateMetadataUpdate } from '../validation/metadata';

/** v1 ResourceQuota: how much there may be in a namespace. */
export const resourceQuotaKind: ObjectKind = {
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  group: '',
  withDefaults: quota => mapObject(quota, 'spec', spec => mapObject(spec, 'hard', roundedAmounts)),
  validate: (quota, server) => [...validateMetadata(objectAt(quota, 'metadata') ?? {}, metadataAt(server)), ...validateSpec(quota, server)],
  validateUpdate: (quota, old, server) => [
    ...validateMetadataUpdate(objectAt(quota, 'metadata') ?? {}, objectAt(old, 'metadata') ?? {}, metadataAt(server)),
    ...validateSpec(quota, server),
    ...validateSameScopes(quota, old, server),
  ],
  warnings: (quota, server) => requestsOverLimits(labelsAt(objectAt(quota, 'spec'), 'hard') ?? {}, server),
  updateWarnings: () => [],
};

/** ValidateResourceQuotaSpec */
function validateSpec(quota: ApiObject, server: KubernetesVersion): FieldError[] {
  const spec = objectAt(quota, 'spec') ?? {};
  const hard = labelsAt(spec, 'hard') ?? {};
  const own = field(server, 'quota/invalid', 'spec');
  return [
    ...Object.entries(hard).flatMap(([name, amount]) => {
      const at = keyed(below(own, 'hard'), name);
      return [...validateQuotaName(name, { ...at, onKey: true }), ...validateAmount(name, amount, at)];
    }),
    ...validateScopes(spec, Object.keys(hard), own),
    ...validateScopeSelector(spec, Object.keys(hard), own),
  ];
}

function validateQuotaName(name: string, where: Where): FieldError[] {
  const errors = validateName(name, where);
  if (name.includes('/') || isStandardForQuota(name)) return errors;
  return [...errors, invalid(where, resourceName(name), 'must be a standard resource for quota')];
}

const podScopes = ['BestEffort', 'NotBestEffort', 'Terminating', 'NotTerminating', 'CrossNamespacePodAffinity'];
const scopes = [...podScopes, 'PriorityClass', 'VolumeAttributesClass'];

/** That of volume attributes came with 1.33. */
function isScope(scope: string, { server }: Where): boolean {
  return scopes.includes(scope) && (server >= 33 || scope !== 'VolumeAttributesClass');
}

const computeNames = ['cpu', 'memory', 'limits.cpu', 'limits.memory', 'requests.cpu', 'requests.memory'];
const claimNames = ['persistentvolumeclaims', 'requests.storage'];

/** IsResourceQuotaScopeValidForResource: whether a scope goes with what is counted. */
function goesWith(scope: string, name: string): boolean {
  switch (scope) {
    case 'BestEffort':
      return name === 'pods';
    case 'Terminating':
    case 'NotTerminating':
    case 'NotBestEffort':
    case 'PriorityClass':
    case 'CrossNamespacePodAffinity':
      return name === 'pods' || computeNames.includes(name);
    case 'VolumeAttributesClass':
      return claimNames.includes(name);
    default:
      return true;
  }
}

/** The server shows the whole list, whichever of the scopes is at fault. */
function validateScopes(spec: ApiObject, hard: readonly string[], where: Where): FieldError[] {
  const list = stringsAt(spec, 'scopes');
  const own = below(where, 'scopes');
  return [
    ...list.flatMap((scope, index) => {
      const at = shownAt(own, [...own.at, index]);
      return [
        ...(isScope(scope, at) ? [] : [invalid(at, printedScopes(spec), 'unsupported scope')]),
        ...misplaced(scope, hard, at).map(() => invalid(at, printedScopes(spec), 'unsupported scope applied to resource')),
      ];
    }),
    ...conflicting(list).map(() => invalid(own, printedScopes(spec), 'conflicting scopes')),
  ];
}

/** What is counted that the scope doesn't go with; a scope that there isn't goes with everything. */
function misplaced(scope: string, hard: readonly string[], where: Where): readonly string[] {
  return isScope(scope, where) ? hard.filter(name => isStandardForQuota(name) && !goesWith(scope, name)) : [];
}

function conflicting(list: readonly string[]): readonly string[] {
  return ['BestEffort', 'Terminating'].filter(scope => list.includes(scope) && list.includes(`Not${scope}`));
}

/** validateScopedResourceSelectorRequirement. The server leaves out which expression it means. */
function validateScopeSelector(spec: ApiObject, hard: readonly string[], where: Where): FieldError[] {
  const selector = objectAt(spec, 'scopeSelector');
  const own = below(where, 'scopeSelector', 'matchExpressions');
  const expressions = objectsAt(selector, 'matchExpressions');
  const names = expressions.map(expression => stringAt(expression, 'scopeName'));
  return [
    ...expressions.flatMap((expression, index) => {
      const at = shownAt(own, [...own.at, index]);
      const scope = stringAt(expression, 'scopeName');
      return [
        ...(isScope(scope, at) ? [] : [invalid(below(at, 'scopeName'), named(scope), 'unsupported scope')]),
        ...misplaced(scope, hard, at).map(() => invalid(at, printedScopeSelector(expressions), 'unsupported scope applied to resource')),
        ...validateExpression(expression, scope, at),
      ];
    }),
    ...conflicting(names).map(() => invalid(below(where, 'scopeSelector', 'scopes'), printedScopes(spec), 'conflicting scopes')),
  ];
}

function printedScopes(spec: ApiObject): GoValue {
  const list = strings(stringsAt(spec, 'scopes'), 'core.ResourceQuotaScope');
  return spec['scopes'] === undefined ? goValue(null, '[]core.ResourceQuotaScope(nil)') : list;
}

function printedScopeSelector(expressions: readonly ApiObject[]): GoValue {
  return pointer('core.ScopeSelector', {
    MatchExpressions: expressions.map(expression => ({
      ScopeName: stringAt(expression, 'scopeName'),
      Operator: stringAt(expression, 'operator'),
      Values: expression['values'] ?? null,
    })),
  });
}

const needsExists =
  "must be 'Exists' when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, " +
  'ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity';

function validateExpression(expression: ApiObject, scope: string, where: Where): FieldError[] {
  const operator = stringAt(expression, 'operator');
  const values = stringsAt(expression, 'values');
  const operatorAt = below(where, 'operator');
  const errors = podScopes.includes(scope) && operator !== 'Exists' ? [invalid(operatorAt, named(operator), needsExists)] : [];
  switch (operator) {
    case 'In':
    case 'NotIn':
      if (values.length > 0) return errors;
      return [
        ...errors,
        required(
          below(where, 'values'),
          given("must be at least one value when `operator` is 'In' or 'NotIn' for scope selector", 'operator'),
        ),
      ];
    case 'Exists':
    case 'DoesNotExist': {
      const detail = given("must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector", 'operator');
      return values.length === 0 ? errors : [...errors, invalid(below(where, 'values'), values, detail)];
    }
    default:
      return [...errors, invalid(operatorAt, named(operator), 'not a valid selector operator')];
  }
}

function validateSameScopes(quota: ApiObject, old: ApiObject, server: KubernetesVersion): FieldError[] {
  const scopesOf = (object: ApiObject): readonly string[] => stringsAt(objectAt(object, 'spec'), 'scopes');
  const same = (list: readonly string[]): string => [...new Set(list)].sort().join();
  if (same(scopesOf(quota)) === same(scopesOf(old))) return [];
  return [invalid(field(server, 'quota/invalid', 'spec', 'scopes'), printedScopes(objectAt(quota, 'spec') ?? {}), 'field is immutable')];
}

/** What the server warns of: more may be requested than used. */
function requestsOverLimits(hard: Readonly<Record<string, string>>, server: KubernetesVersion): FieldError[] {
  const amounts = new Map(Object.entries(hard));
  return ['cpu', 'memory', 'storage', 'ephemeral-storage'].flatMap(name => {
    const plain = name === 'cpu' || name === 'memory' ? [name] : [];
    const request = [`requests.${name}`, ...plain].find(key => amounts.has(key)) ?? '';
    const [requested, limit] = [amounts.get(request), amounts.get(`limits.${name}`)];
    if (requested === undefined || limit === undefined || amountOf(requested) <= amountOf(limit)) return [];
    const own = { ...field(server, 'quota/requests-over-limits', 'spec', 'hard'), at: ['spec', 'hard', request] };
    const message = `ResourceQuota ${request} (${requested}) should be less than limits.${name} (${limit})`;
    return [{ ...own, path: '', related: ['spec', 'hard', `limits.${name}`], message }];
  });
}
