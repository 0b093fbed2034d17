import type * as vscode from 'vscode';
import type { WorkloadEditEffect } from '../../server/protocol/revisions';
import type { Ask } from '../../workspace/rendering/renderer';
import type { Server } from '../requests';
import { baseSide } from './baseSide';
import type { Renderings, Shown } from './renderings';

/** Renders what git has of a source, to say what an edit of it rolls. */
export class BaseRenderings {
  constructor(
    private readonly renderings: Renderings,
    private readonly ask: Ask,
    private readonly server: Server,
  ) {}

  /**
   * What a rendered document was, with the fields as they are now that come out otherwise at each rendering: those aren't edited. Null where git doesn't know
   * it, or it can't be rendered.
   */
  async of(uri: vscode.Uri): Promise<string | null> {
    const shown = this.renderings.shownIn(uri);
    if (shown?.rendered === undefined || shown.rendered === null) return null;
    const side = await baseSide(shown);
    const rendering = side === null ? null : await this.renderings.base(shown, side);
    if (rendering?.state !== 'rendered') return null;
    const { output } = shown.rendered;
    if (rendering.output === output || shown.source.kind === 'kustomization') return rendering.output;
    const unstable = await shown.rendered.unstable();
    if (unstable.length === 0) return rendering.output;
    return (await this.ask('settled', { base: rendering.output, output, unstable }))?.base ?? null;
  }

  /** What applying a source would do to its workloads; null where git doesn't know it, or nothing has changed. */
  async effects({ uri, rendered }: Shown): Promise<readonly WorkloadEditEffect[] | null> {
    const base = await this.of(uri);
    if (base === null || base === rendered?.output) return null;
    const answer = await this.server.request('editEffect', { uri: uri.toString(), base, others: [] }).catch(() => null);
    return answer?.workloads ?? null;
  }
}
