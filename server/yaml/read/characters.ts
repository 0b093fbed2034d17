/** What a UTF-16 unit is to go-yaml's scanner. 0 stands for the end of the text. */
const breaks: ReadonlySet<number> = new Set([0x0a, 0x0d, 0x85, 0x2028, 0x2029]);

export function isBreak(code: number): boolean {
  return code < 0x0e ? code === 0x0a || code === 0x0d : code > 0x7e && breaks.has(code);
}

export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

export function isBlankOrBreakOrEnd(code: number): boolean {
  return code <= 0x20 ? code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d || code === 0 : code > 0x7e && breaks.has(code);
}

/** A letter, a digit, `_` or `-`. */
export function isWord(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39) || code === 0x5f || code === 0x2d
  );
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** The first character that YAML 1.1 allows in no text; -1 without one. */
export function firstControl(text: string): number {
  return text.search(/[^\t\n\r\x20-\x7e\x85\xa0-\ufffd]/);
}
