import type * as vscode from 'vscode';
import type { UnstableObject } from '../../server/protocol/rendering';
import type { WorkloadEditEffect } from '../../server/protocol/editEffect';
import type { Ask } from '../../workspace/rendering/renderer';
import type { Server } from '../requests';
import { baseSide } from './baseSide';
import type { Renderings, Shown } from './renderings';
import type { BaseSide } from './sourceRenderer';

/** What a source was rendered to. */
export interface BaseText {
  /** With the fields as they are now that come out otherwise at each rendering: those aren't edited. */
  readonly text: string;
  /** These fields, as far as the two texts differ. */
  readonly uncounted: readonly UnstableObject[];
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

  /** What a rendered document was. Null where git doesn't know it, or it can't be rendered. */
  async of(uri: vscode.Uri): Promise<BaseText | null> {
    const shown = this.renderings.shownIn(uri);
    const side = shown?.rendered == null ? null : await baseSide(shown);
    return shown === null || side === null ? null : this.at(shown, side);
  }

  /** What a commit has of a source, rendered. */
  async at(shown: Shown, side: BaseSide): Promise<BaseText | null> {
    const rendering = await this.renderings.base(shown, side);
    if (rendering.state !== 'rendered' || shown.rendered === null) return null;
    const { output } = shown.rendered;
    const asIs = { text: rendering.output, uncounted: [] };
    if (rendering.output === output || shown.source.kind === 'kustomization') return asIs;
    const unstable = await shown.rendered.unstable();
    if (unstable.length === 0) return asIs;
    const settled = await this.ask('settled', { base: rendering.output, output, unstable });
    return settled === null ? null : { text: settled.base, uncounted: settled.uncounted };
  }

  /** Null where git doesn't know it, or nothing has changed. */
  async effects({ uri, rendered }: Shown): Promise<SourceEffects | null> {
    const base = await this.of(uri);
    if (base === null || base.text === rendered?.output) return null;
    const answer = await this.server.request('editEffect', { uri: uri.toString(), base: base.text, others: [] }).catch(() => null);
    return answer === null ? null : { workloads: answer.workloads, uncounted: base.uncounted };
  }
}
