import type { Command } from './command';
import { compareStrategies } from './compareStrategies';
import { copyReport } from './copyReport';
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
  'rolloutPreview.compareStrategies': compareStrategies,
  'rolloutPreview.copyReport': copyReport,
  'rolloutPreview.restartServer': restartServer,
  'rolloutPreview.showLog': showLog,
};
