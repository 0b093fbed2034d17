import { digest } from '../../server/kubernetes/digest';
import type { Finding } from '../../server/preview/finding';

/**
 * Names each finding so that it keeps its name while lines above it come and go: by file, code, message, and the text of its line; the n-th of equal ones by n.
 */
export function fingerprints(findings: readonly Finding[]): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map(({ file, code, message, sourceLine }) => {
    const key = JSON.stringify([file, code, message, sourceLine.trim()]);
    const number = (seen.get(key) ?? 0) + 1;
    seen.set(key, number);
    return digest(`${key}#${number}`);
  });
}
