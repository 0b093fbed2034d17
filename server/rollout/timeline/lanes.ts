import type { Lane } from '../../protocol/lanes';
import type { PodState } from '../../protocol/timeline';
import type { Cluster, Generation } from '../cluster/cluster';
import type { PodGroup } from '../cluster/podGroups';
import { podSuffix } from '../cluster/podSuffix';

/** More lanes than that are drawn together with their neighbours. */
const maxLanes = 120;
/** Of more places not each has a lane that its pods take in turn. */
const maxPlaces = 60;

interface Life {
  readonly place: string | undefined;
  readonly generation: Generation;
  readonly id: number;
  count: number;
  readonly states: { step: number; state: PodState }[];
}

/** Keeps the life of each group of pods, by the steps at which it changes. */
export class LaneLog {
  readonly #lives = new Map<number, Life>();
  #frozen = false;
  #fromHighest = false;

  /** The pods that exist when the timeline begins. */
  begin(cluster: Cluster): void {
    this.#fromHighest = cluster.controller.fromHighest ?? false;
    for (const { pods } of cluster.generations) {
      for (const group of [...pods.readyGroups, ...pods.unreadyGroups]) this.changed(group, 1);
    }
    for (const { what } of cluster.timers.all) if (what.kind === 'gone' && what.group.state === 'terminating') this.changed(what.group, 1);
  }

  changed(group: PodGroup, step: number): void {
    if (this.#frozen) return;
    let life = this.#lives.get(group.id);
    if (life === undefined) {
      life = { place: group.place, generation: group.generation, id: group.id, count: 0, states: [] };
      this.#lives.set(group.id, life);
    }
    life.count = group.count;
    const last = life.states.at(-1);
    if (last?.step === step) last.state = group.state;
    else life.states.push({ step, state: group.state });
  }

  split(from: PodGroup, to: PodGroup): void {
    const life = this.#lives.get(from.id);
    if (this.#frozen || life === undefined) return;
    life.count = from.count;
    this.#lives.set(to.id, { ...life, id: to.id, count: to.count, states: life.states.map(entry => ({ ...entry })) });
  }

  /** From now on nothing is added: the list of steps ends here. */
  freeze(): void {
    this.#frozen = true;
  }

  get generations(): Set<Generation> {
    return new Set([...this.#lives.values()].map(({ generation }) => generation));
  }

  /** One lane a pod where they were simulated one by one; otherwise pods with the same life share one. */
  lanes(order: readonly Generation[]): readonly Lane[] {
    let lives = [...this.#lives.values()];
    const places = placesOf(lives, this.#fromHighest);
    if (places !== null) return places.flatMap(place => placeLanes(place, lives, order));
    if (lives.length > maxLanes || lives.some(({ count }) => count > 1)) lives = sharedLives(lives);
    lives.sort(
      (a, b) => order.indexOf(a.generation) - order.indexOf(b.generation) || firstStep(a) - firstStep(b) || endStep(a) - endStep(b),
    );
    return merged(lives).map(({ place, generation, id, count, states }) => {
      const index = order.indexOf(generation);
      return {
        generation: index,
        pod: count === 1 ? (place ?? podSuffix(generation.name, id)) : null,
        count,
        states: states.map(({ step, state }) => ({ step, state, generation: index })),
      };
    });
  }
}

/** The places of the pods in the order in which they are updated; null where pods have none, or too many. */
function placesOf(lives: readonly Life[], fromHighest: boolean): readonly string[] | null {
  const places = new Set<string>();
  for (const { place } of lives) {
    if (place === undefined || places.size > maxPlaces) return null;
    places.add(place);
  }
  if (places.size === 0 || places.size > maxPlaces) return null;
  const all = [...places].sort(inOrder);
  return fromHighest ? all.reverse() : all;
}

/** `node-2` before `node-10`. */
function inOrder(one: string, other: string): number {
  const [{ stem, number }, { stem: otherStem, number: otherNumber }] = [numbered(one), numbered(other)];
  if (stem !== otherStem) return stem < otherStem ? -1 : 1;
  return number - otherNumber;
}

/** A name taken apart into what stands before the digits at its end, and their number; 0 for none. */
function numbered(name: string): { readonly stem: string; readonly number: number } {
  let end = name.length;
  while (end > 0 && /\d/.test(name.charAt(end - 1))) end -= 1;
  return { stem: name.slice(0, end), number: Number(name.slice(end)) };
}

/** The pods of a place in turn; one that is there beside another has a lane below. */
function placeLanes(place: string, lives: readonly Life[], order: readonly Generation[]): readonly Lane[] {
  const lanes: (Lane & { states: Lane['states'][number][] })[] = [];
  for (const life of lives.filter(other => other.place === place)) {
    const generation = order.indexOf(life.generation);
    const states = life.states.map(({ step, state }) => ({ step, state, generation }));
    const free = lanes.find(lane => {
      const last = lane.states.at(-1);
      return last !== undefined && last.state === 'gone' && last.step <= firstStep(life);
    });
    if (free === undefined) lanes.push({ generation: null, pod: place, count: 1, states });
    else free.states.push(...states);
  }
  return lanes;
}

function firstStep({ states }: Life): number {
  return states[0]?.step ?? 0;
}

function endStep({ states }: Life): number {
  return states.find(({ state }) => state === 'terminating' || state === 'gone')?.step ?? Number.MAX_SAFE_INTEGER;
}

function sharedLives(lives: readonly Life[]): Life[] {
  const shared = new Map<string, Life>();
  for (const life of lives) {
    const key = `${life.generation.number} ${life.states.map(({ step, state }) => `${step}${state}`).join()}`;
    const same = shared.get(key);
    if (same === undefined) shared.set(key, { ...life });
    else same.count += life.count;
  }
  return [...shared.values()];
}

/** Neighbours of a generation share the life of the first of them, so that the lanes stay few. */
function merged(lives: readonly Life[]): readonly Life[] {
  if (lives.length <= maxLanes) return lives;
  const together = Math.ceil(lives.length / maxLanes) + 1;
  const result: Life[] = [];
  let members = 0;
  for (const life of lives) {
    const last = result.at(-1);
    if (last?.generation === life.generation && members < together) {
      last.count += life.count;
      members++;
    } else {
      result.push({ ...life });
      members = 1;
    }
  }
  return result;
}
