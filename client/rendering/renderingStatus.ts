import path from 'node:path';
import * as vscode from 'vscode';
import { plainText } from '../plainText';
import type { Renderings, Shown } from './renderings';
import { mainFile } from './source';

/** Says in the language status of a chart's or kustomization's file what it is rendered with, or why it isn't. */
export class RenderingStatus implements vscode.Disposable {
  readonly #item = vscode.languages.createLanguageStatusItem('rolloutPreview.rendering', { scheme: 'file' });
  /** What is rendered, beside what with. */
  readonly #source = vscode.languages.createLanguageStatusItem('rolloutPreview.rendering.source', { scheme: 'file' });
  readonly #disposables: readonly { dispose(): unknown }[];
  #updating = 0;

  constructor(private readonly renderings: Renderings) {
    this.#item.name = vscode.l10n.t('Rendering');
    this.#source.name = vscode.l10n.t('Rendered from');
    this.#item.selector = [];
    this.#source.selector = [];
    const again = (): void => void this.#update();
    this.#disposables = [
      this.#item,
      this.#source,
      renderings.onDidChange(again),
      vscode.window.onDidChangeActiveTextEditor(again),
      vscode.workspace.onDidGrantWorkspaceTrust(again),
    ];
    again();
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  async #update(): Promise<void> {
    const update = ++this.#updating;
    const document = vscode.window.activeTextEditor?.document;
    const found = document === undefined ? null : await this.renderings.find(document).catch(() => null);
    const shown = document === undefined || found === null ? null : await this.renderings.of(document).catch(() => null);
    if (update !== this.#updating) return;
    if (document === undefined || found === null) {
      this.#source.selector = [];
      this.#sayElsewhere(document);
      return;
    }
    const [first] = shown?.shown ?? [];
    const pattern = new vscode.RelativePattern(vscode.Uri.joinPath(document.uri, '..'), path.basename(document.uri.fsPath));
    this.#item.selector = [{ scheme: 'file', pattern }];
    this.#source.selector = first === undefined ? [] : [{ scheme: 'file', pattern }];
    if (first !== undefined) await this.#saySource(first);
    if (update !== this.#updating) return;
    this.#item.text = first === undefined ? sayNotRendered() : sayShown(first);
    this.#item.detail = first === undefined ? '' : [...sayPatience(first), ...detailOf(first)].join(' · ');
    this.#item.severity =
      first === undefined || first.rendering.state === 'rendered'
        ? vscode.LanguageStatusSeverity.Information
        : vscode.LanguageStatusSeverity.Warning;
    this.#item.command = commandOf(first);
  }

  /** A template that lies where no program can read it has no answers of its own: that is said. */
  #sayElsewhere(document: vscode.TextDocument | undefined): void {
    if (document === undefined || document.uri.scheme === 'file' || !isTemplate(document)) {
      this.#item.selector = [];
      return;
    }
    const { scheme } = document.uri;
    const pattern = new vscode.RelativePattern(vscode.Uri.joinPath(document.uri, '..'), path.basename(document.uri.path));
    this.#item.selector = [{ scheme, pattern }];
    this.#item.text = vscode.l10n.t('Not rendered: the chart isn’t in a local folder');
    this.#item.detail = '';
    this.#item.severity = vscode.LanguageStatusSeverity.Information;
    this.#item.command = undefined;
  }

  async #saySource({ source }: Shown): Promise<void> {
    const { hasHelmfile } = await this.renderings.declarations.in(source.folder);
    const main = await mainFile(source);
    this.#source.text = plainText(vscode.workspace.asRelativePath(source.root));
    const unread = (await this.renderings.declarations.unreadOf(source)).map(({ kind, name }) => `${kind} ${name}`);
    const isMissed = source.kind === 'chart' && hasHelmfile;
    this.#source.detail = isMissed ? vscode.l10n.t('The values in helmfile.yaml aren’t read') : plainText(sayUnread(unread));
    this.#source.command = { title: plainText(path.basename(main.fsPath)), command: 'vscode.open', arguments: [main] };
  }
}

