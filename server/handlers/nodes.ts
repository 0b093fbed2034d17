import { nodesIn } from '../preview/nodesIn';
import { methods } from '../protocol';
import { paramsOf } from '../protocol/requestSchemas';
import type { RequestHandler } from './handler';

/** The nodes in what kubectl printed of a cluster, as they can be stated in the settings. */
export const nodes: RequestHandler<'nodes'> = {
  method: methods.nodes,
  params: paramsOf.nodes,
  capability: {},
  empty: { nodes: [] },
  enabled: () => true,
  answer: ({ text }) => ({ nodes: nodesIn(text) }),
};
