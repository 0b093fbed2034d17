import { plain } from '../../server/preview/finding';
import type { Findings } from './format';

/** For a program: all findings with their places, which count from 1. */
export function json({ findings, files, workloads }: Findings): string {
  return `${JSON.stringify({ version: 1, files, workloads, findings: findings.map(plain) }, null, 2)}\n`;
}
