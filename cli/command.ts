import type { Exit, Surface } from './surface';

/** A command of the program. */
export interface Command {
  readonly name: string;
  /** What comes behind the name, such as `[PATH…]`. */
  readonly operands: string;
  /** In one line what it is for. */
  readonly summary: () => string;
  /** Its options, each with what it means, in the order in which they are shown. */
  readonly options: readonly (readonly [string, () => string])[];
  /** Throws WrongUse where it can't begin. */
  readonly run: (args: readonly string[], surface: Surface) => Promise<Exit>;
}
