import type { WorkloadId } from '../../server/protocol/scenario';
import { pickWorkload, workloadAt } from '../prompts/pickWorkload';
import type { Pieces } from './command';
import { findPlace, uriOf } from './workloads';

/** A workload of a document. */
export interface Chosen {
  readonly uri: string;
  readonly workload: WorkloadId;
}

/**
 * The workload that a command without further questions is about: the one that is named, else the one that the cursor is in, else the only one, else the
 * one picked. Undefined where there is none or the user leaves the choice.
 */
export async function chosenWorkload(
  pieces: Pieces,
  title: string,
  uriArgument: unknown,
  idArgument: unknown,
): Promise<Chosen | undefined> {
  const uri = uriOf(uriArgument);
  // A page can say itself that there is nothing (yet), so nothing is asked first.
  if (uri !== undefined && typeof idArgument === 'string') return { uri, workload: idArgument };
  const place = await findPlace(pieces, uriArgument, idArgument);
  if (place === undefined) return undefined;
  const { workloads, named, cursorLine } = place;
  const only = workloads.length === 1 ? workloads[0] : undefined;
  const meant = named ?? workloadAt(workloads, cursorLine) ?? only;
  if (meant !== undefined) return { uri: place.uri, workload: meant.id };
  const answer = await pieces.prompts.choose(pickWorkload(title, workloads, cursorLine));
  return answer.kind === 'chosen' ? { uri: place.uri, workload: answer.value.id } : undefined;
}
