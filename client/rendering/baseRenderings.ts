import * as vscode from 'vscode';
import type { UnstableObject } from '../../server/protocol/rendering';
import type { WorkloadEditEffect } from '../../server/protocol/editEffect';
import type { Ask } from '../../workspace/rendering/renderer';
import type { Server } from '../requests';
import { baseSide, refOf } from './baseSide';
import type { Renderings, Shown } from './renderings';
import type { BaseSide, SourceRendering } from './sourceRenderer';

/** What a source was rendered to. */
export interface BaseText {
  /** With the fields as they are now that come out otherwise at each rendering: those aren't edited. */
  readonly text: string;
  /** These fields, as far as the two texts differ. */
  readonly uncounted: readonly UnstableObject[];
}

/** Why a source isn't compared, in a sentence: git has it, but it can't be rendered as it was. */
export interface Uncompared {
  readonly problem: string;
  /** The tool's words; empty for none. */
  readonly detail: string;
}

/** What applying a source would do to its workloads. */
export interface SourceEffects {
  readonly workloads: readonly WorkloadEditEffect[];
  readonly uncounted: BaseText['uncounted'];
}

/** Renders what git has of a source, to say what an edit of it rolls. */
export class BaseRenderings {
  constructor(
    private readonly renderings: Renderings,
    private readonly ask: Ask,
    private readonly server: Server,
  ) {}

  /** What a rendered document was, in a revision that is chosen or in that of the settings. Null where git doesn't know it. */
  async of(uri: vscode.Uri, chosen: string | null = null): Promise<BaseText | Uncompared | null> {
    const shown = this.renderings.shownIn(uri);
    const ref = shown === null ? null : refOf(shown, chosen);
    const side = shown?.rendered == null || ref === null ? null : await baseSide(shown, ref);
    return shown === null || ref === null || side === null ? null : this.at(shown, side, ref);
  }

  /** What a rendered document is without what isn't saved; null where that can't be rendered. */
  async saved(uri: vscode.Uri): Promise<string | null> {
    const shown = this.renderings.shownIn(uri);
    const base = shown === null ? null : await this.at(shown, 'saved', '');
    return base === null || 'problem' in base ? null : base.text;
  }

  /** What a commit has of a source, or what is saved of it, rendered; `ref`: what the commit is called. */
  async at(shown: Shown, side: BaseSide | 'saved', ref: string): Promise<BaseText | Uncompared | null> {
    const rendering = await this.renderings.base(shown, side);
    if (rendering.state !== 'rendered') return uncompared(rendering, ref);
    if (shown.rendered === null) return null;
    const { output } = shown.rendered;
    const asIs = { text: rendering.output, uncounted: [] };
    if (rendering.output === output || shown.source.kind === 'kustomization') return asIs;
    const unstable = await shown.rendered.unstable();
    if (unstable.length === 0) return asIs;
    const settled = await this.ask('settled', { base: rendering.output, output, unstable });
    return settled === null ? null : { text: settled.base, uncounted: settled.uncounted };
  }

  /** Null where git doesn't know it, or nothing has changed. */
  async effects({ uri, rendered }: Shown): Promise<SourceEffects | Uncompared | null> {
    const base = await this.of(uri);
    if (base === null || 'problem' in base) return base;
    if (base.text === rendered?.output) return null;
    const answer = await this.server.request('editEffect', { uri: uri.toString(), base: base.text, others: [] }).catch(() => null);
    return answer === null ? null : { workloads: answer.workloads, uncounted: base.uncounted };
  }
}

function uncompared(rendering: Exclude<SourceRendering, { readonly state: 'rendered' }>, ref: string): Uncompared | null {
  switch (rendering.state) {
    case 'noTool':
      return null;
    case 'fault':
      return {
        problem:
          rendering.fault.kind === 'dependencies'
            ? vscode.l10n.t('Not compared with {0}: its chart needs other dependencies', ref)
            : vscode.l10n.t('Not compared with {0}: it can’t be rendered there', ref),
        detail: rendering.places[0]?.message ?? '',
      };
    case 'refused':
      return { problem: vscode.l10n.t('Not compared with {0}: it would need the network or run a program', ref), detail: '' };
    case 'stopped':
    case 'failed':
      return { problem: vscode.l10n.t('Not compared with {0}: it can’t be rendered there', ref), detail: '' };
  }
}
