import type { Container } from '../kubernetes/pods/pod';
import type { Subject } from './field';

/** The container that a path such as `spec.template.spec.containers[0].image` goes through; undefined where it is too broken to have been read. */
export function containerOf({ workload, path }: Subject): Container | undefined {
  const found = /\.(containers|initContainers)\[(\d+)\]/.exec(path);
  if (found === null) return undefined;
  const { containers, initContainers = [] } = workload.object.spec.template.spec;
  return (found[1] === 'containers' ? containers : initContainers)[Number(found[2])];
}
