import path from 'node:path';
import * as vscode from 'vscode';
import type { RenderedObjectInfo } from '../../server/protocol/rendering';
import { plainText } from '../plainText';
import type { BaseRenderings, SourceEffects, Uncompared } from './baseRenderings';
import type { BuiltManifests } from './builtManifests';
import { Origins, workloadsOf } from './origins';
import { packedPlace } from './packedPlaces';
import type { Renderings, Shown, ShownDocument } from './renderings';
import { sayStopped } from './renderingStatus';
import { sayEffects, sayUncounted } from './sayEffects';

/** Says above a template, a values file or a kustomization what it is rendered to: the lenses of the rendered workloads, shown where they come from. */
export class RenderedLens implements vscode.CodeLensProvider {
  readonly onDidChangeCodeLenses: vscode.Event<void>;

  constructor(
    private readonly renderings: Renderings,
    private readonly bases: BaseRenderings,
    private readonly built: BuiltManifests,
  ) {
    this.onDidChangeCodeLenses = renderings.onDidChange;
  }

  async provideCodeLenses(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<vscode.CodeLens[]> {
    if (vscode.workspace.getConfiguration('rolloutPreview', document).get('codeLens.enabled') !== true) return [];
    const shown = await this.renderings.of(document);
    if (shown === null || token.isCancellationRequested) return [];
    const faults = shown.shown.flatMap(faultLens);
    if (faults.length > 0) return faults;
    if (shown.found.role !== 'template') {
      const all = shown.shown.map(async one => [...(await this.#summary(one, shown)), ...(await ofPacked(one, shown, document))]);
      return (await Promise.all(all)).flat();
    }
    // A manifest has lenses of its own, unless a kustomization makes more of it.
    if ((await this.renderings.isManifest(document)) && (await this.built.of(document)) === null) return [];
    const lenses = await Promise.all(shown.shown.map(async one => this.#ofTemplate(one, shown, document.uri)));
    return lenses.flat();
  }

  /** At the first line: how many workloads it comes to, and what the edit does to them. */
  async #summary(one: Shown, { shown }: ShownDocument): Promise<readonly vscode.CodeLens[]> {
    const { rendered, source, uri } = one;
    if (rendered === null) return [];
    const workloads = workloadsOf(rendered.objects);
    const count = workloads.length === 1 ? vscode.l10n.t('Renders 1 workload') : vscode.l10n.t('Renders {0} workloads', workloads.length);
    const tooltip = workloads.map(({ kind, name }) => `${kind} ${name}`).join('\n');
    const show = { tooltip, command: 'rolloutPreview.showRendered', arguments: [uri.toString(), 0] };
    const effects = await this.bases.effects(one);
    return [
      lens(0, { ...show, title: plainText(shown.length > 1 ? `${path.basename(source.root)}: ${count}` : count) }),
      ...(effects === null || 'problem' in effects
        ? []
        : [lens(0, { ...show, title: plainText(sayEffects(effects)), tooltip: detailsOf(effects) })]),
      ...(effects !== null && 'problem' in effects ? [uncomparedLens(effects)] : []),
      ...valuesLens(0, one),
    ];
  }

  /** Behind those of the workloads, that what git has of them can't be rendered. */
  async #ofTemplate(one: Shown, document: ShownDocument, uri: vscode.Uri): Promise<readonly vscode.CodeLens[]> {
    const lenses = await ofTemplate(one, document, uri);
    const base = lenses.length === 0 ? null : await this.bases.of(one.uri);
    return base !== null && 'problem' in base ? [...lenses, uncomparedLens(base)] : lenses;
  }
}

function uncomparedLens({ problem, detail }: Uncompared): vscode.CodeLens {
  return lens(0, { title: plainText(problem), tooltip: detail, command: 'rolloutPreview.renderAgain' });
}

/** Why each workload is changed, and what wasn't counted. */
function detailsOf({ workloads, uncounted }: SourceEffects): string {
  const reasons = workloads.flatMap(({ workload, title, detail }) =>
    title === null ? [] : [`${workload}: ${title}`, ...(detail === null ? [] : [detail])],
  );
  return [...reasons, ...sayUncounted(uncounted)].join('\n');
}

/** The lenses of each workload that the template wrote; of several on one line, their names. */
async function ofTemplate(shown: Shown, { found }: ShownDocument, document: vscode.Uri): Promise<readonly vscode.CodeLens[]> {
  if (shown.rendered === null) return [];
  const origins = new Origins(shown, found.file);
  const workloads = origins.workloads();
  const lenses = await lensesAt(shown, workloads, workload => origins.lineOf(workload.startLine) ?? origins.firstLineOf(workload));
  return lenses.flatMap(({ line, own }) => [...own, ...valuesLens(line, shown, document)]);
}

/** The same of the workloads of packed subcharts, at the keys of their values. */
async function ofPacked(shown: Shown, document: ShownDocument, values: vscode.TextDocument): Promise<readonly vscode.CodeLens[]> {
  const packed = workloadsOf(shown.rendered?.objects ?? []).filter(object => packedPlace(values, document, object) !== null);
  const lenses = await lensesAt(shown, packed, object => packedPlace(values, document, object) ?? 0);
  return lenses.flatMap(({ own }) => own);
}

/** The lenses of workloads, by the line that each is shown at. */
async function lensesAt(
  shown: Shown,
  workloads: readonly RenderedObjectInfo[],
  lineOf: (workload: RenderedObjectInfo) => number,
): Promise<readonly { readonly line: number; readonly own: readonly vscode.CodeLens[] }[]> {
  if (workloads.length === 0) return [];
  const byLine = new Map<number, RenderedObjectInfo[]>();
  for (const workload of workloads) byLine.set(lineOf(workload), [...(byLine.get(lineOf(workload)) ?? []), workload]);
  const all = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', shown.uri, 1000);
  return [...byLine].flatMap(([line, [first, ...others]]) => {
    if (first === undefined) return [];
    return [{ line, own: others.length > 0 ? [severalLens(line, [first, ...others], shown)] : lensesOf(all, first, line) }];
  });
}

/** Why nothing was ever rendered from a file, at its first line. */
function faultLens({ rendering, rendered, source, uri }: Shown): readonly vscode.CodeLens[] {
  if (rendering.state === 'refused') return refusedLens(rendering.refusals, uri);
  if (rendering.state === 'stopped' && rendered === null) {
    const title = `${sayStopped(rendering.why)} · ${vscode.l10n.t('Render Again')}`;
    return [lens(0, { title, command: 'rolloutPreview.renderAgain' })];
  }
  const [first] = rendering.state === 'fault' && rendered === null ? rendering.places : [];
  if (rendering.state !== 'fault' || first === undefined) return [];
  const title = plainText(vscode.l10n.t('Can’t be rendered: {0}', first.message.split('\n')[0] ?? ''));
  const fault = lens(0, { title, tooltip: first.message, command: 'rolloutPreview.renderAgain' });
  if (rendering.fault.kind !== 'dependencies') return [fault];
  const build = {
    title: vscode.l10n.t('Build Chart Dependencies…'),
    command: 'rolloutPreview.buildDependencies',
    arguments: [source.root],
  };
  return [fault, lens(0, build)];
}

/** How much of a kustomization comes from the network, where that alone keeps it from being built. */
function refusedLens(refusals: readonly { readonly kind: string }[], uri: vscode.Uri): readonly vscode.CodeLens[] {
  if (refusals.some(({ kind }) => kind !== 'remote')) return [];
  const title =
    refusals.length === 1
      ? vscode.l10n.t('Not built: 1 resource comes from the network')
      : vscode.l10n.t('Not built: {0} resources come from the network', refusals.length);
  const command = { command: 'rolloutPreview.buildWithNetwork', arguments: [uri.toString()] };
  return [lens(0, { title, ...command }), lens(0, { title: vscode.l10n.t('Build with Network…'), ...command })];
}

function lensesOf(
  all: readonly vscode.CodeLens[],
  { startLine, endLine }: { readonly startLine: number; readonly endLine: number },
  line: number,
): vscode.CodeLens[] {
  return all
    .filter(({ range }) => startLine <= range.start.line && range.start.line <= endLine)
    .flatMap(({ command }) => (command === undefined ? [] : [lens(line, command)]));
}

function severalLens(
  line: number,
  workloads: readonly { readonly kind: string; readonly name: string; readonly startLine: number }[],
  { uri }: Shown,
): vscode.CodeLens {
  const names = workloads.map(({ name }) => name);
  const kinds = new Set(workloads.map(({ kind }) => kind));
  const said = names.length > 4 ? `${names.slice(0, 3).join(', ')}, …` : names.join(', ');
  const [kind = ''] = kinds;
  const title =
    kinds.size === 1 ? vscode.l10n.t('{0} {1}s: {2}', names.length, kind, said) : vscode.l10n.t('{0} workloads: {1}', names.length, said);
  return lens(line, { title, command: 'rolloutPreview.showRendered', arguments: [uri.toString(), workloads[0]?.startLine ?? 0] });
}

/** With which values; of a patch, in which overlay. */
function valuesLens(line: number, { source, values }: Shown, patch?: vscode.Uri): readonly vscode.CodeLens[] {
  if (source.kind === 'kustomization')
    return patch === undefined
      ? []
      : [
          lens(line, {
            title: plainText(vscode.workspace.asRelativePath(source.root)),
            tooltip: vscode.l10n.t('Choose Kustomization'),
            command: 'rolloutPreview.chooseKustomization',
            arguments: [patch.toString()],
          }),
        ];
  const title = plainText(values.name === '' ? 'values.yaml' : values.name);
  return [
    lens(line, { title, tooltip: vscode.l10n.t('Choose Values…'), command: 'rolloutPreview.chooseValues', arguments: [source.root] }),
  ];
}

function lens(line: number, command: vscode.Command): vscode.CodeLens {
  return new vscode.CodeLens(new vscode.Range(line, 0, line, 0), command);
}
