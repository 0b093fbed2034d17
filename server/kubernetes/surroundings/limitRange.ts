import { type ApiObject, objectAt, objectsAt, stringAt } from '../apiObject';
import { type ResourceList, resourcesAt } from '../resourceList';

/** A v1 LimitRange with its defaults: what containers or pods of its namespace may ask for. */
export interface LimitRange {
  readonly name: string;
  readonly limits: readonly LimitRangeItem[];
}

export interface LimitRangeItem {
  /** `Container`, `Pod` or something else, which doesn't bear on pods. */
  readonly type: string;
  readonly min: ResourceList;
  readonly max: ResourceList;
  readonly maxLimitRequestRatio: ResourceList;
  /** What is filled in where a container has none. */
  readonly default: ResourceList;
  readonly defaultRequest: ResourceList;
}

export function limitRangeOf(object: ApiObject): LimitRange {
  return {
    name: stringAt(objectAt(object, 'metadata'), 'name'),
    limits: objectsAt(objectAt(object, 'spec'), 'limits').map(itemOf),
  };
}

/** SetDefaults_LimitRangeItem */
function itemOf(item: ApiObject): LimitRangeItem {
  const type = stringAt(item, 'type');
  const [min, max] = [resourcesAt(item, 'min'), resourcesAt(item, 'max')];
  const fills = type === 'Container';
  const limits = new Map(fills ? [...max, ...resourcesAt(item, 'default')] : []);
  return {
    type,
    min,
    max,
    maxLimitRequestRatio: resourcesAt(item, 'maxLimitRequestRatio'),
    default: limits,
    defaultRequest: new Map(fills ? [...min, ...limits, ...resourcesAt(item, 'defaultRequest')] : []),
  };
}
