import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  CLIENT_CAPABILITIES_META_KEY,
  inputRequired,
  inputResponse,
  McpServer,
  type ServerContext,
  type StandardSchemaWithJSON,
} from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import type { ToolAnswer } from '../../server/protocol/tools';
import type { Tool } from '../../server/tools/tool';

/** What is served, and how it is called. */
export interface Served {
  readonly title: string;
  readonly version: string;
  readonly tools: readonly Tool[];
  /** Answers for a tool; `folders`: where files may be read. */
  readonly answer: (tool: Tool, input: unknown, folders: readonly string[]) => Promise<ToolAnswer>;
}

/**
 * Serves tools over standard input and output until the client leaves. `folders`: where files may be read; empty: where the client says, else `own`. This file is a
 * program of its own, as the protocol's library takes longer to load than everything else: it knows nothing of rollouts.
 */
export function serveTools({ title, version, tools, answer }: Served, folders: readonly string[], own: string): void {
  serveStdio(() => {
    const server = new McpServer({ name: 'kubernetes-rollout-preview', title, version });
    for (const tool of tools) {
      server.registerTool(
        tool.name,
        {
          title: tool.title,
          description: tool.description,
          inputSchema: schemaOf(tool),
          annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
        },
        async (given: unknown, context: ServerContext) => {
          const allowed = folders.length > 0 ? folders : rootsOf(server.server, context, own);
          if (allowed === null) return inputRequired({ inputRequests: { roots: inputRequired.listRoots() } });
          const answered = await answer(tool, given, allowed);
          const content = [{ type: 'text' as const, text: answered.text }];
          return answered.state === 'refused' ? { content, isError: true } : { content, structuredContent: { ...answered.data } };
        },
      );
    }
    return server;
  });
}

/** The tool looks into its input itself, and says in a sentence what is wrong. */
function schemaOf({ input }: Tool): StandardSchemaWithJSON {
  const json = () => ({ ...input });
  return {
    '~standard': {
      version: 1,
      vendor: 'kubernetes-rollout-preview',
      validate: value => ({ value }),
      jsonSchema: { input: json, output: json },
    },
  };
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
  const folders = answer.roots.flatMap(({ uri }) => folderOf(uri));
  return folders.length === 0 ? [own] : folders;
}

/** None for what names no folder of this machine. */
function folderOf(uri: string): readonly string[] {
  const url = URL.canParse(uri) ? new URL(uri) : null;
  return url === null || url.protocol !== 'file:' || url.host !== '' ? [] : [path.resolve(fileURLToPath(url))];
}
