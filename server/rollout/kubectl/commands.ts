import type { Action } from '../../protocol';

/** The kubectl line that does an action; null for `apply`, as nobody here knows the file. */
export function commandOf(action: Action, name: string, namespace: string | null): string | null {
  const target = quoted(`deployment/${name}`) + (namespace === null ? '' : ` -n ${quoted(namespace)}`);
  switch (action.kind) {
    case 'apply':
      return null;
    case 'setImage':
      return `kubectl set image ${target} ${Object.entries(action.images)
        .map(([container, image]) => quoted(`${container}=${image}`))
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

/** A word as a POSIX shell takes it. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
