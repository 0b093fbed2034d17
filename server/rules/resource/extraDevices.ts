import * as l10n from '@vscode/l10n';
import type { PodSpec } from '../../kubernetes/pods/pod';
import { setStrategy } from '../fixes';
import { placeOf } from '../placeOf';
import { knowsNodes } from '../knowsNodes';
import { deploymentRule } from '../deploymentRule';

/** Devices that a container asks for. */
interface Devices {
  /** Such as `nvidia.com/gpu`. */
  readonly name: string;
  readonly count: number;
  readonly path: string;
}

/**
 * Devices such as GPUs: there are few of them, and each extra pod of a rollout needs its own. Where an old pod may go first, it leaves its own to the
 * new one, and there is nothing to say.
 */
export const extraDevices = deploymentRule({
  code: 'resource/extra-devices',
  severity: 'information',
  check: subject => {
    const { workload, limits } = subject;
    const { replicas, strategy, template } = workload.object.spec;
    const extra = Math.min(limits.maxSurge.value, replicas);
    if (strategy.type === 'Recreate' || extra === 0 || limits.maxUnavailable.value > 0 || knowsNodes(workload)) return [];
    return devicesOf(template.spec).map(({ name, count, path }) => ({
      message: l10n.t(
        'The extra pods of a rollout ({2}) request {0} more {1}. While none are free, these pods stay Pending.',
        extra * count,
        `\`${name}\``,
        extra,
      ),
      span: placeOf(workload.node, path),
      fixes: () => [setStrategy(subject, { maxSurge: 0, maxUnavailable: 1 })],
    }));
  },
});

/** The devices that the containers of a pod ask for. */
export function devicesOf({ containers, initContainers = [] }: PodSpec): readonly Devices[] {
  const lists = [
    ['containers', containers],
    ['initContainers', initContainers],
  ] as const;
  return lists.flatMap(([list, own]) =>
    own.flatMap(({ resources }, index) =>
      Object.entries({ ...resources?.requests, ...resources?.limits }).flatMap(([name, quantity]) => {
        const count = Number(quantity);
        const path = `spec.template.spec.${list}[${index}].resources.limits[${name}]`;
        return isDevice(name) && Number.isFinite(count) && count > 0 ? [{ name, count, path }] : [];
      }),
    ),
  );
}

/**
 * Whether a resource is one that nodes have by vendors' device plugins: it bears the vendor's domain (IsExtendedResourceName). Those of Kubernetes
 * itself don't: `cpu`, `memory`, `ephemeral-storage`, `hugepages-2Mi`, and what is of `kubernetes.io`.
 */
function isDevice(name: string): boolean {
  return name.includes('/') && !name.includes('kubernetes.io/') && !name.startsWith('requests.');
}
