/** The shape of the lines of records/pod-timing.jsonl and records/real-rollouts.jsonl: pods on a real kubelet (see records/README.md). */
import type { Container, PodSpec, Probe } from '../../server/kubernetes/pods/pod';
import type { RecordedSpec } from './rolloutRecord';

export interface Behaviour {
  /** Seconds after its start until the application was up. */
  readonly readyAfter?: number;
  /** It never was. */
  readonly never?: boolean;
  /** Seconds after TERM until it exited; "ignore": it didn't. */
  readonly onTerm?: number | 'ignore';
  /** Seconds after its start until it exited by itself. */
  readonly exitAfter?: number;
}

export interface PodRecord {
  readonly id: string;
  readonly container: RecordedContainer;
  readonly pod?: Partial<PodSpec>;
  readonly behaviour: Behaviour;
}

export interface PodTimingRecord extends PodRecord {
  readonly minReadySeconds?: number;
  readonly second?: Behaviour;
  readonly runs: readonly {
    readonly running?: number;
    readonly ready?: number;
    readonly available?: number;
    readonly goneAfterDeletion?: number;
  }[];
}

export interface RealRolloutRecord extends PodRecord {
  readonly replicas: number;
  readonly spec: RecordedSpec;
  readonly next?: { readonly image?: string; readonly behaviour?: Behaviour };
  readonly completeAfterSeconds: number | null;
  readonly oldPodsGoneAfterSeconds: number | null;
  readonly pods: readonly { readonly created?: number; readonly running?: number }[];
}

type RecordedContainer = Omit<Partial<Container>, 'readinessProbe' | 'startupProbe' | 'livenessProbe'> & {
  readonly readinessProbe?: Partial<Probe>;
  readonly startupProbe?: Partial<Probe>;
  readonly livenessProbe?: Partial<Probe>;
};

/** The pod with what the API server adds. */
export function podSpecOf({ container, pod }: PodRecord): PodSpec {
  const { readinessProbe, startupProbe, livenessProbe, ...rest } = container;
  const probed: Container = {
    name: 'app',
    image: 'registry.example/app:1',
    ...rest,
    ...(readinessProbe === undefined ? {} : { readinessProbe: defaultedProbe(readinessProbe) }),
    ...(startupProbe === undefined ? {} : { startupProbe: defaultedProbe(startupProbe) }),
    ...(livenessProbe === undefined ? {} : { livenessProbe: defaultedProbe(livenessProbe) }),
  };
  return { terminationGracePeriodSeconds: 30, ...pod, containers: [probed] };
}

function defaultedProbe(probe: Partial<Probe>): Probe {
  return { initialDelaySeconds: 0, periodSeconds: 10, timeoutSeconds: 1, successThreshold: 1, failureThreshold: 3, ...probe };
}
