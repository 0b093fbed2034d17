import { type ApiObject, numberAt, objectsAt } from '../kubernetes/apiObject';
import type { Container } from '../kubernetes/pods/pod';
import { change } from './changes';
import { pathOf } from './obstacles';
import type { Fix } from './rule';

const mostOffered = 3;

/** The ports that a container has, in place of one that it doesn't have. */
export function portsInstead(container: Container, at: { readonly path: string }, title: (port: number) => string): readonly Fix[] {
  const numbers = objectsAt(container as ApiObject, 'ports').flatMap(port => numberAt(port, 'containerPort') ?? []);
  return [...new Set(numbers)].slice(0, mostOffered).map(number => ({ title: title(number), changes: [change(pathOf(at), number)] }));
}
