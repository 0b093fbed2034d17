import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type KubernetesVersion, newestVersion } from '../kubernetes/kubernetesVersion';
import { type ManifestFile, parseFileInSteps } from '../preview/manifestFile';
import { atOnce, type Steps } from '../preview/steps';

/** A version of an open document, parsed. */
export interface OpenFile extends ManifestFile {
  readonly version: number;
  /** The text with its positions, of this version as long as it is the newest. */
  readonly document: TextDocument;
}

/** Parses a document, taking over from its version before what is still the same there. */
export function openFile(document: TextDocument, before: OpenFile | undefined, server: KubernetesVersion = newestVersion): OpenFile {
  return atOnce(openFileInSteps(document, before, server));
}

function* openFileInSteps(document: TextDocument, before: OpenFile | undefined, server: KubernetesVersion): Steps<OpenFile> {
  const { uri, version } = document;
  const source = { uri, text: document.getText() };
  const parsed = yield* parseFileInSteps(source, offset => document.positionAt(offset).line, before, server);
  return { ...parsed, version, document };
}

/** A version of a document that is being parsed. */
export class Reading {
  readonly #version: number;
  readonly #steps: Steps<OpenFile>;
  #isDone = false;
  #file: OpenFile | undefined;

  constructor(
    private readonly document: TextDocument,
    before: OpenFile | undefined,
    private readonly server: KubernetesVersion,
  ) {
    this.#version = document.version;
    this.#steps = openFileInSteps(document, before, server);
  }

  isOf(document: TextDocument, server: KubernetesVersion): boolean {
    return this.document === document && this.#version === document.version && this.server === server;
  }

  get isDone(): boolean {
    return this.#isDone;
  }

  step(): void {
    const step = this.#steps.next();
    if (step.done !== true) return;
    this.#isDone = true;
    this.#file = step.value;
  }

  /** What it is parsed to, with the rest of its steps at once; undefined where one of them has failed before. */
  atOnce(): OpenFile | undefined {
    while (!this.#isDone) this.step();
    return this.#file;
  }
}
