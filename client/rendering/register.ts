import * as vscode from 'vscode';
import type { RenderingParams } from '../../server/protocol/rendering';
import type { Ask } from '../../workspace/rendering/renderer';
import type { Builds } from '../kustomize/builds';
import type { LanguageServer } from '../languageClient';
import { BaseRenderings } from './baseRenderings';
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
  readonly pasts: RenderedPasts;
}

/** Renders the charts and kustomizations of the workspace's documents, and says in these what comes of it. */
export function registerRendering(context: vscode.ExtensionContext, server: LanguageServer, builds: Builds): Rendering {
  const storage = context.storageUri ?? context.globalStorageUri;
  const ask: Ask = async (question, asked) => {
    // What a question is answered with only its name tells.
    const params = { uri: '', question, asked } as RenderingParams;
    return server.request('rendering', params).catch(() => null);
  };
  const renderings = new Renderings(sourceRenderer(ask, storage.fsPath), ask, server, context.workspaceState, builds);
  const bases = new BaseRenderings(renderings, ask, server);
  context.subscriptions.push(
    renderings,
    vscode.languages.registerCodeLensProvider(selector, new RenderedLens(renderings, bases)),
    vscode.languages.registerHoverProvider(selector, new RenderedHover(renderings)),
    vscode.languages.registerInlayHintsProvider(selector, new RenderedHints(renderings)),
    new FaultDiagnostics(renderings, server),
    new RenderingStatus(renderings),
  );
  return { renderings, bases, pasts: new RenderedPasts(renderings, bases) };
}
