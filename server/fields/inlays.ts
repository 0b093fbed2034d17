import * as l10n from '@vscode/l10n';
import type { DaemonSet } from '../kubernetes/daemonSet/daemonSet';
import { isDaemonSet } from '../kubernetes/daemonSet/workload';
import type { Deployment, DeploymentStrategy } from '../kubernetes/deployment/deployment';
import { isDeployment } from '../kubernetes/deployment/workload';
import { type IntOrString, percentOf } from '../kubernetes/intOrString';
import { type RolloutPlaceholder, unknownsOf } from '../kubernetes/rolloutPlaceholders';
import type { Workload } from '../kubernetes/workloads/workload';
import type { WorkloadObject } from '../kubernetes/workloads/workloadObject';
import type { Resolved } from '../rollout/bounds';
import { amountsOf } from '../rollout/controllers/daemonSet/amounts';
import { resolveFenceposts } from '../rollout/controllers/deployment/fenceposts';
import { originSentence } from '../rollout/scaledBy';
import { count, nodeCount, podCount } from '../rollout/words';
import { entryOf, parsePath } from '../yaml/find';
import type { Located, LocatedEntry } from '../yaml/located';

/** A word shown in the text at an offset. */
export interface Inlay {
  readonly offset: number;
  /** The same in fewer and fewer words: the first that its line has room for is shown. */
  readonly labels: readonly string[];
  /** More on it, such as how the number comes about. */
  readonly explanation: string | null;
}

interface Bound {
  readonly name: 'maxSurge' | 'maxUnavailable';
  readonly amount: IntOrString;
  readonly resolved: Resolved;
  readonly round: (pods: number) => number;
  /** What that does, in words. */
  readonly rounded: string;
}

const rollingUpdate = 'spec.strategy.rollingUpdate';

/**
 * The pods that percentages resolve to, the defaults of fields that aren't set, and what isn't known. `text` is the document's; `nodes` says how many nodes should run a pod, null
 * where nobody knows.
 */
export function inlaysOf(workload: Workload, text: string, nodes: () => number | null): readonly Inlay[] {
  const { object } = workload;
  const filledIn = (object.placeholders ?? []).flatMap(placeholder => filledInInlay(placeholder, lineEndOf(workload, text, 'spec')));
  if (unknownsOf(object).length > 0) return filledIn;
  const isUnset = hasReplicas(workload) && setAt(workload, 'spec.replicas') === undefined;
  const replicasAt = isUnset ? lineEndOf(workload, text, 'spec') : undefined;
  const inlays: Inlay[] = [...filledIn, ...(replicasAt === undefined ? [] : [{ offset: replicasAt, ...defaultReplicas(object) }])];
  if (isDeployment(workload)) return [...inlays, ...boundInlays(workload, text)];
  return isDaemonSet(workload) ? [...inlays, ...nodeInlays(workload, nodes())] : inlays;
}

/** A DaemonSet has as many pods as there are nodes, whatever the manifest says. */
function hasReplicas({ type }: Workload): boolean {
  return type.whatIf.some(({ id }) => id === 'replicas');
}

/** What the two bounds of a Deployment come to. */
function boundInlays(workload: Workload<Deployment>, text: string): readonly Inlay[] {
  const { replicas, strategy } = workload.object.spec;
  if (strategy.type === 'Recreate') return [];
  const inlays: Inlay[] = [];
  const bounds = boundsOf(replicas, strategy);
  for (const bound of bounds) {
    const written = setAt(workload, `${rollingUpdate}.${bound.name}`);
    const { working } = bound.resolved;
    if (written !== undefined && working !== null)
      inlays.push({ offset: written.span.end, labels: resolvedLabels(bound, replicas), explanation: working });
  }
  const unset = bounds.filter(({ name }) => setAt(workload, `${rollingUpdate}.${name}`) === undefined);
  const unsetAt = unset.length === 0 ? undefined : placeOfDefault(workload, text);
  if (unsetAt !== undefined) inlays.push({ offset: unsetAt, ...defaultBounds(unset) });
  return inlays;
}

