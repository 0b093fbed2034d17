import * as vscode from 'vscode';
import type { RenderingParams } from '../../server/protocol/rendering';
import type { Ask } from '../../workspace/rendering/renderer';
import type { Builds } from '../kustomize/builds';
import type { Kustomizations } from '../kustomize/kustomizations';
import type { LanguageServer } from '../languageClient';
import { BaseRenderings } from './baseRenderings';
import { BuiltManifests } from './builtManifests';
import { FaultDiagnostics } from './faultDiagnostics';
import { RenderedHints } from './renderedHints';
import { RenderedHover } from './renderedHover';
import { RenderedLens } from './renderedLens';
import { RenderedPasts } from './renderedPast';
import { Renderings } from './renderings';
import { sourceRenderer } from './sourceRenderer';
import { RenderingStatus } from './renderingStatus';

/** Files that charts and kustomizations are made of. */
const selector: vscode.DocumentFilter[] = [
  { scheme: 'file', pattern: '**/*.{yaml,yml,tpl,tmpl}' },
  { scheme: 'file', pattern: '**/Kustomization' },
];

/** What is rendered, and what it was in git. */
export interface Rendering {
  readonly renderings: Renderings;
  readonly bases: BaseRenderings;
  readonly built: BuiltManifests;
  readonly pasts: RenderedPasts;
}

/** Renders the charts and kustomizations of the workspace's documents, and says in these what comes of it. */
export function registerRendering(
  context: vscode.ExtensionContext,
  server: LanguageServer,
  builds: Builds,
  kustomizations: Kustomizations,
): Rendering {
  const storage = context.storageUri ?? context.globalStorageUri;
  const ask: Ask = async (question, asked) => {
    // What a question is answered with only its name tells.
    const params = { uri: '', question, asked } as RenderingParams;
    return server.request('rendering', params).catch(() => null);
  };
  const renderings = new Renderings(sourceRenderer(ask, storage.fsPath), ask, server, context.workspaceState, { builds, kustomizations });
  const bases = new BaseRenderings(renderings, ask, server);
  const built = new BuiltManifests(renderings, ask, server);
  server.leaveTo({
    isAnswered: async document => (await built.of(document)) !== null,
    isLineAnswered: async (document, line) => built.isBuilt(document, line),
    left: async (document, problems) => ('languageId' in document ? built.left(document, problems) : problems),
  });
  context.subscriptions.push(
    renderings,
    vscode.languages.registerCodeLensProvider(selector, new RenderedLens(renderings, bases, built)),
    vscode.languages.registerHoverProvider(selector, new RenderedHover(renderings, built)),
    vscode.languages.registerInlayHintsProvider(selector, new RenderedHints(renderings, built)),
    renderings.onDidChange(() => void server.sayAgain().catch(() => undefined)),
    new FaultDiagnostics(renderings, built, server),
    new RenderingStatus(renderings),
  );
  return { renderings, bases, built, pasts: new RenderedPasts(renderings, bases) };
}
