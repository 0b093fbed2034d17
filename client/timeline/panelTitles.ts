import type { Target } from '../../media/protocol';
import { workloadKind, workloadNamespace } from '../../server/protocol/workloadId';
import { panelTitle } from '../target';

/** A workload that a panel shows. */
export type Titled = Pick<Target, 'uri' | 'workload'>;

/**
 * The titles of panels that are open together, in their order: the workload's name and its file's, and of namesakes what else tells them apart. `fileOf` has
 * the path of a document.
 */
export function panelTitles(all: readonly Titled[], fileOf: (uri: string) => string): readonly string[] {
  const facts: readonly ((titled: Titled) => string)[] = [
    ({ workload }) => workloadKind(workload),
    ({ workload }) => workloadNamespace(workload) ?? '',
  ];
  return all.map(own => {
    const namesakes = all.filter(({ workload }) => panelTitle(workload) === panelTitle(own.workload));
    const telling = facts.filter(fact => namesakes.some(other => fact(other) !== fact(own))).map(fact => fact(own));
    const isOnlyOne = namesakes.every(({ uri }) => uri === own.uri || nameOf(fileOf(uri)) !== nameOf(fileOf(own.uri)));
    const file = isOnlyOne ? nameOf(fileOf(own.uri)) : fileOf(own.uri);
    return [panelTitle(own.workload), file, ...telling].filter(part => part !== '').join(' · ');
  });
}

/** A file's own name. */
function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