/** What percentages of a DaemonSet's nodes come to; both are rounded up. */
function nodeInlays(workload: Workload<DaemonSet>, nodes: number | null): readonly Inlay[] {
  const { spec } = workload.object;
  if (nodes === null || spec.updateStrategy.type === 'OnDelete') return [];
  const { rollingUpdate: amounts } = spec.updateStrategy;
  const { surge, unavailable } = amountsOf(spec, nodes);
  return (
    [
      ['maxSurge', surge],
      ['maxUnavailable', unavailable],
    ] as const
  ).flatMap(([name, value]): Inlay[] => {
    const written = setAt(workload, `spec.updateStrategy.rollingUpdate.${name}`);
    const percent = percentOf(amounts[name]);
    if (written === undefined || percent === undefined) return [];
    const exact = (percent * nodes) / 100;
    const label = `→ ${nodeCount(value)}`;
    const rounded = Number.isInteger(exact) ? [] : [`${label}, ${l10n.t('rounded up')}`];
    const explanation = l10n.t('{0} of {1} nodes = {2}', String(amounts[name]), count(nodes), String(Number(exact.toFixed(2))));
    return [{ offset: written.span.end, labels: [...rounded, label], explanation }];
  });
}

/** That nobody knows a value, or what it is by the default of its placeholder. */
function filledInInlay({ text, value, span }: RolloutPlaceholder, specEnd: number | undefined): readonly Inlay[] {
  if (span === null && (value !== null || specEnd === undefined)) return [];
  if (span === null) return [{ offset: specEnd ?? 0, labels: [l10n.t('replicas unknown (HPA)')], explanation: text }];
  const labels = value === null ? [l10n.t('unknown: a placeholder'), l10n.t('unknown')] : [l10n.t('→ {0} by default', value), `→ ${value}`];
  return [{ offset: span.end, labels, explanation: text }];
}

/** What is written at a path; nothing for null, which is as good as not set. */
function setAt(workload: Workload, path: string): Located | undefined {
  const written = workload.at(path);
  return written?.type === 'scalar' && written.value === null ? undefined : written;
}

/** The number that stands for replicas that aren't set, and that an autoscaler sets it. */
function defaultReplicas({ spec, scaledBy }: WorkloadObject): Omit<Inlay, 'offset'> {
  const label = l10n.t('replicas {0}', count(spec.replicas));
  if (scaledBy === undefined) return { labels: [label], explanation: null };
  const explanation = [originSentence(scaledBy), ...(scaledBy.file === undefined ? [] : [scaledBy.file])].join('\n');
  const number = count(spec.replicas);
  return { labels: [l10n.t('replicas {0} (from HPA)', number), l10n.t('replicas {0} (HPA)', number), label], explanation };
}

/** One hint for what isn't set of the two bounds, with the default that both have. */
function defaultBounds(bounds: readonly Bound[]): Omit<Inlay, 'offset'> {
  const [first, second] = bounds.map(({ resolved }) => count(resolved.value));
  const explanation = bounds.map(({ name, amount, resolved }) => `${name}: ${resolved.working ?? amount}`).join('\n');
  const labels =
    second !== undefined
      ? [l10n.t('surge {0} · unavailable {1} (25%)', first ?? '', second), l10n.t('surge {0} · unavailable {1}', first ?? '', second)]
      : bounds[0]?.name === 'maxSurge'
        ? [l10n.t('surge {0} (25%)', first ?? ''), l10n.t('surge {0}', first ?? '')]
        : [l10n.t('unavailable {0} (25%)', first ?? ''), l10n.t('unavailable {0}', first ?? '')];
  return { labels, explanation };
}

/** What a percentage comes to, with and without how. */
function resolvedLabels(bound: Bound, replicas: number): readonly string[] {
  const pods = `→ ${podCount(bound.resolved.value)}`;
  const reason = reasonOf(bound, replicas);
  return reason === '' ? [pods] : [`${pods}${reason}`, pods];
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

/** Why it isn't the percentage alone. */
function reasonOf({ amount, resolved, round, rounded }: Bound, replicas: number): string {
  const percent = percentOf(amount);
  if (percent === undefined) return '';
  const exact = (percent * replicas) / 100;
  if (round(exact) !== resolved.value) return `, ${l10n.t('because maxSurge is also 0')}`;
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
