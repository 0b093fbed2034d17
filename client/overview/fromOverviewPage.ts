import type { FromOverview, OverviewGroup, OverviewPlace, OverviewState } from '../../media/overviewProtocol';
import { fits, list, object, oneOf, tagged, text, whole, type Schema } from '../../server/protocol/schema';

type MessageOf<Kind extends FromOverview['kind']> = Extract<FromOverview, { readonly kind: Kind }>;

const uri = text(100_000);
const place: Schema<OverviewPlace> = object<OverviewPlace>({ uri, workload: text() });

const message: Schema<FromOverview> = tagged<'kind', FromOverview>('kind', {
  ready: object<MessageOf<'ready'>>({ kind: oneOf('ready') }),
  open: object<MessageOf<'open'>>({ kind: oneOf('open'), uri, workload: text() }),
  reveal: object<MessageOf<'reveal'>>({ kind: oneOf('reveal'), uri, line: whole(0, 2 ** 31 - 1) }),
  copyReport: object<MessageOf<'copyReport'>>({ kind: oneOf('copyReport'), workloads: list(place) }),
  run: object<MessageOf<'run'>>({ kind: oneOf('run'), command: oneOf('restartServer', 'showLog') }),
});

/** What an overview asks for, out of whatever came from its page; null where it isn't that, or speaks of a document that isn't shown. */
export function readOverviewMessage(sent: unknown, shown: readonly OverviewGroup[]): FromOverview | null {
  if (!fits(message, sent)) return null;
  const isShown = (named: string): boolean => shown.some(group => group.uri === named);
  switch (sent.kind) {
    case 'open':
    case 'reveal':
      return isShown(sent.uri) ? sent : null;
    case 'copyReport':
      return sent.workloads.every(({ uri: named }) => isShown(named)) ? sent : null;
    case 'ready':
    case 'run':
      return sent;
  }
}

/** The files of an overview, out of whatever the window kept of its page; null where it isn't that. */
export function restoredOverview(state: unknown): readonly string[] | null {
  return fits(restored, state) && state.uris.length > 0 ? state.uris : null;
}

const restored = object<Pick<OverviewState, 'uris'>>({ uris: list(uri, 1000) });
