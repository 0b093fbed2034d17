import { type ApiObject, objectAt, objectsAt, stringAt, stringsAt } from '../apiObject';
import { type ResourceList, resourcesAt } from '../resourceList';

/** A v1 ResourceQuota: how much there may be in its namespace. */
export interface ResourceQuota {
  readonly name: string;
  readonly hard: ResourceList;
  /** All are to be met by what it counts. */
  readonly scopes: readonly QuotaScope[];
}

export interface QuotaScope {
  readonly name: string;
  readonly operator: string;
  readonly values: readonly string[];
}

export function resourceQuotaOf(object: ApiObject): ResourceQuota {
  const spec = objectAt(object, 'spec');
  return {
    name: stringAt(objectAt(object, 'metadata'), 'name'),
    hard: resourcesAt(spec, 'hard'),
    scopes: [
      ...stringsAt(spec, 'scopes').map(name => ({ name, operator: 'Exists', values: [] })),
      ...objectsAt(objectAt(spec, 'scopeSelector'), 'matchExpressions').map(expression => ({
        name: stringAt(expression, 'scopeName'),
        operator: stringAt(expression, 'operator'),
        values: stringsAt(expression, 'values'),
      })),
    ],
  };
}
