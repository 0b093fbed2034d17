/** What a YAML text says, before its words are understood; offsets are into the text. */
export type YamlNode = YamlScalar | YamlList | YamlMap | YamlAlias;

interface Placed {
  readonly start: number;
  readonly end: number;
}

export interface YamlScalar extends Placed {
  readonly kind: 'scalar';
  readonly text: string;
  /** Whether the text says what it is (`1` is a number): neither quotes nor a tag do. */
  readonly plain: boolean;
  /** As written out (`tag:yaml.org,2002:int`); undefined without one. */
  readonly tag: string | undefined;
}

export interface YamlList extends Placed {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
  readonly flow: boolean;
}

export interface YamlMap extends Placed {
  readonly kind: 'map';
  readonly pairs: readonly YamlPair[];
  readonly flow: boolean;
}

export interface YamlPair {
  readonly key: YamlNode;
  readonly value: YamlNode;
}

export interface YamlAlias extends Placed {
  readonly kind: 'alias';
  readonly name: string;
  /** What it stands for, which it may be part of; undefined for nothing. */
  readonly target: YamlNode | undefined;
}
