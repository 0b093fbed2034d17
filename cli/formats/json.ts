import { plain } from '../../server/preview/finding';
import type { Findings } from './format';
import { printedJson } from './printedJson';

/** For a program: all findings with their places, which count from 1. */
export function json({ findings, files, workloads }: Findings): string {
  return printedJson({ version: 1, files, workloads, findings: findings.map(plain) });
}
