import * as l10n from '@vscode/l10n';
import { terminalLine } from '../server/escapes/terminal';
import { commands } from './commands/index';
import { productVersion } from './product';
import { exits, type Exit, type Surface, WrongUse } from './surface';
import { usage, usageOf } from './usage';

/** Runs the program with its arguments. Never rejects: what can't be done is one line, and a code. */
export async function run(args: readonly string[], surface: Surface): Promise<Exit> {
  const [name, ...rest] = args;
  try {
    if (name === undefined) {
      surface.err(usage());
      return exits.wrong;
    }
    if (name === '--help' || name === '-h' || name === 'help') {
      surface.out(usage());
      return exits.fine;
    }
    if (name === '--version') {
      surface.out(`${productVersion}\n`);
      return exits.fine;
    }
    const command = commands.find(known => known.name === name);
    if (command === undefined)
      throw new WrongUse(l10n.t('no command “{0}”; it is {1}', name, commands.map(known => known.name).join(', ')));
    if (rest.includes('--help') || rest.includes('-h')) {
      surface.out(usageOf(command));
      return exits.fine;
    }
    return await command.run(rest, surface);
  } catch (error) {
    if (surface.signal.aborted) return exits.interrupted;
    if (!(error instanceof WrongUse)) throw error;
    surface.err(`rollout-preview: ${terminalLine(error.message)}\n`);
    return exits.wrong;
  }
}
