import type { DaemonSet } from '../../kubernetes/daemonSet/daemonSet';
import { isDaemonSet } from '../../kubernetes/daemonSet/workload';
import type { Explanation, Field, Subject } from '../field';

const page = 'https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/';

/** What is said of a field. */
type Said = Partial<Omit<Explanation, 'page'>> & Pick<Explanation, 'does' | 'goesWrong'>;

/** A field of DaemonSets only. */
export function daemonSetField(path: string, explain: (subject: Subject<DaemonSet>) => Said): Field {
  return {
    path,
    kinds: ['DaemonSet'],
    explain: subject => {
      const { workload } = subject;
      if (!isDaemonSet(workload)) return { does: '', workedOut: [], byDefault: null, goesWrong: '', page };
      return { workedOut: [], byDefault: null, ...explain({ ...subject, workload }), page };
    },
  };
}
