import * as l10n from '@vscode/l10n';
import type { NodeClass } from '../../server/protocol/nodes';
import type { Question } from './question';

/** What is stated of the nodes: so many, those that kubectl printed, or nothing, so that every pod finds a place. */
export type StatedNodes = readonly NodeClass[] | 'clipboard' | 'settings';

/** What has to be typed in a terminal for the nodes of a cluster. */
export const nodesCommand = 'kubectl get nodes -o yaml';

/** Which nodes a rollout is simulated on; `stated`: whether some are by now. */
export function pickNodes(title: string, stated: boolean): Question<StatedNodes> {
  return {
    title,
    placeholder: l10n.t('Which nodes can the pods run on? Only the pods of the workspace are placed on them.'),
    choices: [
      { value: [], label: l10n.t('Room for everything'), icon: 'circle-slash', ...(stated ? {} : { description: l10n.t('current') }) },
      { value: [nodes(3, '4', '16Gi')], label: l10n.t('3 nodes with 4 CPU, 16Gi of memory'), icon: 'server' },
      { value: [nodes(3, '8', '32Gi')], label: l10n.t('3 nodes with 8 CPU, 32Gi of memory'), icon: 'server' },
      {
        value: [{ ...nodes(3, '8', '32Gi'), gpus: 1 }],
        label: l10n.t('3 nodes with 8 CPU, 32Gi of memory, 1 GPU'),
        icon: 'server',
      },
      {
        value: [{ ...nodes(3, '4', '16Gi'), zones: ['zone-a', 'zone-b', 'zone-c'] }],
        label: l10n.t('3 nodes in 3 zones with 4 CPU, 16Gi of memory'),
        icon: 'server',
      },
      { value: [nodes(1, '4', '8Gi')], label: l10n.t('1 node with 4 CPU, 8Gi of memory (kind, minikube)'), icon: 'server' },
      { value: 'clipboard', label: l10n.t('In the clipboard'), description: nodesCommand, icon: 'clippy' },
      { value: 'settings', label: l10n.t('Others, in the settings…'), icon: 'settings-gear' },
    ],
  };
}

function nodes(count: number, cpu: string, memory: string): NodeClass {
  return { count, cpu, memory };
}
