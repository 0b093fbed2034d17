import type { LineOrigin, RenderedObjectInfo } from '../../server/protocol/rendering';
import type { Shown } from './renderings';

/** Which line of a document stands for a line of what it is rendered to, and the other way round. Lines count from 0. */
export class Origins {
  readonly #byRendered: ReadonlyMap<number, LineOrigin>;
  readonly #objects: readonly RenderedObjectInfo[];

  /** `file`: the document as origins name it. */
  constructor(
    { rendered }: Pick<Shown, 'rendered'>,
    private readonly file: string,
  ) {
    this.#byRendered = new Map((rendered?.origins ?? []).map(origin => [origin.rendered, origin]));
    this.#objects = rendered?.objects ?? [];
  }

  /** The document's line that wrote a line; null where another file did, or it isn't known. */
  lineOf(rendered: number): number | null {
    const origin = this.#byRendered.get(rendered);
    return origin?.file === this.file ? origin.line : null;
  }

  /**
   * Where something is said of a line: at the line that wrote it, else, of an object that this document is the template of, at the first of the object's lines
   * that the document wrote, or the document's first.
   */
  placeOf(rendered: number): number | null {
    const origin = this.#byRendered.get(rendered);
    if (origin !== undefined) return origin.file === this.file ? origin.line : null;
    const object = this.objectAt(rendered);
    return object?.file === this.file ? this.firstLineOf(object) : null;
  }

  /** The first line of an object that the document wrote. */
  firstLineOf({ startLine, endLine }: RenderedObjectInfo): number {
    for (let line = startLine; line <= endLine; line += 1) {
      const own = this.lineOf(line);
      if (own !== null) return own;
    }
    return 0;
  }

  /** The lines that a line of the document wrote. */
  renderedBy(line: number): readonly number[] {
    return [...this.#byRendered.values()]
      .filter(origin => origin.file === this.file && origin.line === line)
      .map(({ rendered }) => rendered);
  }

  objectAt(rendered: number): RenderedObjectInfo | undefined {
    return this.#objects.find(({ startLine, endLine }) => startLine <= rendered && rendered <= endLine);
  }

  /** The workloads that the document wrote lines of, or is the template of. */
  workloads(): readonly RenderedObjectInfo[] {
    return workloadsOf(this.#objects).filter(object => object.file === this.file || this.#writesIn(object));
  }

  #writesIn({ startLine, endLine }: RenderedObjectInfo): boolean {
    for (let line = startLine; line <= endLine; line += 1) if (this.lineOf(line) !== null) return true;
    return false;
  }
}

export function workloadsOf(objects: readonly RenderedObjectInfo[]): readonly RenderedObjectInfo[] {
  return objects.filter(({ isWorkload }) => isWorkload);
}
