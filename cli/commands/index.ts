import type { Command } from '../command';
import { check } from './check';
import { mcp } from './mcp';
import { show } from './show';
import { diff } from './diff';
import { history } from './history';

/** The commands, in the order in which they are shown. */
export const commands: readonly Command[] = [check, show, diff, history, mcp];
