import * as l10n from '@vscode/l10n';
import { type ApiObject, objectAt, objectsAt, stringAt } from '../../kubernetes/apiObject';
import type { PodSpec } from '../../kubernetes/pods/pod';
import { setStrategy, useRecreate } from '../fixes';
import { placeOf } from '../placeOf';
import type { Deployment } from '../../kubernetes/deployment/deployment';
import type { WorkloadObject } from '../../kubernetes/workloads/workloadObject';
import { type PersistentVolume, volumeOf } from '../../kubernetes/surroundings/volumes';
import { goesToSameNode } from '../../rollout/obstacles/attachment';
import { deploymentRule } from '../deploymentRule';
import type { Finding, Judged } from '../rule';
import { shortageIn } from '../shortage';

/** By how many a volume can be used at the same time: pods of any node, of one node, or one pod. */
type Sharing = 'many' | 'node' | 'pod' | 'unknown';

/** A claim that pods of a rollout may have to wait for. */
interface SoleClaim {
  readonly name: string;
  readonly sharing: Exclude<Sharing, 'many'>;
  readonly path: string;
}

/**
 * A volume that only one node or one pod can have: the new pod waits for the volume, and the old one for the new pod. The claim says which, if it is
 * known; of several pods with an unknown one it is known that they share it.
 */
export const claimInUse = deploymentRule({
  code: 'volume/claim-in-use',
  severity: 'information',
  check: subject => {
    const { object } = subject.workload;
    if (object.spec.strategy.type === 'Recreate') return [];
    const claims = claimsOfOne(subject);
    // On the node of the old pod, the new one can share what belongs to that node.
    const isShared = claims.length > 0 && goesToSameNode(object);
    return claims.filter(({ sharing }) => sharing === 'pod' || !isShared).flatMap(claim => findingOf(subject, claim));
  },
});

/** The claims of a workload that its pods can't use side by side, for certain or perhaps. */
export function claimsOfOne({ workload, neighbours }: Judged): readonly SoleClaim[] {
  const { replicas, template } = workload.object.spec;
  return objectsAt(template.spec as ApiObject, 'volumes').flatMap((volume, index) => {
    const claim = objectAt(volume, 'persistentVolumeClaim');
    if (claim === undefined) return [];
    const name = stringAt(claim, 'claimName');
    const bound = volumeFor(name, workload.object);
    const claimed = neighbours.claims.filter(known => known.name === name).map(({ accessModes }) => accessModes);
    const sharing = bound?.attached === false ? 'many' : sharingOf(bound === undefined ? claimed : [bound.accessModes]);
    const isShared =
      sharing === 'many' || (sharing !== 'pod' && (isBoundToNode(template.spec) || (sharing === 'unknown' && replicas !== 1)));
    return isShared ? [] : [{ name, sharing, path: `spec.template.spec.volumes[${index}].persistentVolumeClaim.claimName` }];
  });
}

/** The volume of a claim, if both are known: what that can do counts, and one that is never attached nobody guards. */
function volumeFor(name: string, { cluster }: WorkloadObject): PersistentVolume | undefined {
  const claim = cluster?.claims.find(own => own.name === name && !own.accessModes.includes('ReadWriteOncePod'));
  return claim === undefined ? undefined : volumeOf(claim, cluster?.volumes ?? []);
}

/** Where claims of the name differ, it isn't known which is meant. */
function sharingOf(claims: readonly (readonly string[])[]): Sharing {
  const [first = 'unknown', ...others] = new Set(
    claims.map((modes): Sharing => {
      if (modes.includes('ReadWriteMany') || modes.includes('ReadOnlyMany')) return 'many';
      return modes.includes('ReadWriteOnce') ? 'node' : modes.includes('ReadWriteOncePod') ? 'pod' : 'unknown';
    }),
  );
  return others.length === 0 ? first : 'unknown';
}

/** Whether all pods go to one node, where they can share what belongs to that node. */
function isBoundToNode(spec: PodSpec): boolean {
  return spec.nodeName !== undefined || objectAt(spec as ApiObject, 'nodeSelector')?.['kubernetes.io/hostname'] !== undefined;
}

function findingOf(subject: Judged<Deployment>, { name, sharing, path }: SoleClaim): Finding[] {
  const { workload, limits } = subject;
  const { replicas } = workload.object.spec;
  const claim = `\`${name.replaceAll('`', '')}\``;
  const span = placeOf(workload.node, path);
  if (sharing === 'pod' && replicas > 1) {
    const message = l10n.t('The claim {0} is ReadWriteOncePod: only 1 of {1} pods can use it, the others stay Pending.', claim, replicas);
    return [{ message, span, severity: 'warning', ...besideOf(subject, name) }];
  }
  if (replicas !== 1 || limits.floor === 0) return [];
  const stuck = sharing === 'node' && shortageIn(subject, ['notAttached'])?.certain === true;
  return [
    {
      ...besideOf(subject, name),
      message: stuck ? elsewhereMessage(workload.name, claim) : messageOf(sharing, claim),
      span,
      ...(sharing === 'pod' || stuck ? { severity: 'warning' } : {}),
      fixes: () => [...useRecreate(subject), setStrategy(subject, { maxSurge: 0, maxUnavailable: 1 })],
    },
  ];
}

/** Where the claim is written, if a file has it. */
function besideOf({ neighbours }: Judged<Deployment>, name: string): Pick<Finding, 'neighbour'> {
  const place = neighbours.cluster.find(own => own.kind === 'PersistentVolumeClaim' && own.name === name)?.place;
  return place === undefined ? {} : { neighbour: { text: `PersistentVolumeClaim ${name}`, place } };
}

/** In the words of who attaches volumes, which never come to an end. */
function elsewhereMessage(workload: string, claim: string): string {
  const sentence = l10n.t(
    'The claim {0} is ReadWriteOnce, and on the node of the old pod there is no room for the new one: it goes to another node, where it stays in ContainerCreating, and the old pod stays until the new pod is available. Every rollout gets stuck.',
    claim,
  );
  return `${sentence}\nFailedAttachVolume: Multi-Attach error for volume "…" Volume is already used by pod(s) ${workload}-…`;
}

function messageOf(sharing: SoleClaim['sharing'], claim: string): string {
  switch (sharing) {
    case 'pod':
      return l10n.t(
        'The claim {0} is ReadWriteOncePod: the new pod can’t start while the old pod uses the volume, and the old pod stays until the new pod is available. Every rollout gets stuck.',
        claim,
      );
    case 'node':
      return l10n.t(
        'The claim {0} is ReadWriteOnce: the new pod can’t start on another node while the old pod uses the volume, and the old pod stays until the new pod is available. The rollout then can’t complete.',
        claim,
      );
    case 'unknown':
      return l10n.t(
        'If the claim {0} is ReadWriteOnce, the new pod can’t start on another node while the old pod uses the volume, and the old pod stays until the new pod is available. The rollout then can’t complete.',
        claim,
      );
  }
}
