import * as l10n from '@vscode/l10n';
import { workloadsNamed } from '../server/preview/named';
import type { PreviewedWorkload } from '../server/preview/workload';
import { WrongUse } from './surface';

/** The workloads of a file that a name means (see `workloadsNamed`); all where none is asked for. Throws WrongUse where there is none. */
export function chosen(workloads: readonly PreviewedWorkload[], asked: string | undefined, file: string): readonly PreviewedWorkload[] {
  if (workloads.length === 0) throw new WrongUse(l10n.t('{0}: no workload is in it', file));
  if (asked === undefined) return workloads;
  const found = workloadsNamed(workloads, asked);
  if (found.length > 0) return found;
  throw new WrongUse(l10n.t('{0}: no workload “{1}”; it has {2}', file, asked, workloads.map(({ name }) => name).join(', ')));
}
