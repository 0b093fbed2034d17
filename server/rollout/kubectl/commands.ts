import type { Action } from '../../protocol/scenario';

/** The kubectl line that does an action; null for `apply`, as nobody here knows the file. */
export function commandOf(action: Action, name: string, namespace: string | null): string | null {
  const target = shellWord(`deployment/${name}`) + inNamespace(namespace);
  switch (action.kind) {
    case 'apply':
      return null;
    case 'setImage':
      return `kubectl set image ${target} ${Object.entries(action.images)
        .map(([container, image]) => shellWord(`${container}=${image}`))
        .join(' ')}`;
    case 'undo':
      return `kubectl rollout undo ${target}${action.toRevision === 0 ? '' : ` --to-revision=${action.toRevision}`}`;
    case 'scale':
      return `kubectl scale ${target} --replicas=${action.replicas}`;
    case 'pause':
    case 'resume':
    case 'restart':
      return `kubectl rollout ${action.kind} ${target}`;
  }
}

/** The kubectl line that prints a Deployment. */
export function getCommand(name: string, namespace: string | null): string {
  return `kubectl get deployment ${shellWord(name)}${inNamespace(namespace)}`;
}

/** The kubectl line that tells how far a rollout is. */
export function statusCommand(name: string, namespace: string | null): string {
  return `kubectl rollout status ${shellWord(`deployment/${name}`)}${inNamespace(namespace)}`;
}

/**
 * The kubectl line that makes a Deployment of the cluster one with `Recreate`: it takes away `rollingUpdate`, which the API server has filled in and
 * which server-side apply can't take away, as no manager owns it.
 */
export function recreateCommand(name: string, namespace: string | null): string {
  const patch = JSON.stringify({ spec: { strategy: { rollingUpdate: null, type: 'Recreate' } } });
  return `kubectl patch deployment ${shellWord(name)}${inNamespace(namespace)} -p ${shellWord(patch)}`;
}

function inNamespace(namespace: string | null): string {
  return namespace === null ? '' : ` -n ${shellWord(namespace)}`;
}

/** A word as a POSIX shell takes it. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
