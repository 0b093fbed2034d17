/** A value of a document together with where it stands. Offsets are UTF-16 code units into the text, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A value as the API server would read it, with the place in the text. An alias is located where the alias stands, not its anchor. */
export type Located = LocatedScalar | LocatedMap | LocatedList;

/** Set on what stands for an alias: the anchored node that it shares everything but its own span with. */
interface Aliasing {
  readonly alias?: Located;
}

export interface LocatedScalar extends Aliasing {
  readonly type: 'scalar';
  /** What the API server reads: YAML 1.1 for plain scalars (`yes` is true, `010` is 8). */
  readonly value: string | number | boolean | null;
  /** As written, quotes and all. */
  readonly source: string;
  readonly span: Span;
}

export interface LocatedMap extends Aliasing {
  readonly type: 'map';
  /** In the order of the text; duplicates kept. */
  readonly entries: readonly LocatedEntry[];
  readonly span: Span;
  /** Whether it is written in braces. */
  readonly flow: boolean;
}

export interface LocatedEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Located;
  /**
   * Set on what a merge key (`<<`) brings in: where the key stands in the anchored map. `keySpan` is the merge key's own,
   * and the value stands for an alias there.
   */
  readonly merged?: Span;
}

export interface LocatedList extends Aliasing {
  readonly type: 'list';
  readonly items: readonly Located[];
  readonly span: Span;
  readonly flow: boolean;
}
