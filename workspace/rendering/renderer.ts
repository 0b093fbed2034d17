import type {
  KeyEffects,
  LineOrigin,
  NamedKey,
  NumberOrigin,
  PlacedFault,
  RenderedObjectInfo,
  RenderingQuestion,
  RenderingQuestions,
  ValueEdit,
  ValuesProbe,
} from '../../server/protocol/rendering';
import type { RenderingFault } from '../../server/protocol/renderingFault';
import { hashOf, type Mirrors } from './mirror';
import type { Refusal } from './kustomize';
import type { ToolRun } from './run';
import type { Tool } from './tool';

/** What came of rendering. */
export type Rendering =
  | Rendered
  /** The tool refuses; files by their paths from the folder that is rendered. */
  | { readonly state: 'fault'; readonly fault: RenderingFault; readonly places: readonly PlacedFault[] }
  /** Not rendered, as it needs what isn't allowed unasked. */
  | { readonly state: 'refused'; readonly refusals: readonly Refusal[] }
  | { readonly state: 'stopped'; readonly why: 'time' | 'output' | 'memory' | 'cancelled' }
  | { readonly state: 'failed'; readonly message: string };

/** A key of the values with what it does, and where the value stands that counts in its place. */
export type KeyAnswer = Pick<ValuesProbe, 'key' | 'set'> & KeyEffects;

/** What a tool printed, and who wrote it. */
export interface Rendered {
  readonly state: 'rendered';
  readonly output: string;
  readonly objects: readonly RenderedObjectInfo[];
  readonly origins: readonly LineOrigin[];
  readonly milliseconds: number;
  /** Whether a chart is rendered as it is installed first: for an upgrade it refuses what it can't read from a cluster. */
  readonly asInstall: boolean;
  /** The directories, by their absolute paths, that it was made of files of. */
  readonly directories: readonly string[];
  /** What wasn't taken over into the mirror: links that lead elsewhere, what is too large, a schema that refers beyond itself. */
  readonly leftOut: readonly string[];
  /** The keys of the values that set its numbers: found out when it is first asked. A kustomization has none. */
  readonly numbers: () => Promise<readonly NumberOrigin[]>;
  /** What a key of the values does, at a place of a file by its absolute path; null where there is none, or it can't be told. */
  readonly effectsOf: (place: { readonly file: string; readonly line: number; readonly character: number }) => Promise<KeyAnswer | null>;
  /** The keys of the values that a text on one of its lines is put together from, as far as they are known. */
  readonly keysOf: (line: number, text: string) => Promise<readonly NamedKey[]>;
  /** How a text on one of its lines is changed in the values; null where that isn't known. Of a kustomization it never is. */
  readonly written: (line: number, before: string, after: string) => Promise<readonly ValueEdit[] | null>;
  /** The fields that come out otherwise each time: found out when it is first asked. */
  readonly unstable: () => Promise<RenderingQuestions['unstable']['answer']['objects']>;
}

/** Answers the questions about texts; null where nobody can be asked. */
export type Ask = <Q extends RenderingQuestion>(
  question: Q,
  asked: RenderingQuestions[Q]['asked'],
) => Promise<RenderingQuestions[Q]['answer'] | null>;

/** What rendering is done with. */
export interface Renderer {
  readonly mirrors: Mirrors;
  readonly ask: Ask;
  /** In milliseconds, for how long something took. */
  readonly now: () => number;
}

/** What a tool is run for. */
export interface RenderingWorld {
  readonly tool: Tool;
  /** The workspace's folder. */
  readonly folder: string;
  /** Texts that aren't saved, by their absolute paths. */
  readonly unsaved: ReadonlyMap<string, string>;
  readonly signal: AbortSignal;
  /** Whether the user has asked for it after it took too long. */
  readonly isAsked?: boolean;
}

const most = { renderings: 20, characters: 32_000_000 };

/** Renderings by all that they depend on. What was stopped or can't be run isn't kept. */
export class RenderingCache {
  readonly #known = new Map<string, Promise<Rendering>>();

  async get(key: readonly unknown[], render: () => Promise<Rendering>): Promise<Rendering> {
    const hash = hashOf(JSON.stringify(key));
    const known = this.#known.get(hash);
    if (known === undefined) return this.#begin(hash, render);
    this.#known.delete(hash);
    this.#known.set(hash, known);
    const result = await known;
    // Whoever began it has given it up, which is nothing to those who wait for it.
    return result.state === 'stopped' && result.why === 'cancelled' ? this.get(key, render) : result;
  }

  #begin(hash: string, render: () => Promise<Rendering>): Promise<Rendering> {
    const rendering = render()
      .catch((): Rendering => ({ state: 'failed', message: '' }))
      .then(result => {
        if (result.state === 'stopped' || result.state === 'failed') this.#known.delete(hash);
        void this.#thin();
        return result;
      });
    this.#known.set(hash, rendering);
    return rendering;
  }

  async #thin(): Promise<void> {
    let characters = 0;
    for (const [index, [hash, rendering]] of [...this.#known].reverse().entries()) {
      const result = await rendering;
      characters += result.state === 'rendered' ? result.output.length : 0;
      if (index >= most.renderings || characters > most.characters) this.#known.delete(hash);
    }
  }
}

/** What a run comes to where it printed nothing to go on with; null where it did. */
export function unrendered(run: ToolRun): Rendering | null {
  if ('stopped' in run) return { state: 'stopped', why: run.stopped };
  return 'failed' in run ? { state: 'failed', message: run.failed } : null;
}

/** Calls a function once. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return async () => (made ??= make());
}
