import type { ToolName } from '../../server/protocol/tools';

/** What package.json calls a tool. */
export function contributedName(tool: ToolName): string {
  return `rolloutPreview_${tool}`;
}

/** What package.json calls the provider of the server for agents. */
export const mcpProviderId = 'rolloutPreview';
