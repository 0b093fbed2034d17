import * as vscode from 'vscode';
import type { Command } from './command';

/** Copy Command `(text)`, behind a lens or a quick fix: what is to be typed in a terminal. */
export const copyCommand: Command = async (_, text) => {
  if (typeof text === 'string') await vscode.env.clipboard.writeText(text);
};
