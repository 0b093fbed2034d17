import { z } from 'zod';
import { findingsOf } from '../finding';
import { manifestInput, openManifest } from './manifests';
import { shortened, toolOf } from './tool';

export const checkManifest = toolOf({
  name: 'check_manifest',
  title: 'Check a Kubernetes manifest',
  description:
    'Says what the Kubernetes API server would reject or warn of in a manifest, and what it would accept although it hurts in a rollout. ' +
    'Each finding has a severity, a code, and a line and column (from 1). Needs no cluster and changes nothing. ' +
    'Use it before and after an edit of a Deployment, StatefulSet, or DaemonSet.',
  input: z.object({ ...manifestInput, detail: z.enum(['short', 'full']).optional().describe('`full` lists all findings.') }),
  answer: async (input, roots) => {
    const file = await openManifest(input, roots);
    const findings = findingsOf(file, input.path ?? 'manifest');
    const verdicts = file.workloads.map(workload => `${workload.kind}/${workload.name}: ${workload.verdict().text}`);
    const lines = findings.map(
      ({ line, column, severity, code, message }) => `${line}:${column} ${severity} [${code}] ${message.replaceAll('\n', ' | ')}`,
    );
    const text = [
      ...shortened(verdicts, input.detail === 'full'),
      ...(lines.length === 0 ? ['No findings.'] : shortened(lines, input.detail === 'full')),
    ];
    return {
      text: text.join('\n'),
      data: {
        workloads: file.workloads.map(workload => ({ workload: workload.id, line: workload.line + 1, verdict: workload.verdict().text })),
        findings: findings.map(({ severity, code, message, line, column, endLine, endColumn }) => ({
          severity,
          code,
          message,
          line,
          column,
          endLine,
          endColumn,
        })),
      },
    };
  },
});
