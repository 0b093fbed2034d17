/** A strategic merge patch as the API server applies it: null removes, objects merge, lists of containers merge by name, other lists are replaced. */
export function strategicMergePatch(value: unknown, patch: unknown): unknown {
  if (Array.isArray(patch)) return Array.isArray(value) && isNamed(patch) ? mergeByName(value, patch) : patch;
  if (typeof patch !== 'object' || patch === null) return patch;
  const merged: Record<string, unknown> = typeof value === 'object' && value !== null ? { ...value } : {};
  for (const [key, change] of Object.entries(patch)) {
    if (change === null) Reflect.deleteProperty(merged, key);
    else merged[key] = strategicMergePatch(merged[key], change);
  }
  return merged;
}

interface Named {
  readonly name: string;
}

function isNamed(list: readonly unknown[]): list is readonly Named[] {
  return list.every(item => typeof item === 'object' && item !== null && 'name' in item);
}

function mergeByName(list: readonly unknown[], patches: readonly Named[]): unknown[] {
  const items = isNamed(list) ? [...list] : [];
  for (const patch of patches) {
    const index = items.findIndex(({ name }) => name === patch.name);
    if (index < 0) items.push(patch);
    else items[index] = strategicMergePatch(items[index], patch) as Named;
  }
  return items;
}
