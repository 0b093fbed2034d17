/** What is to be said of an object at its own place, because a workload’s rollout comes to grief on it: the same as the rules say at the workload. */
import { own } from '../kubernetes/own';
import * as l10n from '@vscode/l10n';
import { objectAt, stringsAt } from '../kubernetes/apiObject';
import type { ClusterNeighbour } from '../kubernetes/surroundings/clusterNeighbour';
import type { Around, TimelineObstacle } from '../protocol/obstacle';
import { entryOf, find, type Path, textAt } from '../yaml/find';
import type { LocatedMap, Span } from '../yaml/located';
import { kindOf } from '../kinds/index';
import { type PlainRollout, plainRollout } from '../rollout/plainRollout';
import { saidBy } from '../rules/shortage';
import { setValues } from '../yaml/edit';
import { concernedWorkloads, type ConcernedWorkload, isBeside } from './concernedWorkloads';
import { type Marked, touch, type WayOut } from './fixes';
import { rolloutOf } from './judgements';
import type { ManifestFile, PlacedWorkload } from './manifestFile';
import { nameIn, type NeighbourObject, neighbourObjects } from './neighbourObjects';
import { inFile } from './place';
import { raisedWorkload, shortOf } from './raisedQuota';
import type { Remark } from './remarks';
import type { PreviewSettings } from './settings';
import { ofEach, type Steps } from './steps';

/** Of each object of the file what keeps rollouts of the workspace from completing, in steps: each workload is one. */
export function* neighbourRemarksInSteps(file: ManifestFile, settings: PreviewSettings): Steps<readonly Remark[]> {
  return (yield* saidInSteps(file, settings)).map(({ remark }) => remark);
}

/** The same within a span, each with its way out. */
export function* neighbourMarksInSteps(file: ManifestFile, span: Span, settings: PreviewSettings): Steps<readonly Marked[]> {
  const said = yield* saidInSteps(file, settings);
  return said
    .filter(({ remark }) => touch(remark.span, span))
    .map(({ remark, object, concerned }) => ({ remark, ways: raisingQuota(file, object, concerned, settings), isRule: true }));
}

/** What is said of an object, and for the sake of which workload. */
interface Said {
  readonly remark: Remark;
  readonly object: NeighbourObject;
  readonly concerned: ConcernedWorkload;
}

