import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { tools } from '../../server/tools/index';
import type { Command } from '../command';
import { answerTool } from '../mcp/answers';
import { commonOptions, readArguments, settingsOf } from '../options';
import { productName, productVersion } from '../product';
import { exits, type Exit, type Surface, WrongUse } from '../surface';

/** The tools for agents. */
export const mcp: Command = {
  name: 'mcp',
  operands: '',
  summary: () => l10n.t('a Model Context Protocol server over standard input and output'),
  options: [['--root FOLDER', () => l10n.t('where files may be read; otherwise where the client works')]],
  run,
};

async function run(args: readonly string[], surface: Surface): Promise<Exit> {
  const { values, positionals } = readArguments(args, { ...commonOptions, root: { type: 'string', multiple: true } });
  if (positionals.length > 0) throw new WrongUse(l10n.t('{0}: “{1}” is one too many', 'mcp', positionals.join(' ')));
  // What is wrong with the options is said now, and not to the agent.
  settingsOf(values);
  const { serveTools } = await import('../mcp/server');
  serveTools(
    {
      title: productName,
      version: productVersion,
      tools,
      answer: (tool, input, folders) => answerTool(tool, input, folders, { values, surface }),
    },
    (values.root ?? []).map(root => path.resolve(surface.folder, root)),
    surface.folder,
  );
  return exits.fine;
}
