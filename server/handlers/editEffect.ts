import { methods } from '../protocol';
import type { EditEffectParams, EditEffectResult } from '../protocol/revisions';
import { editEffects } from '../revisions/editEffect';
import type { Handler } from './handler';

/** What applying the open document would do, against what it was. */
export const editEffect: Handler<EditEffectParams, EditEffectResult> = {
  method: methods.editEffect,
  capability: {},
  empty: { workloads: [] },
  enabled: () => true,
  answer: ({ base, others = [], kustomized }, { text, workloads }) => ({
    workloads: editEffects({ base, others, ...(kustomized === undefined ? {} : { kustomized }), text: text.getText(), workloads }),
  }),
};
