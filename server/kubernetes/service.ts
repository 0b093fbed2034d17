import { childOf, find } from '../yaml/find';
import type { Located, LocatedMap } from '../yaml/located';
import { labelsIn, nameOf, type ObjectName } from './objectName';

/** A Service, as far as it says whose pods it sends requests to. Plain JSON. */
export interface Service extends ObjectName {
  /** Empty: it selects no pods. */
  readonly selector: Readonly<Record<string, string>>;
  /** One for each port; empty for one without. */
  readonly portNames: readonly string[];
}

/** A `v1` Service as such; undefined without a name. */
export function serviceOf(node: LocatedMap): Service | undefined {
  const name = nameOf(node);
  const ports = find(node, ['spec', 'ports']);
  const portNames = ports?.type === 'list' ? ports.items.map(port => textOf(childOf(port, 'name'))) : [];
  return name === undefined ? undefined : { ...name, selector: labelsIn(node, ['spec', 'selector']), portNames };
}

function textOf(node: Located | undefined): string {
  return node?.type === 'scalar' && typeof node.value === 'string' ? node.value : '';
}