/** Whether a text is a chart's template, by its place and by what is in it. */
function isTemplate(document: vscode.TextDocument): boolean {
  return document.uri.path.includes('/templates/') && document.getText().includes('{{');
}

/** Objects that variables are taken from. */
function sayUnread(unread: readonly string[]): string {
  return unread.length === 0 ? '' : vscode.l10n.t('Variables aren’t read from {0}', unread.join(', '));
}

function sayNotRendered(): string {
  return vscode.workspace.isTrusted
    ? vscode.l10n.t('Rendering is turned off')
    : vscode.l10n.t('Charts and kustomizations are rendered only in trusted workspaces');
}

function sayShown({ source, values, rendering, rendered }: Shown): string {
  const name = path.basename(source.root);
  switch (rendering.state) {
    case 'rendered':
      return values.name === ''
        ? vscode.l10n.t('{0}, rendered in {1} ms', name, rendering.milliseconds)
        : vscode.l10n.t('{0} with {1}, rendered in {2} ms', name, values.name, rendering.milliseconds);
    case 'fault':
      if (rendering.fault.kind === 'library') return vscode.l10n.t('A library chart renders nothing by itself');
      return rendered === null ? vscode.l10n.t('{0} can’t be rendered', name) : vscode.l10n.t('As of the last text that could be rendered');
    case 'refused':
      return vscode.l10n.t('{0} isn’t built: it would need the network or run a program', name);
    case 'stopped':
      return sayStopped(rendering.why);
    case 'failed':
      return vscode.l10n.t('{0} can’t be rendered', name);
    case 'noTool':
      return sayNoTool(rendering.problem);
  }
}

function sayPatience({ rendering }: Shown): readonly string[] {
  const isLate = rendering.state === 'stopped' && rendering.why === 'time';
  return isLate ? [vscode.l10n.t('Render Again allows it 60 s')] : [];
}

/** How it was rendered, if not with all that there is and as an upgrade. */
function detailOf({ rendered }: Shown): readonly string[] {
  if (rendered === null) return [];
  const { asInstall, leftOut } = rendered;
  return [
    ...(asInstall ? [vscode.l10n.t('As for a first installation: the chart rejects an upgrade without values of the cluster')] : []),
    ...(leftOut.length > 0 ? [vscode.l10n.t('Not used: {0}', plainText(leftOut.join(', ')))] : []),
  ];
}

/** Why a rendering was ended. */
export function sayStopped(why: 'time' | 'output' | 'memory' | 'cancelled'): string {
  switch (why) {
    case 'time':
      return vscode.l10n.t('Stopped: rendering took more than 10 s');
    case 'output':
      return vscode.l10n.t('Stopped: rendering printed more than 32 MB');
    case 'memory':
      return vscode.l10n.t('Stopped: rendering took more than 1 GB of memory');
    case 'cancelled':
      return vscode.l10n.t('Stopped');
  }
}

function sayNoTool(problem: { readonly kind: string; readonly name: string; readonly version?: string; readonly needed?: string }): string {
  switch (problem.kind) {
    case 'missing':
      return vscode.l10n.t('Not rendered: {0} isn’t in the PATH', problem.name);
    case 'inWorkspace':
      return vscode.l10n.t('Not rendered: {0} lies in the workspace', problem.name);
    case 'tooOld':
      return vscode.l10n.t('Not rendered: {0} {1} is too old, {2} is needed', problem.name, problem.version ?? '', problem.needed ?? '');
    default:
      return vscode.l10n.t('Not rendered: {0} can’t be run', problem.name);
  }
}

function commandOf(shown: Shown | undefined): vscode.Command {
  if (shown === undefined || shown.rendering.state === 'noTool')
    return {
      title: vscode.l10n.t('Open Settings'),
      command: 'workbench.action.openSettings',
      arguments: ['rolloutPreview.helm.path rolloutPreview.kustomize.path'],
    };
  if (shown.rendering.state === 'rendered' && shown.source.kind === 'chart')
    return { title: vscode.l10n.t('Choose Values…'), command: 'rolloutPreview.chooseValues', arguments: [shown.source.root] };
  return { title: vscode.l10n.t('Render Again'), command: 'rolloutPreview.renderAgain' };
}
