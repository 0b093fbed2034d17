import type { ContainerInfo, WorkloadInfo } from '../../server/protocol';
import type { TemplateSource } from '../../server/protocol/revisions';
import { withPresentImages } from '../prompts/presentImages';
import type { Server } from '../requests';
import { documentImagesOf } from '../revisions/documentImages';
import type { Rehearsed } from '../revisions/session';
import { emptyScenario } from '../target';

/** A workload's containers with the images that the next action finds. */
export async function presentContainers(
  server: Server,
  uri: string,
  workload: WorkloadInfo,
  rehearsed: Rehearsed,
): Promise<readonly ContainerInfo[]> {
  const source = await presentSource(server, uri, workload, rehearsed);
  const { templates } = await server.request('templates', {
    uri,
    workload: workload.id,
    sources: [{ key: '', source }],
    ...documentImagesOf(rehearsed),
  });
  return withPresentImages(workload.containers, templates[0]?.images ?? []);
}

/** Where the template is that runs; the document's where the rehearsal isn't possible. */
async function presentSource(server: Server, uri: string, { id }: WorkloadInfo, rehearsed: Rehearsed): Promise<TemplateSource> {
  const scenario = { ...emptyScenario, ...rehearsed };
  // Without an action, a timeline shows what applying the manifest would start.
  if (rehearsed.actions.length === 0)
    return rehearsed.running === undefined ? { kind: 'document' } : { kind: 'revision', scenario, revision: rehearsed.running };
  const result = await server.request('timeline', { uri, workload: id, scenario });
  const current = result.state === 'timeline' ? result.timeline.revisions.find(revision => revision.current) : undefined;
  return current === undefined ? { kind: 'document' } : { kind: 'revision', scenario, revision: current.revision };
}
