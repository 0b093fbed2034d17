import type { FromPage, PageCommand, Shown } from '../../media/protocol';
import { action, actionTime, assumptions, whatIf } from '../../server/protocol/scenarioSchema';
import { nodeFields } from '../../server/protocol/statedNodes';
import { fits, object, oneOf, optional, tagged, text, truth, whole, type Schema } from '../../server/protocol/schema';

type MessageOf<Kind extends FromPage['kind']> = Extract<FromPage, { readonly kind: Kind }>;

const command: Schema<PageCommand> = oneOf(
  'simulateSetImage',
  'simulateRollback',
  'compareEditWith',
  'copyReport',
  'stateNodes',
  'restartServer',
  'showLog',
);

/** A file's name without a path. */
const fileName: Schema<string> = (value, path) =>
  /^[^/\\\0]{1,300}$/.test(String(value)) ? text()(value, path) : `${path} must be a file name`;

const message: Schema<FromPage> = tagged<'kind', FromPage>('kind', {
  ready: object<MessageOf<'ready'>>({ kind: oneOf('ready') }),
  change: object<MessageOf<'change'>>({ kind: oneOf('change'), whatIf, assumptions }),
  act: object<MessageOf<'act'>>({ kind: oneOf('act'), action, at: actionTime }),
  takeBack: object<MessageOf<'takeBack'>>({ kind: oneOf('takeBack') }),
  leaveEdit: object<MessageOf<'leaveEdit'>>({ kind: oneOf('leaveEdit') }),
  reveal: object<MessageOf<'reveal'>>({ kind: oneOf('reveal'), line: whole(0, 2 ** 31 - 1) }),
  open: object<MessageOf<'open'>>({ kind: oneOf('open'), what: oneOf('source', 'values') }),
  copy: object<MessageOf<'copy'>>({ kind: oneOf('copy'), text: text() }),
  apply: object<MessageOf<'apply'>>({ kind: oneOf('apply'), whatIf }),
  undoWrite: object<MessageOf<'undoWrite'>>({ kind: oneOf('undoWrite') }),
  writeImages: object<MessageOf<'writeImages'>>({ kind: oneOf('writeImages') }),
  compare: object<MessageOf<'compare'>>({ kind: oneOf('compare'), open: truth }),
  follow: object<MessageOf<'follow'>>({ kind: oneOf('follow'), on: truth }),
  saveSvg: object<MessageOf<'saveSvg'>>({ kind: oneOf('saveSvg'), name: fileName, svg: text() }),
  difference: object<MessageOf<'difference'>>({ kind: oneOf('difference') }),
  stateNodes: object<MessageOf<'stateNodes'>>({ kind: oneOf('stateNodes'), field: oneOf(...nodeFields), text: text(100) }),
  run: object<MessageOf<'run'>>({ kind: oneOf('run'), command, at: optional(actionTime) }),
});

/** What a page asks for, out of whatever came from it; null where it isn't that, or no page that shows that (null: nothing yet) could ask for it. */
export function readPageMessage(sent: unknown, shown: Shown | null): FromPage | null {
  if (!fits(message, sent)) return null;
  switch (sent.kind) {
    case 'copy':
      return holds(shown, sent.text) ? sent : null;
    case 'act':
      // The images to be set are asked for in the editor.
      return sent.action.kind === 'setImage' ? null : sent;
    case 'saveSvg':
      return sent.svg.startsWith('<svg ') ? sent : null;
    default:
      return sent;
  }
}

/** Whether plain data has a text somewhere. */
function holds(value: unknown, wanted: string): boolean {
  if (typeof value !== 'object' || value === null) return value === wanted;
  return Object.values(value).some(item => holds(item, wanted));
}
