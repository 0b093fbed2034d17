import { findingsInSteps, loudestFirst, plain } from '../preview/finding';
import { ofEach } from '../preview/steps';
import { objectInput } from './input';
import { detailInput, manifestInput, withManifest } from './manifest';
import { answered, firstOf, shortenedBoth, toolOf } from './tool';
import { anyKind } from './words';

export const checkManifest = toolOf({
  name: 'check_manifest',
  title: 'Check a Kubernetes manifest',
  description:
    'Says what the Kubernetes API server would reject or warn of in a manifest, and what it accepts, but is risky in a rollout. ' +
    'Each finding has a severity (error: rejected; warning, information, hint: accepted), a code, and a line and column (from 1). ' +
    `Of each ${anyKind} it also says in one line how a rollout would run. ` +
    'Needs no cluster and changes nothing. ' +
    'Use it before and after each edit of such a manifest.',
  input: objectInput({ ...manifestInput, ...detailInput('all findings') }),
  answer: (input, world) =>
    withManifest(input, world, function* (file) {
      const findings = loudestFirst(yield* findingsInSteps(file, input.path ?? 'manifest'));
      const { workloads } = file;
      const verdicts = yield* ofEach(workloads, workload => [
        { workload: workload.id, line: workload.line + 1, verdict: workload.verdict().text },
      ]);
      const lines = findings.map(
        ({ line, column, severity, code, message }) => `${line}:${column} ${severity} [${code}] ${message.replaceAll('\n', ' | ')}`,
      );
      const verdictLines = workloads.map(({ kind, name }, index) => `${kind}/${name}: ${verdicts[index]?.verdict ?? ''}`);
      return answered(shortenedBoth(verdictLines, lines.length === 0 ? ['No findings.'] : lines, input.detail), {
        workloads: firstOf(verdicts, input.detail),
        findings: firstOf(findings, input.detail).map(plain),
        total: { workloads: verdicts.length, findings: findings.length },
      });
    }),
});
