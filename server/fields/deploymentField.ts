import type { Deployment } from '../kubernetes/deployment/deployment';
import { isDeployment } from '../kubernetes/deployment/workload';
import type { Explanation, Field, Subject } from './field';

/** A field of Deployments only: `explain` is asked about such alone. */
export function deploymentField(path: string, explain: (subject: Subject<Deployment>) => Explanation): Field {
  return {
    path,
    kinds: ['Deployment'],
    explain: subject => {
      const { workload } = subject;
      return isDeployment(workload) ? explain({ ...subject, workload }) : nothing;
    },
  };
}

const nothing: Explanation = { does: '', workedOut: [], byDefault: null, goesWrong: '', page: '' };
