import type { Autoscaler } from '../kubernetes/autoscaler';
import { type Elsewhere, scaledFile } from '../preview/scaledFile';
import { schemeOf } from '../preview/uris';
import type { Documents, OpenFile } from './documents';
import type { HandedFiles } from './handedFiles';

/**
 * The autoscalers of the workspace: those of open documents, whose parse they are part of, and of the files that the client has handed over. A
 * document that is open counts as it is there. One of another scheme than the asking one's, such as the past that a diff shows, doesn't count
 * unless the client has handed it over.
 */
export class Autoscalers {
  constructor(
    private readonly documents: Documents,
    private readonly handed: HandedFiles,
  ) {}

  /** A document's workloads, each as its autoscaler keeps it. */
  scaled(file: OpenFile): OpenFile {
    return scaledFile(file, this.#elsewhere(file.uri));
  }

  /** Calls back when an open document, or one just closed, has other autoscalers than were known of it before. */
  onDidChange(changed: () => void): void {
    this.documents.onDidParse((uri, file, before) => {
      const handed = this.handed.get(uri)?.autoscalers ?? [];
      if (!areSame(file?.autoscalers ?? handed, before?.autoscalers ?? handed)) changed();
    });
  }

  #elsewhere(uri: string): readonly Elsewhere[] {
    const open = this.documents.uris();
    const counted = open.filter(other => this.handed.get(other) !== undefined || schemeOf(other) === schemeOf(uri));
    const found = [
      ...counted.map(other => ({ other, autoscalers: this.documents.get(other)?.autoscalers ?? [] })),
      ...this.handed
        .entries()
        .filter(([other]) => !open.includes(other))
        .map(([other, { autoscalers }]) => ({ other, autoscalers })),
    ];
    return found
      .filter(({ other }) => other !== uri)
      .flatMap(({ other, autoscalers }) => autoscalers.map(autoscaler => ({ uri: other, autoscaler })));
  }
}

function areSame(one: readonly Autoscaler[], other: readonly Autoscaler[]): boolean {
  return one === other || (one.length === other.length && JSON.stringify(one) === JSON.stringify(other));
}
