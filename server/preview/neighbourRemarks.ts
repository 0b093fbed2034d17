/** What is to be said of an object at its own place, because a workload’s rollout comes to grief on it: the same as the rules say at the workload. */
import { own } from '../kubernetes/own';
import * as l10n from '@vscode/l10n';
import { objectAt, stringsAt } from '../kubernetes/apiObject';
import type { ClusterNeighbour } from '../kubernetes/surroundings/clusterNeighbour';
import type { Around } from '../protocol/obstacle';
import type { Timeline } from '../protocol/timeline';
import { entryOf, find, type Path, textAt } from '../yaml/find';
import type { LocatedMap, Span } from '../yaml/located';
import { saidBy } from '../rules/shortage';
import { concernedWorkloads, type ConcernedWorkload, isBeside } from './concernedWorkloads';
import { rolloutOf } from './judgements';
import type { ManifestFile } from './manifestFile';
import { nameIn, type NeighbourObject, neighbourObjects } from './neighbourObjects';
import { inFile } from './place';
import type { Remark } from './remarks';
import type { PreviewSettings } from './settings';
import { ofEach, type Steps } from './steps';

/** Of each object of the file what keeps rollouts of the workspace from completing, in steps: each workload is one. */
export function* neighbourRemarksInSteps(file: ManifestFile, settings: PreviewSettings): Steps<readonly Remark[]> {
  const objects = judgedObjects(file);
  if (objects.length === 0) return [];
  return yield* ofEach(concernedWorkloads(file, settings), concerned => {
    const own = objects.filter(({ object: { node, type } }) =>
      isBeside(concerned, type.slice(type.lastIndexOf('/') + 1), nameIn(node), file.uri),
    );
    const rollout = own.length === 0 ? undefined : rolloutOf(concerned.placed, settings);
    const around = rollout?.obstacle?.around;
    if (rollout === undefined || around === undefined) return [];
    return own.flatMap(({ object, judge }) =>
      judge(object.node, around, rollout).flatMap(found => remarkOf(object, concerned, around, found, settings)),
    );
  });
}

/** Whether other files bear on what is said of a file's objects. */
export function dependsOnWorkloads({ says }: Pick<ManifestFile, 'says'>): boolean {
  return says.neighbours.some(({ cluster }) => cluster.some(mayKeepOff));
}

function judgedObjects(file: ManifestFile): readonly { readonly object: NeighbourObject; readonly judge: Judge }[] {
  if (!dependsOnWorkloads(file)) return [];
  return neighbourObjects(file).flatMap(object => {
    const judge = own(judges, object.type);
    return judge === undefined ? [] : [{ object, judge }];
  });
}

/** Of claims only one for a single pod ever keeps others off. */
function mayKeepOff({ kind, object }: ClusterNeighbour): boolean {
  if (kind === 'PersistentVolumeClaim') return stringsAt(objectAt(object, 'spec'), 'accessModes').includes('ReadWriteOncePod');
  return kind === 'ResourceQuota' || kind === 'LimitRange';
}

/** What stands at a place of an object. */
interface Found {
  readonly code: 'quota/no-room' | 'resource/limit-range' | 'volume/claim-in-use';
  readonly span: Span;
  readonly message: string;
}

type Judge = (node: LocatedMap, around: Around, rollout: Omit<Timeline, 'inputs'>) => readonly Found[];

const judges: Readonly<Record<string, Judge>> = {
  'v1/ResourceQuota': judgeQuota,
  'v1/LimitRange': judgeLimitRange,
  'v1/PersistentVolumeClaim': judgeClaim,
};

function judgeQuota(node: LocatedMap, { policy, words }: Around, { name, quotas }: Omit<Timeline, 'inputs'>): readonly Found[] {
  const quota = nameIn(node);
  if (policy?.kind !== 'ResourceQuota' || policy.name !== quota) return [];
  const short = quotas.filter(row => row.quota === quota && row.exceeded && !policy.unsaid);
  const code = 'quota/no-room' as const;
  const found = short.map(({ resource, needed }) => ({
    code,
    span: spanAt(node, ['spec', 'hard', resource]),
    message: l10n.t('{0}: needs {1} for the rollout of {2}.', `\`hard.${resource}\``, needed, `\`${name}\``),
  }));
  return found.length > 0 ? found : [{ code, span: spanAt(node, ['spec', 'hard']), message: stuckMessage(name, words) }];
}

function judgeLimitRange(node: LocatedMap, { policy, words }: Around, { name }: Omit<Timeline, 'inputs'>): readonly Found[] {
  if (policy?.kind !== 'LimitRange' || policy.name !== nameIn(node)) return [];
  const items = find(node, ['spec', 'limits']);
  const { type, field, resource } = policy.bound;
  const index =
    items?.type === 'list'
      ? items.items.findIndex(item => textAt(item, ['type']) === type && find(item, [field, resource]) !== undefined)
      : -1;
  const path = index < 0 ? ['spec', 'limits'] : ['spec', 'limits', index, field, resource];
  return [{ code: 'resource/limit-range', span: spanAt(node, path), message: stuckMessage(name, words) }];
}

function judgeClaim(node: LocatedMap, { claim, words }: Around, { name }: Omit<Timeline, 'inputs'>): readonly Found[] {
  return claim !== null && claim === nameIn(node)
    ? [{ code: 'volume/claim-in-use', span: spanAt(node, ['spec', 'accessModes']), message: stuckMessage(name, words) }]
    : [];
}

function stuckMessage(workload: string, words: string): string {
  return l10n.t('The rollout of {0} can’t finish: {1}.', `\`${workload}\``, words);
}

function remarkOf(
  object: NeighbourObject,
  { placed: { workload }, uri, line }: ConcernedWorkload,
  around: Around,
  { code, span, message }: Found,
  { rules }: PreviewSettings,
): readonly Remark[] {
  const level = rules[code] ?? 'warning';
  if (level === 'off') return [];
  const words = saidBy(code === 'volume/claim-in-use' ? 'FailedScheduling' : 'FailedCreate', around);
  const neighbour = { text: `${workload.kind} ${workload.name}`, place: { uri, line } };
  return [{ code, severity: level, span: inFile(object, span), message: `${message}\n${words}`, neighbour }];
}

/** The value at a path; of what is no scalar its key, else the nearest key above it. */
function spanAt(node: LocatedMap, path: Path): Span {
  for (let length = path.length; length > 0; length--) {
    const key = path[length - 1];
    const above = find(node, path.slice(0, length - 1));
    const entry = above?.type === 'map' ? entryOf(above, String(key)) : undefined;
    if (entry !== undefined) return entry.value.type === 'scalar' ? entry.value.span : entry.keySpan;
  }
  return { start: node.span.start, end: node.span.start };
}
