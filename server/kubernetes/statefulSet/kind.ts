import type { ObjectKind } from '../objectKind';
import { statefulSetWithDefaults } from './defaults';
import { validateStatefulSet, validateStatefulSetUpdate } from './validation';
import { statefulSetUpdateWarnings, statefulSetWarnings } from './warnings';

/** apps/v1 StatefulSet: pods with a number and a name that stays. */
export const statefulSetKind: ObjectKind = {
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  group: 'apps',
  withDefaults: set => statefulSetWithDefaults(set),
  validate: validateStatefulSet,
  validateUpdate: validateStatefulSetUpdate,
  warnings: statefulSetWarnings,
  updateWarnings: statefulSetUpdateWarnings,
};
