import { findWorkloads } from '../../../../server/kinds/workloads';
import type { Workload } from '../../../../server/kubernetes/workloads/workload';
import { parseDocument } from '../../../../server/yaml/parse';

/** The only workload of a text. */
export function workloadIn(text: string): Workload {
  const [workload] = findWorkloads([parseDocument(text)]);
  if (workload === undefined) throw new Error(`no workload in ${text}`);
  return workload;
}

/** A Deployment `web` whose pod spec is the given lines, at their own indentation. */
export function deploymentWith(podSpec: string, spec = '', templateMetadata = 'labels: {app: web}'): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
${indented(spec, 2)}
  template:
    metadata:
${indented(templateMetadata, 6)}
    spec:
${indented(podSpec, 6)}
`;
}

function indented(text: string, by: number): string {
  return text
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => ' '.repeat(by) + line)
    .join('\n');
}
