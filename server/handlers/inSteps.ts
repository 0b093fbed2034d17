import { atOnce, type Steps } from '../preview/steps';
import type { Handler } from './handler';

type Work<Params, Result> = (...asked: Parameters<Handler<Params, Result>['answer']>) => Steps<Result>;

/** The part of a handler that answers, for one whose answer can take long: its work in steps. */
export function inSteps<Params, Result>(steps: Work<Params, Result>): Required<Pick<Handler<Params, Result>, 'answer' | 'steps'>> {
  return { steps, answer: (...asked) => atOnce(steps(...asked)) };
}
