import * as l10n from '@vscode/l10n';
import type { PreviewedWorkload } from '../server/preview/workload';
import { WrongUse } from './surface';

/** The workloads of a file with the name, `Kind/name`, or id; all where none is asked for. Throws WrongUse where there is none. */
export function chosen(workloads: readonly PreviewedWorkload[], asked: string | undefined, file: string): readonly PreviewedWorkload[] {
  if (workloads.length === 0) throw new WrongUse(l10n.t('{0}: no workload is in it', file));
  if (asked === undefined) return workloads;
  const found = workloads.filter(({ id, name, kind }) => [id, name, `${kind}/${name}`, `${kind.toLowerCase()}/${name}`].includes(asked));
  if (found.length > 0) return found;
  throw new WrongUse(l10n.t('{0}: no workload “{1}”; it has {2}', file, asked, workloads.map(({ name }) => name).join(', ')));
}
