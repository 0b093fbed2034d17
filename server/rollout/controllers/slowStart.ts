/** The most that the controllers begin at the same time. */
const mostAtOnce = 500;

/**
 * The last place of the batch that a place is in: pods are created in batches of 1, 2, 4, … of which each is only begun if all of those before succeeded
 * (slowStartBatch, syncNodes).
 */
export function endOfBatch(place: number): number {
  let end = 0;
  for (let size = 2; end < place; size = Math.min(size * 2, mostAtOnce)) end += size;
  return end;
}
