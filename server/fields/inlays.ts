import * as l10n from '@vscode/l10n';
import type { DeploymentStrategy, IntOrString } from '../kubernetes/deployment';
import { percentOf } from '../kubernetes/intOrString';
import type { Workload } from '../kubernetes/workloads/workload';
import { resolveFenceposts, type Resolved } from '../rollout/deploymentController/fenceposts';
import { entryOf, parsePath } from '../yaml/find';
import type { Located, LocatedEntry } from '../yaml/located';

/** A word shown in the text at an offset. */
export interface Inlay {
  readonly offset: number;
  readonly label: string;
  /** More on it, such as how the number comes about. */
  readonly explanation: string | null;
}

interface Bound {
  readonly name: string;
  readonly amount: IntOrString;
  readonly resolved: Resolved;
  readonly rounded: string;
}

const rollingUpdate = 'spec.strategy.rollingUpdate';

/** The pods that percentages come to, and the defaults in force where fields are absent. `text` is the document's. */
export function inlaysOf(workload: Workload, text: string): readonly Inlay[] {
  const { replicas, strategy } = workload.deployment.spec;
  const inlays: Inlay[] = [];
  const absent = (offset: number | undefined, label: string, explanation: string | null): void => {
    if (offset !== undefined) inlays.push({ offset, label, explanation });
  };
  if (workload.at('spec.replicas') === undefined) absent(lineEndOf(workload, text, 'spec'), 'replicas: 1', null);
  if (strategy.type === 'Recreate') return inlays;
  for (const { name, amount, resolved, rounded } of boundsOf(replicas, strategy)) {
    const written = workload.at(`${rollingUpdate}.${name}`);
    const pods = `⟶ ${resolved.value === 1 ? l10n.t('1 pod') : l10n.t('{0} pods', resolved.value)}${isRounded(amount, replicas) ? `, ${rounded}` : ''}`;
    if (written === undefined) absent(placeOfDefault(workload, text), `${name}: ${amount} ${pods}`, resolved.working);
    else if (resolved.working !== null) inlays.push({ offset: written.span.end, label: pods, explanation: resolved.working });
  }
  return inlays;
}

function boundsOf(replicas: number, strategy: DeploymentStrategy & { readonly type: 'RollingUpdate' }): readonly Bound[] {
  const { maxSurge, maxUnavailable } = resolveFenceposts(replicas, strategy);
  return [
    { name: 'maxSurge', amount: strategy.rollingUpdate.maxSurge, resolved: maxSurge, rounded: l10n.t('rounded up') },
    { name: 'maxUnavailable', amount: strategy.rollingUpdate.maxUnavailable, resolved: maxUnavailable, rounded: l10n.t('rounded down') },
  ];
}

function isRounded(amount: IntOrString, replicas: number): boolean {
  return ((percentOf(amount) ?? 0) * replicas) % 100 !== 0;
}

/** The nearest field that is written, of those that a default of the strategy would stand in. */
function placeOfDefault(workload: Workload, text: string): number | undefined {
  const paths = [rollingUpdate, 'spec.strategy.type', 'spec.strategy', 'spec.replicas', 'spec'];
  return paths.map(path => lineEndOf(workload, text, path)).find(offset => offset !== undefined);
}

/** The end of the line that a field's key is on; undefined where the field is absent, or comes from elsewhere. */
function lineEndOf({ node }: Workload, text: string, path: string): number | undefined {
  let inner: Located = node;
  let key: number | undefined;
  for (const segment of parsePath(path)) {
    const entry: LocatedEntry | undefined = inner.type === 'map' ? entryOf(inner, String(segment)) : undefined;
    if (entry === undefined || entry.merged !== undefined || entry.value.alias !== undefined) return undefined;
    key = entry.keySpan.end;
    inner = entry.value;
  }
  if (key === undefined) return undefined;
  const end = text.indexOf('\n', key);
  return key + text.slice(key, end === -1 ? text.length : end).trimEnd().length;
}
