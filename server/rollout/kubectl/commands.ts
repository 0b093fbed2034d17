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

/** The kubectl line that prints a workload. */
export function getCommand({ kind, name, namespace }: Named): string {
  return `kubectl get ${kind.toLowerCase()} ${shellWord(name)}${inNamespace(namespace)}`;
}

/** The kubectl line that tells how far a rollout is. */
export function statusCommand(named: Named): string {
  return `kubectl rollout status ${targetOf(named)}`;
}

function targetOf({ kind, name, namespace }: Named): string {
  return shellWord(`${kind.toLowerCase()}/${name}`) + inNamespace(namespace);
}

/** The part of a kubectl line that says where, with a space before it. */
export function inNamespace(namespace: string | null): string {
  return namespace === null ? '' : ` -n ${shellWord(namespace)}`;
}

/** A word as a POSIX shell takes it. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
