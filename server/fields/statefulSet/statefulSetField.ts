import type { StatefulSet } from '../../kubernetes/statefulSet/statefulSet';
import { isStatefulSet } from '../../kubernetes/statefulSet/workload';
import type { Explanation, Field, Subject } from '../field';

const page = 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/';

/** What is said of a field; the page is a section of the one on StatefulSets. */
type Said = Partial<Omit<Explanation, 'page'>> & Pick<Explanation, 'does' | 'goesWrong'> & { readonly section?: string };

/** A field of StatefulSets only. */
export function statefulSetField(path: string, explain: (subject: Subject<StatefulSet>) => Said, effects?: Field['effects']): Field {
  return {
    path,
    kinds: ['StatefulSet'],
    ...(effects === undefined ? {} : { effects }),
    explain: subject => {
      const { workload } = subject;
      if (!isStatefulSet(workload)) return { does: '', workedOut: [], byDefault: null, goesWrong: '', page };
      const { section = '', ...said } = explain({ ...subject, workload });
      return { workedOut: [], byDefault: null, ...said, page: `${page}${section}` };
    },
  };
}
