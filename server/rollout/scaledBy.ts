/** The words for a number of replicas that an autoscaler keeps, as the manifest has none. */
import * as l10n from '@vscode/l10n';
import type { Autoscaler } from '../kubernetes/autoscaler';

/** Where the number comes from, such as `minReplicas of HPA web`. */
export function originOf({ name }: Autoscaler): string {
  return l10n.t('minReplicas of HPA {0}', name);
}

/** The same as a sentence. */
export function originSentence({ name, minReplicas }: Autoscaler): string {
  return l10n.t('replicas isn’t set in the manifest; {0} is minReplicas of HPA {1}.', minReplicas, name);
}
