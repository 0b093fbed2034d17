import type { CancellationToken } from 'vscode-languageserver';
import type { Steps } from '../preview/steps';
import { cancelled } from './guard';

/** Milliseconds of work after which others have their turn. */
const turnMilliseconds = 50;

/**
 * Does work in steps so that other requests are answered meanwhile. Rejects as cancelled where nobody waits for it any more.
 * @param now the clock, in milliseconds
 */
export async function inTurns<Result>(
  steps: Steps<Result>,
  token: CancellationToken,
  now = (): number => performance.now(),
): Promise<Result> {
  let end = now() + turnMilliseconds;
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    if (now() < end) continue;
    await new Promise(resolve => setTimeout(resolve, 0));
    if (token.isCancellationRequested) throw cancelled();
    end = now() + turnMilliseconds;
  }
}
