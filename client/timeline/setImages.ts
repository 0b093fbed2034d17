import type { ScenarioAction } from '../../server/protocol/scenario';

/**
 * The images that a scenario's actions have set, by container; `*` counts for all without one of their own. Null where nothing was set, or something else
 * was done too, so that the images aren't all that changed.
 */
export function setImages(actions: readonly ScenarioAction[]): Readonly<Record<string, string>> | null {
  if (actions.length === 0) return null;
  let images: Readonly<Record<string, string>> = {};
  for (const { action } of actions) {
    if (action.kind !== 'setImage') return null;
    images = '*' in action.images ? action.images : { ...images, ...action.images };
  }
  return images;
}
