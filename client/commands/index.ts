import { buildDependencies } from './buildDependencies';
import { buildWithNetwork } from './buildWithNetwork';
import { chooseKnownImage } from './chooseKnownImage';
import { chooseKustomization } from './chooseKustomization';
import { chooseValues } from './chooseValues';
import type { Command } from './command';
import { compareEditWith } from './compareEditWith';
import { compareStrategies } from './compareStrategies';
import { copyCommand } from './copyCommand';
import { copyReport } from './copyReport';
import { copyRevisionHistory } from './copyRevisionHistory';
import { followCursor, stopFollowing } from './following';
import { openSample } from './openSample';
import { readClusterRevisions } from './readClusterRevisions';
import { renderAgain, showRendered } from './rendered';
import { restartServer, showLog } from './languageServer';
import { forgetSimulatedRevisions, refreshRevisions, showRevisionHistory } from './revisionHistory';
import { rollBackToRevision } from './rollBackToRevision';
import { showEdit } from './showEdit';
import { showOverview } from './showOverview';
import { showRules } from './showRules';
import { showTemplateDifference } from './showTemplateDifference';
import { showTimeline } from './showTimeline';
import { simulateRollback } from './simulateRollback';
import { showWorkspaceOverview } from './showWorkspaceOverview';
import { simulateSetImage } from './simulateSetImage';
import { stateNodes } from './stateNodes';
import { copyCheckoutCommand, copyUndoCommand } from './undoCommands';

/** Every command of the extension, by its id in package.json. */
export const commands: Readonly<Record<string, Command>> = {
  'rolloutPreview.showTimeline': showTimeline,
  'rolloutPreview.showOverview': showOverview,
  'rolloutPreview.showWorkspaceOverview': showWorkspaceOverview,
  'rolloutPreview.showEdit': showEdit,
  'rolloutPreview.compareEditWith': compareEditWith,
  'rolloutPreview.simulateSetImage': simulateSetImage,
  'rolloutPreview.simulateRollback': simulateRollback,
  'rolloutPreview.showRevisionHistory': showRevisionHistory,
  'rolloutPreview.compareStrategies': compareStrategies,
  'rolloutPreview.copyReport': copyReport,
  'rolloutPreview.stateNodes': stateNodes,
  'rolloutPreview.readClusterRevisions': readClusterRevisions,
  'rolloutPreview.chooseKustomization': chooseKustomization,
  'rolloutPreview.copyRevisionHistory': copyRevisionHistory,
  'rolloutPreview.openSample': openSample,
  'rolloutPreview.showRules': showRules,
  'rolloutPreview.restartServer': restartServer,
  'rolloutPreview.showLog': showLog,
  'rolloutPreview.followCursor': followCursor,
  'rolloutPreview.stopFollowing': stopFollowing,
  'rolloutPreview.rollBackToRevision': rollBackToRevision,
  'rolloutPreview.showTemplateDifference': showTemplateDifference,
  'rolloutPreview.copyUndoCommand': copyUndoCommand,
  'rolloutPreview.copyCheckoutCommand': copyCheckoutCommand,
  'rolloutPreview.refreshRevisions': refreshRevisions,
  'rolloutPreview.forgetSimulatedRevisions': forgetSimulatedRevisions,
  'rolloutPreview.chooseKnownImage': chooseKnownImage,
  'rolloutPreview.copyCommand': copyCommand,
  'rolloutPreview.showRendered': showRendered,
  'rolloutPreview.chooseValues': chooseValues,
  'rolloutPreview.renderAgain': renderAgain,
  'rolloutPreview.buildDependencies': buildDependencies,
  'rolloutPreview.buildWithNetwork': buildWithNetwork,
};
