import * as l10n from '@vscode/l10n';
import { printedLine } from './printedLine';
import type { Changes, WorkloadChange } from '../../server/preview/changes';
import type { Finding } from '../../server/preview/finding';

/** For a person: what each workload does, then what is to be said of it that wasn't before. */
export function changesText({ workloads, findings }: Changes): string {
  if (workloads.length === 0 && findings.length === 0) return `${l10n.t('No workload is changed.')}\n`;
  return `${[...workloads.map(workloadText), ...findings.map(findingText)].join('\n')}\n`;
}

function workloadText({ file, line, kind, name, title, effect, rollout }: WorkloadChange): string {
  const head = printedLine(`${file}:${line}: ${kind}/${name}: ${title ?? effect}`);
  return rollout === null ? head : `${head}\n  ${rollout.verdict.map(printedLine).join(' · ')}`;
}

function findingText({ file, line, column, severity, code, message }: Finding): string {
  return printedLine(`${file}:${line}:${column}: ${severity}: ${message.split('\n', 1)[0] ?? ''} [${code}]`);
}
