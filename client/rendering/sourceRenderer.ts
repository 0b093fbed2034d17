import path from 'node:path';
import * as vscode from 'vscode';
import { buildRendering } from '../../workspace/rendering/builds';
import { chartRendering } from '../../workspace/rendering/charts';
import type { FolderFiles } from '../../workspace/rendering/folder';
import type { FileAccess } from '../../workspace/rendering/kustomize';
import { Mirrors } from '../../workspace/rendering/mirror';
import { RenderingCache, type Ask, type Renderer, type Rendering, type RenderingWorld } from '../../workspace/rendering/renderer';
import type { ToolProblem } from '../../workspace/rendering/tool';
import type { Source } from './source';
import type { NamedValue } from '../../server/protocol/renderingDeclarations';
import { Tools } from './tools';
import type { ChosenValues } from './valuesOffers';
import { liesIn } from '../../workspace/paths';

/** What came of rendering, or why no tool could be asked. */
export type SourceRendering = Rendering | { readonly state: 'noTool'; readonly problem: ToolProblem };

/** What is rendered: what is on disk and in editors, or what is saved, or what a commit has. */
export interface Side {
  readonly values: ChosenValues;
  /** The addresses that the user has allowed it. */
  readonly mayFetch: readonly string[];
  /** Whether the user has asked for it after it took too long. */
  readonly isAsked: boolean;
  /** What is put in the places of variables in what is built. */
  readonly variables: readonly NamedValue[];
  readonly base?: BaseSide | 'saved';
}

/** Of a commit. */
export interface BaseSide {
  /** The chart's files, by their paths from its folder. */
  readonly files: FolderFiles;
  /** The texts of the values files. */
  readonly values: readonly string[];
  /** What a kustomization reaches. */
  readonly access: FileAccess;
}

/** Renders a source with the user's tools and settings. */
export interface SourceRenderer {
  readonly render: (source: Source, side: Side, signal: AbortSignal) => Promise<SourceRendering>;
  /** The tools are looked for anew. */
  readonly forgetTools: () => void;
  /** Removes what was written for the tools. */
  readonly remove: () => Promise<void>;
}

/** `storage`: the folder that the tools' copies lie in. */
export function sourceRenderer(ask: Ask, storage: string): SourceRenderer {
  const mirrors = new Mirrors(path.join(storage, 'mirrors'));
  const tools = new Tools();
  const cache = new RenderingCache();
  const renderer: Renderer = { mirrors, ask, now: () => performance.now() };
  return {
    render: async (source, side, signal) => {
      const found = await tools.find(source.kind);
      if ('problem' in found) return { state: 'noTool', problem: found.problem };
      const unsaved = side.base === 'saved' ? new Map<string, string>() : unsavedIn(source.folder);
      return render(source, side, { tool: found.tool, folder: source.folder, unsaved, signal, isAsked: side.isAsked }, renderer, cache);
    },
    forgetTools: () => tools.forget(),
    remove: async () => mirrors.remove(Date.now()),
  };
}

async function render(
  source: Source,
  { values, mayFetch, variables, base: compared }: Side,
  world: RenderingWorld,
  renderer: Renderer,
  cache: RenderingCache,
): Promise<Rendering> {
  const settings = vscode.workspace.getConfiguration('rolloutPreview', vscode.Uri.file(source.root));
  const base = compared === 'saved' ? undefined : compared;
  if (source.kind === 'kustomization') {
    const reachesAnywhere = settings.get('kustomize.loadRestrictor') === 'none';
    const build = { directory: source.root, reachesAnywhere, mayFetch, variables, ...(base === undefined ? {} : { files: base.access }) };
    return buildRendering(build, world, renderer, cache);
  }
  const chart = {
    chart: source.root,
    ...(base === undefined ? {} : { files: base.files }),
    values: [
      ...values.files.map((file, index) => ({ file, ...(base === undefined ? {} : { text: base.values[index] ?? '' }) })),
      ...(values.inline === null ? [] : [values.inline]),
    ],
    release: values.release,
    namespace: values.namespace,
    kubeVersion: kubeVersion(settings),
    apiVersions: texts(settings.get('helm.apiVersions')),
  };
  return chartRendering(chart, world, renderer, cache);
}

/** Texts that aren't saved yet. */
function unsavedIn(folder: string): ReadonlyMap<string, string> {
  const dirty = vscode.workspace.textDocuments.filter(({ uri, isDirty }) => isDirty && uri.scheme === 'file' && liesIn(uri.fsPath, folder));
  return new Map(dirty.map(document => [document.uri.fsPath, document.getText()]));
}

function kubeVersion(settings: vscode.WorkspaceConfiguration): string {
  const [own, other] = [settings.get<unknown>('helm.kubeVersion'), settings.get<unknown>('kubernetesVersion')];
  const version = typeof own === 'string' && own.trim() !== '' ? own.trim() : typeof other === 'string' ? other : '';
  return /^v?\d+\.\d+(?:\.\d+)?$/.test(version) ? `v${version.replace(/^v/, '')}${/\.\d+\./.test(version) ? '' : '.0'}` : 'v1.36.0';
}

function texts(value: unknown): readonly string[] {
  return (Array.isArray(value) ? (value as readonly unknown[]) : []).filter(item => typeof item === 'string');
}
