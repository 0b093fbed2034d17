import type * as node from '../agents/mcpServer';

/** In a browser no program can be run. */
export const registerMcpServer: typeof node.registerMcpServer = () => [];
