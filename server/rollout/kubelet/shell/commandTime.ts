/** How long a command takes that a container runs: what of it can be told without running it are its sleeps. */
import { own } from '../../../kubernetes/own';
import { tokensOf, type Lookup, type Token } from './tokens';

export interface CommandTime {
  /** At least so long; Infinity where it sleeps until it is killed. */
  readonly seconds: number;
  /** Whether that is all of it. */
  readonly known: boolean;
}

export const noTime: CommandTime = { seconds: 0, known: true };
const unknownTime: CommandTime = { seconds: 0, known: false };

const shells: ReadonlySet<string> = new Set(['sh', 'bash', 'ash', 'dash', 'ksh', 'zsh']);
/** Commands that run the one behind them. */
const wrappers: ReadonlySet<string> = new Set(['exec', 'command', 'busybox', 'nohup']);
/** Commands that are done at once. `nginx` and the like only hand a signal on. */
const quick: ReadonlySet<string> = new Set(
  `: [ true false echo printf test touch kill pkill killall date cd pwd export unset set umask trap sync rm mkdir mv cp cat ls hostname whoami id exit wait
  nginx apachectl apache2ctl httpd`.split(/\s+/),
);
/** Words that make what follows depend on something, or run more than once. */
const control: ReadonlySet<string> = new Set('if then else elif fi for while until do done case esac select function !'.split(' '));
/** Commands that are there for their answer. */
const questions: ReadonlySet<string> = new Set(['[', 'test', 'false']);
const longestScript = 4000;

/** The time of a command and its arguments as the kubelet runs them, without a shell of its own. `lookup` tells the container's variables. */
export function commandTime(command: readonly string[], lookup: Lookup): CommandTime {
  const start = command.findIndex(word => !wrappers.has(baseName(word)));
  if (start === -1) return noTime;
  const name = baseName(command[start] ?? '');
  const args = command.slice(start + 1);
  if (shells.has(name)) {
    const option = args.findIndex(arg => /^-[A-Za-z]+$/.test(arg) && arg.includes('c'));
    return option === -1 ? unknownTime : scriptTime(args[option + 1] ?? '', lookup);
  }
  return simpleTime(name, args);
}

function simpleTime(name: string, args: readonly string[]): CommandTime {
  if (name === 'sleep') return { seconds: args.reduce((sum, arg) => sum + secondsOf(arg), 0), known: true };
  return quick.has(name) ? noTime : unknownTime;
}

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** `30`, `1.5m`, `infinity`; with anything else `sleep` fails at once. */
function secondsOf(text: string): number {
  if (/^inf(inity)?$/i.test(text)) return Number.POSITIVE_INFINITY;
  const found = /^(\d+(?:\.\d*)?|\.\d+)([smhd]?)$/.exec(text);
  return found === null ? 0 : Number(found[1]) * (own(units, found[2] ?? '') ?? 1);
}

function scriptTime(script: string, lookup: Lookup): CommandTime {
  if (script.length > longestScript) return unknownTime;
  const own: Lookup = name => (script.includes(`${name}=`) ? undefined : lookup(name));
  const tokens = tokensOf(script, own);
  return tokens === null ? unknownTime : new Run(own).of(tokens);
}

/** The commands of a script one after the other. */
class Run {
  readonly #lookup: Lookup;
  #seconds = 0;
  #known = true;
  /** When the last command that runs in the background ends. */
  #backgroundEnds = 0;
  #skipNext = false;

  constructor(lookup: Lookup) {
    this.#lookup = lookup;
  }

  of(tokens: readonly Token[]): CommandTime {
    let words: Token[] = [];
    for (const token of [...tokens, { kind: 'operator', text: ';' } as const]) {
      if (token.kind === 'word' || /^&?[<>]/.test(token.text)) {
        words.push(token);
        continue;
      }
      if (!this.#take(words, token.text)) break;
      words = [];
    }
    return { seconds: this.#seconds, known: this.#known || !Number.isFinite(this.#seconds) };
  }

  /** A command and the operator behind it; answers whether the script goes on. */
  #take(words: readonly Token[], operator: string): boolean {
    const command = wordsOf(words);
    const name = command?.find(({ text }) => text !== '{')?.text ?? '';
    const branches = operator === '&&' || operator === '||';
    const lost = command === null || operator === ';;' || (operator === '&' && words.length === 0) || (branches && questions.has(name));
    if (lost || (control.has(name) && command[0]?.quoted === false)) {
      this.#known = false;
      return false;
    }
    if (!this.#skipNext) this.#run(name, command, operator === '&');
    this.#skipNext = operator === '||' && words.length > 0;
    return this.#skipNext || (name !== 'exit' && name !== 'exec');
  }

  #run(name: string, words: readonly Word[], inBackground: boolean): void {
    if (name === 'wait') this.#seconds = Math.max(this.#seconds, this.#backgroundEnds);
    const { seconds, known } = this.#timeOf(name, words);
    if (!known) this.#known = false;
    if (inBackground) this.#backgroundEnds = Math.max(this.#backgroundEnds, this.#seconds + seconds);
    else this.#seconds += seconds;
  }

  #timeOf(name: string, words: readonly Word[]): CommandTime {
    const inner = words.flatMap(({ runs }) => runs).map(script => scriptTime(script, this.#lookup));
    const command = words.filter(({ text, quoted }) => quoted || (text !== '{' && text !== '}'));
    const own = command.every(({ known }) => known)
      ? commandTime(
          command.map(({ text }) => text),
          this.#lookup,
        )
      : { seconds: 0, known: quick.has(baseName(name)) };
    return {
      seconds: inner.reduce((sum, { seconds }) => sum + seconds, own.seconds),
      known: own.known && inner.every(({ known }) => known),
    };
  }
}

type Word = Extract<Token, { readonly kind: 'word' }>;

/** The words of a command, without redirections and what is assigned before it; null where text for its input follows. */
function wordsOf(tokens: readonly Token[]): readonly Word[] | null {
  if (tokens.some(({ kind, text }) => kind === 'operator' && text === '<<')) return null;
  const words = tokens.filter((token, index): token is Word => token.kind === 'word' && tokens[index - 1]?.kind !== 'operator');
  const first = words.findIndex(({ text }) => !/^\w+=/.test(text));
  // What is only assigned takes as long as the commands in it.
  return first === -1 ? words.map(word => ({ ...word, text: ':', known: true })) : words.slice(first);
}

function baseName(program: string): string {
  return program.slice(program.lastIndexOf('/') + 1);
}
