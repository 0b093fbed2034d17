/** What the scanner cuts a text into, named as in libyaml. */
export interface Token {
  readonly type:
    | 'versionDirective'
    | 'tagDirective'
    | 'documentStart'
    | 'documentEnd'
    | 'blockSequenceStart'
    | 'blockMappingStart'
    | 'blockEnd'
    | 'flowSequenceStart'
    | 'flowSequenceEnd'
    | 'flowMappingStart'
    | 'flowMappingEnd'
    | 'blockEntry'
    | 'flowEntry'
    | 'key'
    | 'value'
    | 'alias'
    | 'anchor'
    | 'tag'
    | 'scalar'
    | 'streamEnd'
    /** The scanner goes no further; why, the cursor knows. */
    | 'fault';
  readonly start: number;
  readonly end: number;
  /** The text of a scalar, the name of an anchor or alias, the handle of a tag or of its directive, the version of the other one. */
  readonly value: string;
  /** What follows a tag's handle; the prefix that a directive gives it. */
  readonly suffix: string;
  /** Of a scalar: neither quoted nor a block. */
  readonly plain: boolean;
}
