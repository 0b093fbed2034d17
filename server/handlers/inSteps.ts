import { atOnce, type Steps } from '../lsp/inTurns';
import type { OpenFile, PlacedWorkload } from '../lsp/openFile';
import type { Handler } from './handler';

type Work<Params, Result> = (...asked: Parameters<Handler<Params, Result>['answer']>) => Steps<Result>;

/** The part of a handler that answers, for one whose answer can take long: its work in steps. */
export function inSteps<Params, Result>(steps: Work<Params, Result>): Required<Pick<Handler<Params, Result>, 'answer' | 'steps'>> {
  return { steps, answer: (...asked) => atOnce(steps(...asked)) };
}

/** What is said of each workload of a file, one after the other. */
export function* ofWorkloads<Item>(
  { workloads }: Pick<OpenFile, 'workloads'>,
  itemsOf: (placed: PlacedWorkload) => readonly Item[],
): Steps<Item[]> {
  const items: Item[] = [];
  for (const placed of workloads) {
    for (const item of itemsOf(placed)) items.push(item);
    yield;
  }
  return items;
}
