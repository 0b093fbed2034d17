import { NeighbourIndex } from '../kubernetes/neighbours';
import { beside } from '../preview/beside';
import { schemeOf } from '../preview/uris';
import type { Documents, OpenFile } from './documents';

/** What stands beside the workloads of open documents: what rules read of other objects, of the same document or of another open one. */
export class Neighbourhood {
  constructor(private readonly documents: Documents) {}

  /** A document's workloads, each with its neighbours. A document of another scheme, such as the past that a diff shows, doesn't count. */
  placed(file: OpenFile): OpenFile {
    const elsewhere = this.#others(file.uri).flatMap(other => other.neighbours);
    if (elsewhere.length === 0) return file;
    const index = new NeighbourIndex(file.neighbours, elsewhere);
    const workloads = file.workloads.map(placed => beside(placed, index.of(placed.workload)));
    return { ...file, workloads };
  }

  /** Calls back when an open document, or one just closed, has other objects for the workloads of others than before. */
  onDidChange(changed: () => void): void {
    this.documents.onDidParse((uri, file, before) => {
      if (JSON.stringify(file?.neighbours ?? []) === JSON.stringify(before?.neighbours ?? [])) return;
      if (this.#others(uri).some(({ workloads }) => workloads.length > 0)) changed();
    });
  }

  #others(uri: string): readonly OpenFile[] {
    const uris = this.documents.uris().filter(other => other !== uri && schemeOf(other) === schemeOf(uri));
    return uris.flatMap(other => this.documents.get(other) ?? []);
  }
}
