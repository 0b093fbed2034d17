import { type ApiObject, objectAt, objectsAt, stringAt } from './apiObject';
import type { Container } from './pods/pod';
import { hasPlaceholder } from './placeholder';

/** What a probe or a hook asks. */
type Handler = Readonly<Record<string, unknown>>;

const asking = ['httpGet', 'tcpSocket'] as const;

/**
 * The name that a probe or a hook has as its port and none of its own container's ports has (pkg/probe/util.go: ResolveContainerPort), with the field
 * that it stands in; undefined where the kubelet finds the port, and where something else fills in one of the names. A number needs no port of the
 * container.
 */
export function unknownPort(
  container: Container,
  handler: Handler | undefined,
): { readonly name: string; readonly field: string } | undefined {
  for (const field of asking) {
    const port = objectAt(handler as ApiObject | undefined, field)?.['port'];
    if (typeof port !== 'string' || /^\d+$/.test(port) || hasPlaceholder(port)) continue;
    const names = objectsAt(container as ApiObject, 'ports').map(own => stringAt(own, 'name'));
    if (!names.includes(port) && !names.some(hasPlaceholder)) return { name: port, field: `${field}.port` };
  }
  return undefined;
}