function* saidInSteps(file: ManifestFile, settings: PreviewSettings): Steps<readonly Said[]> {
  const objects = judgedObjects(file);
  if (objects.length === 0) return [];
  const besides = (placed: PlacedWorkload): typeof objects =>
    objects.filter(({ object: { node, type } }) => isBeside(placed, type.slice(type.lastIndexOf('/') + 1), nameIn(node), file.uri));
  const concernedBy = concernedWorkloads(file, settings, placed => besides(placed).length > 0);
  return yield* ofEach(concernedBy, concerned => {
    const own = besides(concerned.placed);
    const rollout = rolloutOf(concerned.placed, settings);
    const obstacle = rollout?.obstacle ?? null;
    if (rollout === undefined || obstacle?.around === undefined) return [];
    const { around } = obstacle;
    return own.flatMap(({ object, judge }) =>
      judge(object.node, around, rollout).flatMap(found =>
        remarkOf(object, concerned, obstacle, found, settings).map(remark => ({ remark, object, concerned })),
      ),
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

/** Of claims only one for a single pod, or a single node, ever keeps others off. */
function mayKeepOff({ kind, object }: ClusterNeighbour): boolean {
  if (kind === 'PersistentVolumeClaim') {
    const modes = stringsAt(objectAt(object, 'spec'), 'accessModes');
    return modes.includes('ReadWriteOncePod') || modes.join() === 'ReadWriteOnce';
  }
  return kind === 'ResourceQuota' || kind === 'LimitRange';
}

/** What stands at a place of an object. */
interface Found {
  readonly code: 'quota/no-room' | 'resource/limit-range' | 'volume/claim-in-use';
  readonly span: Span;
  readonly message: string;
}

type Judge = (node: LocatedMap, around: Around, rollout: PlainRollout) => readonly Found[];

const judges: Readonly<Record<string, Judge>> = {
  'v1/ResourceQuota': judgeQuota,
  'v1/LimitRange': judgeLimitRange,
  'v1/PersistentVolumeClaim': judgeClaim,
};

function judgeQuota(node: LocatedMap, around: Around, { name, quotas }: PlainRollout): readonly Found[] {
  const { policy } = around;
  const quota = nameIn(node);
  if (policy?.kind !== 'ResourceQuota' || policy.name !== quota) return [];
  const short = quotas.filter(row => row.quota === quota && row.exceeded && !policy.unsaid);
  const code = 'quota/no-room' as const;
  const found = short.map(({ resource, needed }) => ({
    code,
    span: spanAt(node, ['spec', 'hard', resource]),
    message: l10n.t('{0}: needs {1} for the rollout of {2}.', `\`hard.${resource}\``, needed, `\`${name}\``),
  }));
  return found.length > 0 ? found : [{ code, span: spanAt(node, ['spec', 'hard']), message: stuckMessage(name, around) }];
}

function judgeLimitRange(node: LocatedMap, around: Around, { name }: PlainRollout): readonly Found[] {
  const { policy } = around;
  if (policy?.kind !== 'LimitRange' || policy.name !== nameIn(node)) return [];
  const items = find(node, ['spec', 'limits']);
  const { type, field, resource } = policy.bound;
  const index =
    items?.type === 'list'
      ? items.items.findIndex(item => textAt(item, ['type']) === type && find(item, [field, resource]) !== undefined)
      : -1;
  const path = index < 0 ? ['spec', 'limits'] : ['spec', 'limits', index, field, resource];
  return [{ code: 'resource/limit-range', span: spanAt(node, path), message: stuckMessage(name, around) }];
}

function judgeClaim(node: LocatedMap, around: Around, { name }: PlainRollout): readonly Found[] {
  return around.claim !== null && around.claim === nameIn(node)
    ? [{ code: 'volume/claim-in-use', span: spanAt(node, ['spec', 'accessModes']), message: stuckMessage(name, around) }]
    : [];
}

function stuckMessage(workload: string, { words, certain }: Around): string {
  if (!certain) return l10n.t('The rollout of {0} may not finish: {1}.', `\`${workload}\``, words);
  return l10n.t('The rollout of {0} can’t finish: {1}.', `\`${workload}\``, words);
}

function remarkOf(
  object: NeighbourObject,
  { placed: { workload }, uri, line }: ConcernedWorkload,
  { kind, around }: TimelineObstacle,
  { code, span, message }: Found,
  { rules }: PreviewSettings,
): readonly Remark[] {
  const level = rules[code] ?? (around?.certain === true ? 'warning' : 'information');
  if (level === 'off' || around === undefined) return [];
  const words = saidBy(speakerOf(kind), around);
  const neighbour = { text: `${workload.kind} ${workload.name}`, place: { uri, line } };
  return [{ code, severity: level, span: inFile(object, span), message: `${message}\n${words}`, neighbour }];
}

/** The reason of the event that says it. */
function speakerOf(kind: TimelineObstacle['kind']): string {
  switch (kind) {
    case 'notPlaced':
      return 'FailedScheduling';
    case 'notAttached':
      return 'FailedAttachVolume';
    default:
      return 'FailedCreate';
  }
}

/** The quota with room for the rollout, if it finishes then. */
function raisingQuota(
  file: ManifestFile,
  { node, base }: NeighbourObject,
  { placed }: ConcernedWorkload,
  settings: PreviewSettings,
): readonly WayOut[] {
  const rollout = rolloutOf(placed, settings);
  const { cluster } = placed.workload.object;
  if (rollout === undefined || cluster === undefined) return [];
  const short = shortOf(rollout).filter(({ quota }) => quota === nameIn(node));
  const raised = raisedWorkload(placed.workload, cluster, short);
  if (short.length === 0 || plainRollout(kindOf(raised).rollout, raised.object, settings.assume)?.summary.outcome !== 'completes')
    return [];
  const list = short.map(({ resource, hard, needed }) => `hard.${resource} ${hard} → ${needed}`).join(', ');
  const values = short.map(({ resource, needed }) => {
    const path = ['spec', 'hard', resource];
    const written = find(node, path);
    return {
      path,
      value: written?.type === 'scalar' && typeof written.value === 'number' && /^\d+$/.test(needed) ? Number(needed) : needed,
    };
  });
  const changes = setValues(file.text.slice(base), node, values).map(({ span, newText }) => ({ span: inFile({ base }, span), newText }));
  return changes.length === 0
    ? []
    : [{ title: l10n.t('Raise {0}: the rollout of {1} finishes', list, placed.workload.name), changes, copy: null }];
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
