import { editsOf } from '../lsp/edits';
import { methods, type EditsParams, type EditsResult } from '../protocol';
import { changesOf } from '../rules/changes';
import type { Handler } from './handler';

/** What-if values, to be written into the manifest. */
export const edits: Handler<EditsParams, EditsResult> = {
  method: methods.edits,
  capability: {},
  empty: { edits: [] },
  enabled: () => true,
  answer: ({ workload, whatIf }, file) => {
    const placed = file.workloads.find(({ id }) => id === workload);
    return { edits: placed === undefined ? [] : editsOf(file, placed, changesOf(placed.workload, whatIf)) };
  },
};
