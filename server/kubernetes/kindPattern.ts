/**
 * A pattern of texts in which an object of one of the kinds, or a list of them, may be: for whether it is worth while to parse a text at all. Looked for is the
 * kind as a value: in any quotes, with an anchor or a tag, behind comments, as a block, or out of sight in an alias or an escape.
 */
export function kindPattern(kinds: readonly string[]): RegExp {
  const names = kinds.join('|');
  return new RegExp(
    String.raw`kind["']?\s*:(?:\s|#[^\n\r]*[\n\r]|[&!][^\s,\]}]*\s|[|>][-+0-9]*\s)*(?:["']?(?:${names})(?:List)?(?![\w.-])|\*|"[^"\n]*\\)`,
  );
}
