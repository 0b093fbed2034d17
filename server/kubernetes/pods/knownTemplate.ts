/**
 * While somebody types in a manifest, its pod template mostly stays as it is. The one that was read last is kept, so that an equal one is the same object, and
 * what follows from a template alone is worked out once.
 */
import type { ApiObject } from '../apiObject';

let last: { readonly text: string; readonly template: ApiObject } | undefined;

/** A decoded template: the one before it, where that is equal. */
export function knownTemplate(template: ApiObject): ApiObject {
  const text = JSON.stringify(template);
  if (last?.text !== text) last = { text, template };
  return last.template;
}

/** A function of a template, or of a part of one, and of what `keyOf` tells apart: worked out once for each, as long as the template is there. */
export function ofTemplate<Part extends object, Rest extends readonly unknown[], Result>(
  keyOf: (...rest: Rest) => string,
  compute: (part: Part, ...rest: Rest) => Result,
): (part: Part, ...rest: Rest) => Result {
  const known = new WeakMap<Part, Map<string, Result>>();
  return (part, ...rest) => {
    const results = known.get(part) ?? new Map<string, Result>();
    known.set(part, results);
    const key = keyOf(...rest);
    const found = results.get(key);
    if (found !== undefined) return found;
    const result = compute(part, ...rest);
    results.set(key, result);
    return result;
  };
}
