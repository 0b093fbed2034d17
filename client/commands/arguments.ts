import type { ActWhen } from '../timeline/panels';

/** Container name → image, out of a command's argument; undefined where it isn't that. */
export function imagesArgument(argument: unknown): Readonly<Record<string, string>> | undefined {
  if (typeof argument !== 'object' || argument === null || Array.isArray(argument)) return undefined;
  const entries = Object.entries(argument).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** A revision's number, 0 for the previous one; undefined where the argument isn't a whole number. */
export function revisionArgument(argument: unknown): number | undefined {
  return typeof argument === 'number' && Number.isInteger(argument) ? argument : undefined;
}

/** When to act; at rest where nothing is said. Whoever says when goes on from a timeline, which stays where that has no effect. */
export function whenArgument(argument: unknown): ActWhen {
  const at = argument === 'startOver' || typeof argument === 'number' ? argument : 'rest';
  return { at, stay: typeof argument === 'number' || argument === 'rest' };
}
