import { type ApiObject, objectAt, objectsAt, stringAt } from './apiObject';
import type { Container } from './deployment';

/** What a probe or a hook asks. */
type Handler = Readonly<Record<string, unknown>>;

const asking = ['httpGet', 'tcpSocket'] as const;

/**
 * The name that a probe or a hook has as its port and none of its own container's ports has (pkg/probe/util.go: ResolveContainerPort), with the field
 * that it stands in; undefined where the kubelet finds the port. A number needs no port of the container.
 */
export function unknownPort(
  container: Container,
  handler: Handler | undefined,
): { readonly name: string; readonly field: string } | undefined {
  for (const field of asking) {
    const port = objectAt(handler as ApiObject | undefined, field)?.['port'];
    if (typeof port !== 'string' || /^\d+$/.test(port)) continue;
    if (!objectsAt(container as ApiObject, 'ports').some(own => stringAt(own, 'name') === port))
      return { name: port, field: `${field}.port` };
  }
  return undefined;
}
