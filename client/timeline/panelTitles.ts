import type { Target } from '../../media/protocol';
import { panelTitle, workloadKind, workloadNamespace } from '../target';

/** A workload that a panel shows. */
export type Titled = Pick<Target, 'uri' | 'workload'>;

/** The titles of panels that are open together, in their order: the workload's name, and behind it what tells namesakes apart. `fileOf` names a document. */
export function panelTitles(all: readonly Titled[], fileOf: (uri: string) => string): readonly string[] {
  const facts: readonly ((titled: Titled) => string)[] = [
    ({ uri }) => fileOf(uri),
    ({ workload }) => workloadKind(workload),
    ({ workload }) => workloadNamespace(workload) ?? '',
  ];
  return all.map(own => {
    const namesakes = all.filter(({ workload }) => panelTitle(workload) === panelTitle(own.workload));
    const telling = facts.filter(fact => namesakes.some(other => fact(other) !== fact(own))).map(fact => fact(own));
    return [panelTitle(own.workload), ...telling.filter(part => part !== '')].join(' · ');
  });
}
