import { shellWord } from '../../../escapes/shell';
import { called, inNamespace } from '../../kubectl/commands';

/**
 * The kubectl line that makes a Deployment of the cluster one with `Recreate`: it takes away `rollingUpdate`, which the API server has filled in and
 * which server-side apply can't take away, as no manager owns it.
 */
export function recreateCommand(name: string, namespace: string | null): string {
  const patch = JSON.stringify({ spec: { strategy: { rollingUpdate: null, type: 'Recreate' } } });
  return `kubectl patch ${called('deployment', name)}${inNamespace(namespace)} -p ${shellWord(patch)}`;
}
