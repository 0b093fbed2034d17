import { checkManifest } from './checkManifest';
import { compareStrategies } from './compareStrategies';
import { diffRollouts } from './diffRollouts';
import { explainField } from './explainField';
import { listRevisions } from './listRevisions';
import { simulateRollout } from './simulateRollout';
import type { ToolName } from '../protocol/tools';
import type { Tool } from './tool';

/** The tools, in the order in which they are listed. */
export const tools: readonly Tool[] = [checkManifest, simulateRollout, compareStrategies, diffRollouts, listRevisions, explainField];

/** The tool of a name. */
export function toolNamed(name: ToolName): Tool | undefined {
  return tools.find(tool => tool.name === name);
}
