/** Snapshots of the overview, for tests and pictures of its page: what the façade says of manifests. */
import type { OverviewGroup, OverviewSnapshot } from '../../media/overviewProtocol';
import { open } from '../../server/preview/open';
import { atOnce } from '../../server/preview/steps';
import { deployment } from './manifest';

/** A Deployment of that name; lines of its spec replace the usual ones. */
export function named(name: string, ...spec: readonly string[]): string {
  return deployment([...spec]).replaceAll('name: web', `name: ${name}`);
}

/** A file with these manifests, as a group of an overview. */
export function groupOf(label: string, texts: readonly string[], change: Partial<OverviewGroup> = {}): OverviewGroup {
  const uri = `file:///manifests/${label}`;
  const [file] = open([{ uri, text: texts.join('---\n') }]);
  const result = file === undefined ? { rows: [], workloads: 0, unread: [] } : atOnce(file.overviewInSteps());
  return { uri, label, kind: 'file', values: null, changes: null, problem: null, ...result, ...change };
}

/** The snapshot with which a panel would show these groups. */
export function overviewOf(...groups: readonly OverviewGroup[]): OverviewSnapshot {
  const [only] = groups;
  const title = only === undefined || groups.length > 1 ? `${groups.length} files` : only.label;
  return { uris: groups.map(({ uri }) => uri), title, state: 'shown', groups };
}

/** A file with one of each: what is fine, what is risky, what can’t finish, what would be refused, what isn’t known. */
export const shop: OverviewGroup = groupOf('k8s/shop.yaml', [
  named('web'),
  named('checkout', 'strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }', 'minReadySeconds: 10'),
  named('ledger', 'strategy: { type: Recreate }').replace('name: ledger\n', 'name: ledger\n  namespace: billing\n'),
  named('search').replace('image: web:1', 'image: "web:1 "'),
  named('cart', 'strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } }'),
  named('later').replace('replicas: 10', 'replicas: ${REPLICAS}'),
]);
