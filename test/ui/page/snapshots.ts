/** Snapshots without a timeline, for tests and pictures. */
import type { Snapshot } from '../../../media/protocol';
import { snapshotOf } from '../../support/timelines';

const { target } = snapshotOf({});

export const invalid: Snapshot = {
  state: 'invalid',
  target,
  name: 'busy',
  problems: [
    {
      path: 'spec.strategy.rollingUpdate.maxUnavailable',
      message: 'Invalid value: 0: may not be 0 when `maxSurge` is 0',
      code: 'strategy/no-progress',
      line: 10,
      inWhatIf: null,
    },
    {
      path: 'spec.template.metadata.labels',
      message: 'Invalid value: {"app":"bussy"}: `selector` does not match template `labels`',
      code: 'template/selector-mismatch',
      line: 15,
      inWhatIf: null,
    },
  ],
  excerpt: {
    firstLine: 7,
    lines: ['  strategy:', '    rollingUpdate:', '      maxSurge: 0', '      maxUnavailable: 0', '  template:'],
    wrong: { line: 10, start: 22, end: 23 },
  },
};

export const refused: Snapshot = {
  state: 'refused',
  target,
  name: 'busy',
  message: 'error: unable to find specified revision 7 in history',
};
