import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CLIENT_CAPABILITIES_META_KEY, inputRequired, inputResponse, McpServer, type ServerContext } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { productName, productVersion } from '../product';
import { NoAnswer } from './manifests';
import { tools } from './tools';

/** Serves the tools over standard input and output until the client leaves. `folders`: where files may be read; empty: where the client says, else `own`. */
export function serveTools(folders: readonly string[], own: string, signal: AbortSignal): void {
  serveStdio(() => {
    const server = new McpServer({ name: 'kubernetes-rollout-preview', title: productName, version: productVersion });
    for (const tool of tools) {
      const { name, title, description, input } = tool;
      server.registerTool(
        name,
        {
          title,
          description,
          inputSchema: input,
          annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
        },
        async (given: unknown, context: ServerContext) => {
          const allowed = folders.length > 0 ? folders : rootsOf(server.server, context, own);
          if (allowed === null) return inputRequired({ inputRequests: { roots: inputRequired.listRoots() } });
          try {
            const { text, data } = await tool.answer(given, { folders: allowed, signal });
            return { content: [{ type: 'text', text }], structuredContent: { ...data } };
          } catch (error) {
            if (error instanceof NoAnswer) return { content: [{ type: 'text', text: error.message }], isError: true };
            throw error;
          }
        },
      );
    }
    return server;
  });
}

/** What a client can do, as clients before 2026 say it: once, at the beginning. */
interface EarlierClient {
  getClientCapabilities: () => { readonly roots?: unknown } | undefined;
}

/** The folders that the client works in; the one where the server was started if the client has none; null: it has to be asked. */
function rootsOf(server: EarlierClient, { mcpReq }: ServerContext, own: string): readonly string[] | null {
  const said = new Map<string, unknown>(Object.entries(mcpReq.envelope ?? {})).get(CLIENT_CAPABILITIES_META_KEY);
  const can = said ?? server.getClientCapabilities();
  if (typeof can !== 'object' || !('roots' in can)) return [own];
  const answer = inputResponse(mcpReq.inputResponses, 'roots');
  if (answer.kind !== 'roots') return null;
  const folders = answer.roots.flatMap(({ uri }) => (uri.startsWith('file:') ? [path.resolve(fileURLToPath(uri))] : []));
  return folders.length === 0 ? [own] : folders;
}
