import * as l10n from '@vscode/l10n';
import type { Deployment } from '../../../kubernetes/deployment/deployment';
import { usualCounters } from '../counters';
import type { RolloutKind } from '../rolloutKind';
import { deploymentColumns } from './get';
import { resolveFenceposts } from './fenceposts';
import { atRest } from './newDeployment';

/** How Deployments are simulated. */
export const deploymentRollout: RolloutKind<Deployment> = {
  kind: 'Deployment',
  generations: 'ReplicaSet',
  counters: usualCounters,
  atRest,
  restoresAnnotations: true,
  quickUpTo: 1000,
  bounds: ({ spec }) => resolveFenceposts(spec.replicas, spec.strategy),
  actions: ['apply', 'setImage', 'undo', 'scale', 'pause', 'resume', 'restart'],
  columns: deploymentColumns,
  described: () => ({
    counters: [
      { id: 'desired', text: '{} desired' },
      { id: 'updated', text: '{} updated' },
      { id: 'current', text: '{} total' },
      { id: 'available', text: '{} available' },
    ],
    note: l10n.t('Older versions of kubectl get printed these four columns.'),
  }),
};
