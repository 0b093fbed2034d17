import { editsOf } from '../lsp/edits';
import { methods, type EditsParams, type EditsResult } from '../protocol';
import { changesOf, imageChangesOf } from '../rules/changes';
import type { Handler } from './handler';

/** What-if values and images, to be written into the manifest. */
export const edits: Handler<EditsParams, EditsResult> = {
  method: methods.edits,
  capability: {},
  empty: { edits: [] },
  enabled: () => true,
  answer: ({ workload, whatIf, images = {} }, file) => {
    const placed = file.workloads.find(({ id }) => id === workload);
    if (placed === undefined) return { edits: [] };
    const changes = [...changesOf(placed.workload, whatIf), ...imageChangesOf(placed.workload, images)];
    return { edits: editsOf(file, placed, changes) };
  },
};
