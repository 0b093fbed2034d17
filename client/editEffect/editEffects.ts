import type { WorkloadEditEffect } from '../../server/protocol/editEffect';
import type { Server } from '../requests';
import type { EditBases } from './editBases';

/** What applying a document would do to each of its workloads, against git's base; null where git has no answer. Rejects when the server is down. */
export async function editEffects(uri: string, bases: EditBases, server: Server): Promise<readonly WorkloadEditEffect[] | null> {
  const found = await bases.texts(uri);
  if (found === null) return null;
  const { base, others, kustomized } = found;
  return (await server.request('editEffect', { uri, base, others, ...(kustomized === undefined ? {} : { kustomized }) })).workloads;
}
