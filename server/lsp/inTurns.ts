import type { CancellationToken } from 'vscode-languageserver';
import type { Steps } from '../preview/steps';
import { cancelled } from './guard';

/** Milliseconds of work after which others have their turn. */
const turnMilliseconds = 50;

/** Does work in steps so that other requests are answered meanwhile. Rejects as cancelled where nobody waits for it any more. */
export type InTurns = <Result>(steps: Steps<Result>, token: CancellationToken) => Promise<Result>;

/**
 * Calls back once what has come in was read. In Node a timer won't do: two answers that wait for theirs, and work longer than these take, keep everything
 * else waiting.
 */
export type OthersFirst = (proceed: () => void) => void;

/** @param now the clock, in milliseconds */
export function turnsAfter(othersFirst: OthersFirst, now = (): number => performance.now()): InTurns {
  return async (steps, token) => {
    let end = now() + turnMilliseconds;
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) return step.value;
      if (now() < end) continue;
      await new Promise<void>(othersFirst);
      if (token.isCancellationRequested) throw cancelled();
      end = now() + turnMilliseconds;
    }
  };
}
