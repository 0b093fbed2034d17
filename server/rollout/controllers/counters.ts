import type { Counter } from '../../protocol/inputs';

/** The counters of a workload as `kubectl get` of former versions printed them. */
export const usualCounters: readonly Counter[] = [
  { id: 'desired', label: 'DESIRED' },
  { id: 'current', label: 'CURRENT' },
  { id: 'updated', label: 'UP-TO-DATE' },
  { id: 'available', label: 'AVAILABLE' },
];
