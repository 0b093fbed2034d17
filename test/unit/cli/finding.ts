import type { Finding } from '../../../server/preview/finding';

/** A finding, with what a test says of it. */
export function finding(own: Partial<Finding> = {}): Finding {
  return {
    ...{ file: 'web.yaml', line: 6, column: 13, endLine: 6, endColumn: 15, severity: 'error', code: 'spec/negative' },
    message: 'replicas is negative\nAPI server: spec.replicas: Invalid value: -1',
    page: 'https://example.com/docs/rules/spec/negative.md',
    sourceLine: '  replicas: -1',
    ...own,
  };
}
