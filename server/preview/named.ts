import { kinds } from '../kinds/index';
import type { PreviewedWorkload } from './workload';

/** Those of workloads that a user or an agent means by a name, `kind/name` as kubectl takes it, `namespace/kind/name`, or an id; the kind in any case. */
export function workloadsNamed(workloads: readonly PreviewedWorkload[], asked: string): readonly PreviewedWorkload[] {
  const byId = workloads.filter(({ id }) => id === asked);
  if (byId.length > 0) return byId;
  const parts = asked.split('/');
  const name = parts.pop();
  const kind = parts.pop();
  const namespace = parts.pop();
  if (parts.length > 0) return [];
  return workloads.filter(
    own =>
      own.name === name &&
      (kind === undefined || namesOf(own.kind).includes(kind.toLowerCase().split('.')[0] ?? '')) &&
      (namespace === undefined || own.namespace === namespace),
  );
}

/** A kind as kubectl takes it, in lower case and without its group. */
function namesOf(kind: string): readonly string[] {
  const singular = kind.toLowerCase();
  const short = kinds.flatMap(({ type, shortName }) => (type.objectKind.kind === kind ? [shortName] : []));
  return [singular, `${singular}s`, ...short];
}
