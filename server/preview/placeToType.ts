import { isUnread } from '../kubernetes/readProblem';
import { begunWorkload } from '../kinds/workloads';
import type { Workload } from '../kubernetes/workloads/workload';
import { parseDocument } from '../yaml/parse';
import { splitDocuments } from '../yaml/splitDocuments';
import type { ManifestFile, PlacedWorkload } from './manifestFile';

/** Where something is typed. */
export type PlaceToType =
  | { readonly state: 'workload'; readonly placed: PlacedWorkload }
  /** In a patch, in what isn't a workload yet, or in what can't be read: `text` is that of its document, which begins at `base`. */
  | { readonly state: 'begun'; readonly workload: Workload; readonly text: string; readonly base: number }
  /** In a document that has nothing yet but a word that begins at `start`. */
  | { readonly state: 'blank'; readonly start: number };

/** Where an offset of a file is, which is `isYaml` or JSON; undefined where nothing is known of it. */
export function placeToType(file: ManifestFile, offset: number, isYaml: boolean): PlaceToType | undefined {
  const whole = file.text;
  const spans = splitDocuments(whole);
  const own = spans.filter(({ start }) => start <= offset).at(-1) ?? spans[0];
  const base = own?.start ?? 0;
  const behind = own === undefined ? '' : whole.slice(own.end, offset);
  if (behind !== '') return behind.endsWith('\n') && isYaml ? { state: 'blank', start: offset } : undefined;
  const nearest = (placed: readonly PlacedWorkload[]): PlacedWorkload | undefined =>
    placed.filter(other => other.base === base && base + other.workload.span.start < offset).at(-1);
  const [placed, partial] = [nearest(file.workloads), nearest(file.partial)];
  if (placed !== undefined && (partial === undefined || partial.workload.span.start < placed.workload.span.start))
    return isUnread(placed.workload)
      ? { state: 'begun', workload: { ...placed.workload, partial: true }, text: placed.text, base }
      : { state: 'workload', placed };
  if (partial !== undefined) return { state: 'begun', workload: partial.workload, text: partial.text, base };
  const text = whole.slice(base, own?.end);
  const word = wordOfBlank(text, offset - base);
  if (word !== undefined) return isYaml ? { state: 'blank', start: offset - word.length } : undefined;
  const workload = begunWorkload(parseDocument(text));
  return workload === undefined ? undefined : { state: 'begun', workload, text, base };
}

/** The word at the beginning of a line before the offset, where the document has nothing else but comments; undefined where it has. */
function wordOfBlank(text: string, offset: number): string | undefined {
  const rest = text.replaceAll(/^(?:---|%|[ \t]*#).*$/gm, '').trim();
  const word = /(?:^|\n)([A-Za-z]*)$/.exec(text.slice(0, offset))?.[1];
  return word === rest ? word : undefined;
}
