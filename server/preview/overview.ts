import { mostOverviewRows, mostStripPoints, type OverviewResult, type OverviewRollout, type OverviewRow } from '../protocol/overview';
import type { Timeline, Verdict } from '../protocol/timeline';
import type { PlainRollout } from '../rollout/plainRollout';
import { defaultSentences } from '../rollout/unknown';
import { rolloutOf } from './judgements';
import type { ManifestFile, PlacedWorkload } from './manifestFile';
import { lineIn } from './place';
import { problemsOf, risksOf } from './remarks';
import type { PreviewSettings } from './settings';
import { ofEach, type Steps } from './steps';
import { thinned } from './thinned';
import { unreadVerdicts, verdictOf, type WorkloadVerdict } from './verdict';

/** All workloads of a file at once, up to so many, in steps: each is one. */
export function* overviewOf(file: ManifestFile, settings: PreviewSettings, most = mostOverviewRows): Steps<OverviewResult> {
  const rows = yield* ofEach(file.workloads.slice(0, most), placed => [rowOf(file, placed, settings)]);
  return { rows, workloads: file.workloads.length, unread: unreadVerdicts(file).filter(({ lines }) => lines.length > 0) };
}

function rowOf(file: ManifestFile, placed: PlacedWorkload, settings: PreviewSettings): OverviewRow {
  const { kind, name, namespace, span } = placed.workload;
  const said = verdictOf(file, placed, settings);
  const timeline = said.state === 'rollout' ? rolloutOf(placed, settings) : undefined;
  const remarks = [...problemsOf(placed), ...risksOf(placed, settings)];
  const loud = (wanted: string): number => remarks.filter(({ severity }) => severity === wanted).length;
  return {
    workload: placed.id,
    kind,
    name,
    namespace,
    line: lineIn(file, placed, span),
    state: said.state,
    verdict: timeline === undefined ? withoutRollout(said) : sameAsLens(timeline, placed),
    uncounted: said.uncounted,
    problems: { errors: loud('error'), warnings: loud('warning') },
    rollout: timeline === undefined ? null : rolloutRow(timeline),
  };
}

/** What is assumed of placeholders stands with the verdict, as above the workload. */
function sameAsLens({ verdict: { tone, parts } }: Pick<Timeline, 'verdict'>, { workload }: PlacedWorkload): Verdict {
  return { tone, parts: [...parts, ...defaultSentences(workload.object)] };
}

function withoutRollout({ state, text }: WorkloadVerdict): Verdict {
  return { tone: state === 'unknown' ? 'info' : 'error', parts: [text] };
}

function rolloutRow({ limits, summary, steps }: PlainRollout): OverviewRollout {
  const rests = steps.filter(({ rests: quiet }) => quiet);
  const [before] = steps;
  return { limits, summary, strip: [...(before === undefined ? [] : [before]), ...thinned(rests, mostStripPoints)].map(stripPoint) };
}

function stripPoint({ atSeconds, available, pods }: PlainRollout['steps'][number]): OverviewRollout['strip'][number] {
  const old = pods.find(({ version }) => version === 0)?.available ?? 0;
  return { atSeconds, old, new: available - old };
}
