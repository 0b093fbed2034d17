import * as l10n from '@vscode/l10n';
import type { Deployment, DeploymentStrategy, IntOrString } from '../kubernetes/deployment';
import { percentOf } from '../kubernetes/intOrString';
import type { Workload } from '../kubernetes/workloads/workload';
import { resolveFenceposts, type Resolved } from '../rollout/deploymentController/fenceposts';
import { originOf } from '../rollout/scaledBy';
import { podCount } from '../rollout/words';
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
  readonly round: (pods: number) => number;
  /** What that does, in words. */
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
  if (workload.at('spec.replicas') === undefined) absent(lineEndOf(workload, text, 'spec'), ...defaultReplicas(workload.deployment));
  if (strategy.type === 'Recreate') return inlays;
  for (const bound of boundsOf(replicas, strategy)) {
    const { name, amount, resolved } = bound;
    const written = workload.at(`${rollingUpdate}.${name}`);
    const pods = `⟶ ${podCount(resolved.value)}${reasonOf(bound, replicas)}`;
    if (written === undefined) absent(placeOfDefault(workload, text), `${name}: ${amount} ${pods}`, resolved.working);
    else if (resolved.working !== null) inlays.push({ offset: written.span.end, label: pods, explanation: resolved.working });
  }
  return inlays;
}

/** The number that stands for absent replicas, and where an autoscaler is that sets it. */
function defaultReplicas({ spec, scaledBy }: Deployment): [label: string, explanation: string | null] {
  const label = `replicas: ${spec.replicas}`;
  return scaledBy === undefined ? [label, null] : [`${label}, ${originOf(scaledBy)}`, scaledBy.file ?? null];
}

function boundsOf(replicas: number, strategy: DeploymentStrategy & { readonly type: 'RollingUpdate' }): readonly Bound[] {
  const { maxSurge, maxUnavailable } = resolveFenceposts(replicas, strategy);
  return [
    { name: 'maxSurge', amount: strategy.rollingUpdate.maxSurge, resolved: maxSurge, round: Math.ceil, rounded: l10n.t('rounded up') },
    {
      name: 'maxUnavailable',
      amount: strategy.rollingUpdate.maxUnavailable,
      resolved: maxUnavailable,
      round: Math.floor,
      rounded: l10n.t('rounded down'),
    },
  ];
}

/** Why it isn't just the percentage. */
function reasonOf({ amount, resolved, round, rounded }: Bound, replicas: number): string {
  const percent = percentOf(amount);
  if (percent === undefined) return '';
  const exact = (percent * replicas) / 100;
  if (round(exact) !== resolved.value) return `, ${l10n.t('as maxSurge is 0 too')}`;
  return Number.isInteger(exact) ? '' : `, ${rounded}`;
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
