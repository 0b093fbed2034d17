/** What the versions of the pod template are called, and which colour they have: the same through the whole chain of commands. */
import type { Step, Timeline } from '../../server/protocol/timeline';
import type { VersionPods } from '../../server/protocol/versions';
import { withoutMiddle } from './labels';
import { remembered } from './remembered';

/** The colours and patterns that there are. */
export const slots = [0, 1, 2, 3] as const;

export type Slot = (typeof slots)[number];

/** Longer names lose their middle. */
const longestName = 30;

/** What ran before the first command is grey; the others have the colours in turn. */
export function slotOf(version: number): Slot {
  return version === 0 ? 0 : (slots[1 + ((version - 1) % 3)] ?? 1);
}

/** A version's name, with its letter where names alone would be too little: of three and more, or where two have the same. */
export function versionLabel(timeline: Timeline, version: number): string {
  const { letter, name } = versionName(timeline, version);
  return letter === '' ? name : `${letter} ${name}`;
}

/** The same for a line with room: longer, and with the last part of the image where the name is only its tag. */
export function longLabel(timeline: Timeline, version: number): string {
  const { letter } = versionName(timeline, version);
  const { name = '', images = [] } = timeline.versions[version] ?? {};
  const tagged = images.find(image => image.endsWith(`:${name}`));
  const long = withoutMiddle(tagged === undefined ? name : tagged.slice(tagged.lastIndexOf('/') + 1), 60);
  return letter === '' ? long : `${letter} ${long}`;
}

/** `letter` is empty where there is none. */
export function versionName({ versions }: Timeline, version: number): { readonly letter: string; readonly name: string } {
  const names = versions.map(({ name }) => name);
  const lettered = versions.length > 2 || new Set(names).size < names.length;
  return { letter: lettered ? letterOf(version) : '', name: withoutMiddle(names[version] ?? '', longestName) };
}

/** A, B … Z, then A2, B2 … */
function letterOf(version: number): string {
  const round = Math.floor(version / 26);
  return `${String.fromCharCode(65 + (version % 26))}${round === 0 ? '' : round + 1}`;
}

/** The version of a generation. */
export function versionOf({ generations }: Timeline, generation: number): number {
  return generations[generation]?.version ?? 0;
}

/** The states of pods that a picture tells apart. */
export type PodLook = Exclude<keyof VersionPods, 'version'>;

/** Those that count, from the axis upwards: those that serve first, so that their top can be held against the floor. */
export const stacked: readonly PodLook[] = ['available', 'ready', 'starting', 'failing', 'pending'];

/** How many pods of a version are so at each step. */
export interface Series {
  readonly version: number;
  readonly look: PodLook;
  readonly values: readonly number[];
}

/** Every series that isn't empty: by looks, and of each look by versions; terminating pods come last. */
export const seriesOf = remembered(({ steps }: Timeline): readonly Series[] => {
  const versions = [...new Set(steps.flatMap(({ pods }) => pods.map(({ version }) => version)))].sort((a, b) => a - b);
  return [...stacked, 'terminating' as const].flatMap(look =>
    versions.flatMap(version => {
      const values = steps.map(step => podsAt(step, version, look));
      return values.some(value => value > 0) ? [{ version, look, values }] : [];
    }),
  );
});

export function podsAt({ pods }: Step, version: number, look: PodLook): number {
  return pods.find(own => own.version === version)?.[look] ?? 0;
}

/** Pods that terminate at a step, of whatever version. */
export function terminatingAt({ pods }: Step): number {
  return pods.reduce((sum, { terminating }) => sum + terminating, 0);
}
