/** Work in steps: between two of them it can be interrupted, or left. */
export type Steps<Result> = Generator<undefined, Result>;

/** Does work in steps at once. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** What is said of each of several things, one step each. */
export function* ofEach<Thing, Item>(things: readonly Thing[], itemsOf: (thing: Thing) => readonly Item[]): Steps<Item[]> {
  const items: Item[] = [];
  for (const thing of things) {
    for (const item of itemsOf(thing)) items.push(item);
    yield;
  }
  return items;
}
