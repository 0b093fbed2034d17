import { checkManifest } from './checkManifest';
import { compareStrategies } from './compareStrategies';
import { diffRollouts } from './diffRollouts';
import { explainField } from './explainField';
import { listRevisions } from './listRevisions';
import { simulateRollout } from './simulateRollout';
import { type ToolName, toolNames } from '../protocol/tools';
import type { Tool } from './tool';

const byName: Readonly<Record<ToolName, Tool>> = {
  check_manifest: checkManifest,
  simulate_rollout: simulateRollout,
  compare_strategies: compareStrategies,
  diff_rollouts: diffRollouts,
  list_revisions: listRevisions,
  explain_field: explainField,
};

/** The tools, in the order in which they are listed. */
export const tools: readonly Tool[] = toolNames.map(name => byName[name]);

export function toolNamed(name: ToolName): Tool {
  return byName[name];
}
