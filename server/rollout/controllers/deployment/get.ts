/** `kubectl get deployment` (printers/internalversion: printDeployment). */
import type { Step } from '../../../protocol/timeline';

export const deploymentColumns = ['NAME', 'READY', 'UP-TO-DATE', 'AVAILABLE', 'AGE'] as const;

/** What it prints of a Deployment. */
type Printed = Pick<Step, 'ready' | 'desired' | 'updated' | 'available'>;

/** A cell for each of the columns. */
export function deploymentRow(name: string, { ready, desired, updated, available }: Printed, age: string): readonly string[] {
  return [name, `${ready}/${desired}`, String(updated), String(available), age];
}
