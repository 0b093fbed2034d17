import type { Answer } from './question';

/** What is known before a step goes in, what is known after it comes out; `settled` where there was only one answer and nothing was asked. */
export type Step<S> = (known: S, place: Place) => Promise<Answer<S> | Settled<S>>;

export interface Place {
  /** Whether there is a question to go back to. */
  readonly canGoBack: boolean;
}

export interface Settled<S> {
  readonly kind: 'settled';
  readonly value: S;
}

/** Asks one question after the other; `back` returns to the last one that was really asked. Answers undefined once the user cancels. */
export async function walk<S>(start: S, steps: readonly Step<S>[]): Promise<S | undefined> {
  const asked: { readonly index: number; readonly known: S }[] = [];
  let known = start;
  let index = 0;
  for (let step = steps[index]; step !== undefined; step = steps[index]) {
    const answer = await step(known, { canGoBack: asked.length > 0 });
    switch (answer.kind) {
      case 'chosen':
        asked.push({ index, known });
        known = answer.value;
        index += 1;
        break;
      case 'settled':
        known = answer.value;
        index += 1;
        break;
      case 'back': {
        const last = asked.pop();
        if (last === undefined) return undefined;
        ({ index, known } = last);
        break;
      }
      case 'cancelled':
        return undefined;
    }
  }
  return known;
}
