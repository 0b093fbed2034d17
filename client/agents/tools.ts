import * as vscode from 'vscode';
import { askTool, toolNames, type ToolAnswer, type ToolName } from '../../server/protocol/tools';
import type { Session } from '../revisions/session';
import type { Server } from '../requests';
import { contributedName } from './names';
import { Supplies } from './supplies';

/** Offers the tools to whatever chats in VS Code. They only read, so that nobody is asked. */
export function registerTools(server: Server, session: Session): vscode.Disposable {
  return vscode.Disposable.from(
    ...toolNames.map(name =>
      vscode.lm.registerTool<unknown>(contributedName(name), {
        prepareInvocation: ({ input }) => ({ invocationMessage: sayInvocation(name, input) }),
        invoke: async ({ input }, token) => {
          const answer = await answerOf(name, input, token, { server, session });
          if (answer.state === 'refused') throw new Error(answer.text);
          return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(answer.text)]);
        },
      }),
    ),
  );
}

async function answerOf(
  tool: ToolName,
  input: unknown,
  token: vscode.CancellationToken,
  world: { readonly server: Server; readonly session: Session },
): Promise<ToolAnswer> {
  const cancelled = new AbortController();
  const listening = token.onCancellationRequested(() => cancelled.abort());
  const supplies = new Supplies(world, cancelled.signal);
  const uri = supplies.uriOf(pathIn(input) ?? '.')?.toString() ?? '';
  try {
    return await askTool(material => world.server.request('tool', { uri, tool, input, material }), supplies);
  } finally {
    listening.dispose();
  }
}

/** What VS Code shows while a tool works. */
function sayInvocation(name: ToolName, input: unknown): string {
  return invocations[name](pathIn(input) ?? vscode.l10n.t('the manifest'));
}

const invocations: Readonly<Record<ToolName, (about: string) => string>> = {
  check_manifest: about => vscode.l10n.t('Checking {0}', about),
  simulate_rollout: about => vscode.l10n.t('Simulating the rollout of {0}', about),
  compare_strategies: about => vscode.l10n.t('Comparing rollout strategies of {0}', about),
  diff_rollouts: about => vscode.l10n.t('Looking at what the change of {0} rolls out', about),
  list_revisions: about => vscode.l10n.t('Listing the revisions of {0}', about),
  explain_field: about => vscode.l10n.t('Explaining a field of {0}', about),
};

function pathIn(input: unknown): string | null {
  return typeof input === 'object' && input !== null && 'path' in input && typeof input.path === 'string' ? input.path : null;
}
