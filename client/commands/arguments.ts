import { actionTime } from '../../server/protocol/scenarioSchema';
import { dictionary, fits, text, whole } from '../../server/protocol/schema';
import type { ActWhen } from '../timeline/panels';

const images = dictionary(text(10_000), 1000);

/** Container name → image, out of a command's argument; undefined where it isn't that. */
export function imagesArgument(argument: unknown): Readonly<Record<string, string>> | undefined {
  return fits(images, argument) && Object.keys(argument).length > 0 ? argument : undefined;
}

/** A revision's number, 0 for the previous one; undefined where the argument isn't a whole number. */
export function revisionArgument(argument: unknown): number | undefined {
  return fits(whole(), argument) ? argument : undefined;
}

/** When to act; at rest where nothing is said. Whoever says when goes on from a timeline, which stays where that has no effect. */
export function whenArgument(argument: unknown): ActWhen {
  const at = argument === 'startOver' || fits(actionTime, argument) ? argument : 'rest';
  return { at, stay: typeof at === 'number' || argument === 'rest' };
}
