import type { Command } from './command';
import { findPlace } from './workloads';

/** Show Revision History `(uri?)`: the view with the revisions of a manifest's workloads. */
export const showRevisionHistory: Command = async (pieces, uri) => {
  const place = await findPlace(pieces, uri, undefined);
  if (place !== undefined) await pieces.history.show(place.from);
};

/** Refresh, in the view of the revision history: reads git again. */
export const refreshRevisions: Command = ({ history }) => history.refresh();

/** Remove Simulated Revisions `(uri?, workloadId?)`: what was simulated on a manifest's workloads, or on the one that is named, is over. */
export const forgetSimulatedRevisions: Command = async (pieces, uriArgument, idArgument) => {
  const place = await findPlace(pieces, uriArgument ?? pieces.history.uri, idArgument);
  if (place === undefined) return;
  const { uri, named, workloads } = place;
  for (const { id } of named === undefined ? workloads : [named]) {
    pieces.session.forget(uri, id);
    await pieces.panels.startOver(uri, id);
  }
};
