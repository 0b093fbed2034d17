import type { ObjectKind } from '../objectKind';
import { daemonSetWithDefaults } from './defaults';
import { daemonSetUpdateWarnings, daemonSetWarnings, validateDaemonSet, validateDaemonSetUpdate } from './validation';

/** apps/v1 DaemonSet: a pod on each node. */
export const daemonSetKind: ObjectKind = {
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  group: 'apps',
  withDefaults: daemonSetWithDefaults,
  validate: validateDaemonSet,
  validateUpdate: validateDaemonSetUpdate,
  warnings: daemonSetWarnings,
  updateWarnings: daemonSetUpdateWarnings,
};
