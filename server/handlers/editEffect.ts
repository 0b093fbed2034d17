import { methods } from '../protocol';
import { paramsOf } from '../protocol/requestSchemas';
import { editEffects } from '../revisions/editEffect';
import type { RequestHandler } from './handler';

/** What applying the open document would do, against what it was. */
export const editEffect: RequestHandler<'editEffect'> = {
  method: methods.editEffect,
  params: paramsOf.editEffect,
  capability: {},
  empty: { workloads: [] },
  enabled: () => true,
  answer: ({ base, others = [], kustomized }, { text, workloads }) => ({
    workloads: editEffects({ base, others, ...(kustomized === undefined ? {} : { kustomized }), text: text.getText(), workloads }),
  }),
};
