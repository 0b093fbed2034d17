import * as vscode from 'vscode';
import type { Pieces } from './command';
import { commands } from './index';

/** Registers every command. What fails is logged and said, as somebody waits for it. */
export function registerCommands(pieces: Pieces): vscode.Disposable[] {
  return Object.entries(commands).map(([id, command]) =>
    vscode.commands.registerCommand(id, async (...args: unknown[]) => {
      try {
        await command(pieces, ...args);
      } catch (error) {
        pieces.log.error(id, error);
        await sayDown();
      }
    }),
  );
}

async function sayDown(): Promise<void> {
  const restart = vscode.l10n.t('Restart');
  const log = vscode.l10n.t('Show Log');
  const chosen = await vscode.window.showErrorMessage(
    vscode.l10n.t('Can’t simulate the rollout: the language server isn’t responding.'),
    restart,
    log,
  );
  if (chosen === restart) await vscode.commands.executeCommand('rolloutPreview.restartServer');
  if (chosen === log) await vscode.commands.executeCommand('rolloutPreview.showLog');
}
