import * as vscode from 'vscode';
import { rulePage } from '../rulePages';
import type { Command } from './command';

/** Show Rules `(code?)`: the page of a rule, or the list of them all, out of the package. */
export const showRules: Command = async (_, code) => {
  await vscode.commands.executeCommand('vscode.open', rulePage(typeof code === 'string' ? code : undefined));
};
