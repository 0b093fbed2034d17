import type * as vscode from 'vscode';
import type { HistoryView } from '../history/historyView';
import type { Builds } from '../kustomize/builds';
import type { LanguageServer } from '../languageClient';
import type { OverviewPanels } from '../overview/overviewPanels';
import type { Prompts } from '../prompts/prompts';
import type { RenderedPasts } from '../rendering/renderedPast';
import type { BuiltManifests } from '../rendering/builtManifests';
import type { Renderings } from '../rendering/renderings';
import type { TemplateDifference } from '../revisions/difference';
import type { Session } from '../revisions/session';
import type { Following } from '../timeline/following';
import type { TimelinePanels } from '../timeline/panels';

/** The pieces that commands work with. */
export interface Pieces {
  readonly server: LanguageServer;
  readonly panels: TimelinePanels;
  readonly overviews: OverviewPanels;
  readonly following: Following;
  readonly session: Session;
  readonly builds: Builds;
  readonly renderings: Renderings;
  readonly built: BuiltManifests;
  readonly pasts: RenderedPasts;
  readonly history: HistoryView;
  readonly difference: TemplateDifference;
  readonly prompts: Prompts;
  readonly log: vscode.LogOutputChannel;
  /** The extension's folder. */
  readonly extension: vscode.Uri;
}

/** What stands behind a command id. Its arguments come from lenses, menus, key bindings and other extensions: whatever doesn't fit counts as absent. */
export type Command = (pieces: Pieces, ...args: readonly unknown[]) => Promise<void> | void;
