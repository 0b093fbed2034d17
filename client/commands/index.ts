import type { Command } from './command';
import { restartServer } from './restartServer';
import { showLog } from './showLog';
import { showTimeline } from './showTimeline';
import { simulateRollback } from './simulateRollback';
import { simulateSetImage } from './simulateSetImage';

/** Every command of the extension, by its id in package.json. */
export const commands: Readonly<Record<string, Command>> = {
  'rolloutPreview.showTimeline': showTimeline,
  'rolloutPreview.simulateSetImage': simulateSetImage,
  'rolloutPreview.simulateRollback': simulateRollback,
  'rolloutPreview.restartServer': restartServer,
  'rolloutPreview.showLog': showLog,
};
