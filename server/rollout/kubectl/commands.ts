import { operands, shellWord } from '../../escapes/shell';
import type { Action } from '../../protocol/scenario';

/** What a command is about. */
export interface Named {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | null;
}

/** The kubectl line that does an action; null for `apply`, as nobody here knows the file. */
export function commandOf(action: Action, named: Named): string | null {
  const target = targetOf(named);
  switch (action.kind) {
    case 'apply':
      return null;
    case 'setImage':
      return `kubectl set image ${target} ${operands(Object.entries(action.images).map(([container, image]) => `${container}=${image}`))}`;
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

/** The kubectl line that prints a workload. */
export function getCommand({ kind, name, namespace }: Named): string {
  return `kubectl get ${called(kind.toLowerCase(), name)}${inNamespace(namespace)}`;
}

/** The kubectl line that tells how far a rollout is. */
export function statusCommand(named: Named): string {
  return `kubectl rollout status ${targetOf(named)}`;
}

/** The kubectl line that deletes a pod. */
export function deletePodCommand(pod: string, namespace: string | null): string {
  return `kubectl delete ${called('pod', pod)}${inNamespace(namespace)}`;
}

function targetOf({ kind, name, namespace }: Named): string {
  return shellWord(`${kind.toLowerCase()}/${name}`) + inNamespace(namespace);
}

/** What kubectl is asked about. A name that begins with a dash would be an option. */
export function called(kind: string, name: string): string {
  return name.startsWith('-') ? shellWord(`${kind}/${name}`) : `${kind} ${shellWord(name)}`;
}

/** The part of a kubectl line that says where, with a space before it. */
export function inNamespace(namespace: string | null): string {
  return namespace === null ? '' : ` -n ${shellWord(namespace)}`;
}
