import { z } from 'zod';
import { manifestInput, openManifest, workloadIn, workloadInput } from './manifests';
import { scenarioInput, scenarioOf } from './simulateRollout';
import { toolOf } from './tool';

export const compareStrategies = toolOf({
  name: 'compare_strategies',
  title: 'Compare rollout strategies',
  description:
    'Compares the manifest’s own update strategy with the usual ones (the default, full capacity, no extra pods, all at once, Recreate): ' +
    'most pods at a time, lowest number of available pods, and seconds until complete (null: never). Needs no cluster and changes nothing. ' +
    'Use it to choose maxSurge and maxUnavailable.',
  input: z.object({ ...manifestInput, ...workloadInput, ...scenarioInput }),
  answer: async (input, roots) => {
    const rows = workloadIn(await openManifest(input, roots), input.workload).compare(scenarioOf(input));
    const data = rows.map(({ id, title, detail, whatIf, summary }) => ({
      ...{ id, title, detail, whatIf },
      peakPods: summary.peakPods,
      lowestAvailable: summary.lowestAvailable,
      completeSeconds: summary.completeSeconds,
      outcome: summary.outcome,
    }));
    const lines = data.map(
      row =>
        `${row.title}${row.detail === '' ? '' : ` (${row.detail})`}: ` +
        `most ${row.peakPods} pods, at least ${row.lowestAvailable} available, ${row.completeSeconds === null ? row.outcome : `${row.completeSeconds} s`}`,
    );
    return {
      text: lines.length === 0 ? 'There is no rollout to compare: check_manifest says why.' : lines.join('\n'),
      data: { rows: data },
    };
  },
});
