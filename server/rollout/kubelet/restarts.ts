/** Containers that end by themselves, or are killed, and start again (kuberuntime: doBackOff; restartPolicy Always). */
import type { PodSpec } from '../../kubernetes/deployment';
import type { PodChange, PodLife } from './podLife';
import { killedAt, readyAt, type Start } from './probes';

const firstBackOff = 10_000;
const longestBackOff = 300_000;
/** From the decision to start a container again until it runs. */
const restartMs = 1000;
/** After so many ends it is the same over and over. */
const newEnds = 2;

/**
 * The life of a pod whose containers end `exitsMs` after they run, or when a probe has them killed: ready (where it comes to that), crash, ready
 * again … The first restart is immediate, later ones wait 10, 20, 40 … 300 s.
 */
export function restartingLife(pod: PodSpec, first: Start, exitsMs: number, terminationMs: number): PodLife {
  const changes: PodChange[] = [];
  let start = first;
  let ends = 0;
  const addRun = () => {
    const ready = readyAt(pod, start);
    const end = Math.min(start.runningMs + exitsMs, killedAt(pod, start));
    const recurring = ends >= newEnds;
    if (ready < end) changes.push({ afterMs: ready, state: 'ready', recurring });
    if (!Number.isFinite(end)) return false;
    changes.push({ afterMs: end, state: 'crashLoop', recurring });
    const wait = (ends === 0 ? 0 : Math.min(longestBackOff, firstBackOff * 2 ** (ends - 1))) + restartMs;
    start = movedTo(end + wait, start);
    ends++;
    return true;
  };
  let more = true;
  const change = (index: number): PodChange | null => {
    while (more && changes.length <= index) more = addRun();
    return changes[index] ?? null;
  };
  return { change, terminationMs };
}

function movedTo(runningMs: number, { runningMs: before, upMs, unprobedMs }: Start): Start {
  return { runningMs, upMs: upMs + runningMs - before, unprobedMs: unprobedMs + runningMs - before };
}
