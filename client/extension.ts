import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { registerMcpServer } from './agents/mcpServer';
import { registerTools } from './agents/tools';
import { registerCommands } from './commands/register';
import { EditBases } from './editEffect/editBases';
import { editEffects } from './editEffect/editEffects';
import { EditLens } from './editEffect/editLens';
import { isBlankYaml, isManifest, isSettings, onFirstManifest } from './firstManifest';
import { HistoryView } from './history/historyView';
import { Builds } from './kustomize/builds';
import { Kustomizations } from './kustomize/kustomizations';
import { LanguageServer } from './languageClient';
import { createLog } from './log';
import { HandedFiles } from './neighbours/handedFiles';
import { OverviewPanels, overviewViewType } from './overview/overviewPanels';
import { Prompts } from './prompts/prompts';
import { registerRendering } from './rendering/register';
import { TemplateDifference } from './revisions/difference';
import { Session } from './revisions/session';
import { RulePages } from './rulePages';
import { Status } from './status';
import { FollowCursor } from './timeline/followCursor';
import { Following } from './timeline/following';
import { TimelinePanels, viewType } from './timeline/panels';
import { followRenames } from './timeline/renames';

/** Builds the pieces. The server starts with the first manifest, blank YAML file, command or timeline that needs it, and isn't waited for. */
export function activate(context: vscode.ExtensionContext): void {
  if (vscode.l10n.bundle !== undefined) l10n.config({ contents: vscode.l10n.bundle });
  const dist = vscode.Uri.joinPath(context.extensionUri, 'dist');
  const log = createLog();
  const server = new LanguageServer(dist, log);
  const session = new Session(Date.now);
  const kustomizations = new Kustomizations();
  const builds = new Builds(server, kustomizations, context.workspaceState);
  const { renderings, bases, built, pasts } = registerRendering(context, server, builds, kustomizations);
  const difference = new TemplateDifference(server);
  const following = new Following();
  const editBases = new EditBases(server, builds, { renderings, bases });
  const panels = new TimelinePanels({ dist, server, session, builds, renderings, editBases, difference, following, log });
  const overviews = new OverviewPanels({ dist, server, renderings, panels, log, editEffects: uri => editEffects(uri, editBases, server) });
  const history = new HistoryView({ server, session, builds, panels, rendered: pasts.of, built });
  const handed = new HandedFiles(server, log);
  context.subscriptions.push(
    log,
    server,
    kustomizations,
    builds,
    history,
    following,
    new FollowCursor(following, panels, server, log),
    followRenames(panels),
    handed,
    new Status(server, handed),
    difference.register(),
    new RulePages(vscode.Uri.joinPath(context.extensionUri, 'docs/rules'), vscode.env.language).register(),
    registerTools(server, session),
    editBases,
    new EditLens(server, editBases).register(),
    vscode.window.registerWebviewPanelSerializer(viewType, panels),
    vscode.window.registerWebviewPanelSerializer(overviewViewType, overviews),
    ...registerCommands({
      server,
      panels,
      overviews,
      following,
      session,
      builds,
      renderings,
      built,
      pasts,
      history,
      difference,
      prompts: new Prompts(),
      log,
      extension: context.extensionUri,
    }),
    ...registerMcpServer(vscode.Uri.joinPath(dist, 'cli.js'), context.extension),
    // Behind the activation, as the client's library takes longer to load than all the rest.
    onFirstManifest(
      () => setTimeout(() => server.start(), 0),
      document => isManifest(document) || isBlankYaml(document) || isSettings(document),
    ),
  );
}
