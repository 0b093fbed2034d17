/** Items of a long list, evenly, with the first and the last; all where there are no more than that. */
export function thinned<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  const stride = (items.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, index) => items[Math.round(index * stride)]).filter(item => item !== undefined);
}
