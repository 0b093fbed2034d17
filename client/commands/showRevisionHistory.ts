import type { Command } from './command';
import { findPlace } from './workloads';

/** Show Revision History `(uri?)`: the view with the revisions of a manifest's workloads. */
export const showRevisionHistory: Command = async (pieces, uri) => {
  const place = await findPlace(pieces, uri, undefined);
  if (place !== undefined) await pieces.history.show(place.from);
};
