import { visible } from '../../server/escapes/shown';
import type { Severity } from '../../server/preview/finding';
import { fingerprints } from './fingerprint';
import type { Findings } from './format';
import { printedJson } from './printedJson';

const severities = { error: 'critical', warning: 'major', information: 'minor', hint: 'info' } as const satisfies Record<Severity, string>;

/** A report of GitLab's code quality (https://docs.gitlab.com/ci/testing/code_quality/). */
export function gitlab({ findings }: Findings): string {
  const names = fingerprints(findings);
  const entries = findings.map(({ file, line, endLine, severity, code, message }, index) => ({
    description: visible(message.replaceAll('\n', ' ')),
    check_name: code,
    fingerprint: names[index],
    severity: severities[severity],
    location: { path: file, lines: { begin: line, end: endLine } },
  }));
  return printedJson(entries);
}
