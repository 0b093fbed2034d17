import type { FileSays } from '../preview/fileSays';
import { defaultPreviewSettings, type PreviewSettings } from '../preview/settings';
import { dependsOnWorkloads, neighbourRemarksInSteps } from '../preview/neighbourRemarks';
import { atOnce } from '../preview/steps';
import type { Kustomizations } from '../preview/kustomizations';
import type { ManifestFile } from '../preview/manifestFile';
import { Surroundings } from '../preview/surroundings';
import { originOf, schemeOf } from '../preview/uris';
import type { Documents, OpenFile } from './documents';
import type { Change, HandedFiles } from './handedFiles';

/** Surroundings, and what they are made of. */
interface Known {
  readonly surroundings: Surroundings;
  readonly open: readonly FileSays[];
  /** Open documents that were handed over too. */
  readonly covered: readonly string[];
  readonly handed: readonly FileSays[];
}

/**
 * What stands around open documents: other open ones, and the files that the client has handed over. A document that is open counts as it is there. One of another
 * scheme than the asking one's, such as the past that a diff shows, doesn't count unless the client has handed it over.
 */
export class KnownSurroundings {
  /** By the schemes of those who ask. */
  readonly #known = new Map<string, Known>();
  readonly #kustomizations = new Map<string, Kustomizations>();
  #changed: () => void = () => undefined;
  /** What stood beside the workloads of a document when it was last asked about. */
  readonly #shown = new Map<string, string>();

  constructor(
    private readonly documents: Documents,
    private readonly files: HandedFiles,
    /** The settings of a document, as far as they are known at once. */
    private readonly settingsOf: (uri: string) => PreviewSettings = () => defaultPreviewSettings,
    /** Whether a file is left out by what the repository has set. */
    private readonly ignores: (uri: string) => boolean = () => false,
  ) {}

  /** A document as it is among the others. */
  around(file: OpenFile): OpenFile {
    const found = this.#at(schemeOf(file.uri)).around(file);
    this.#shown.set(file.uri, this.#shownOf(found));
    return found;
  }

  /** A file that needn't be open, as it is among the others: nobody is told when that changes. */
  aroundOnce(file: ManifestFile): ManifestFile {
    return this.#at(schemeOf(file.uri)).around(file);
  }

  /** Calls back when something has changed that bears on what was answered about open documents. */
  onDidChange(changed: () => void): void {
    this.documents.onDidParse((uri, file, before) => {
      const handed = this.files.get(uri);
      const [now, then] = [file, before].map(version => (version === undefined ? handed : version.says));
      if (file === undefined) this.#forget(uri);
      const isOther = now !== then && (now?.key ?? '') !== (then?.key ?? '') && this.#bearsOnOthers(uri, now, then);
      if (isOther || this.#concernsOthers(uri, file, before)) changed();
    });
    this.#changed = changed;
  }

  /** Files that were handed over say something else. */
  handed(changes: readonly Change[]): void {
    // A document that is open counts as it is there.
    const open = new Set(this.documents.uris());
    const counted = changes.filter(({ uri }) => !open.has(uri));
    if (counted.some(({ uri, now, before }) => this.#bearsOnOthers(uri, now, before))) this.#changed();
  }

  /** What kustomizations and settings say decides on whole files; anything else on what stands beside a workload. */
  #bearsOnOthers(uri: string, now: FileSays | undefined, before: FileSays | undefined): boolean {
    if (now?.kustomization != null || before?.kustomization != null) return true;
    if (now?.settings != null || before?.settings != null) return true;
    const around = this.#aroundNow();
    return [...this.#shown].some(([other, shown]) => {
      const file = other === uri ? undefined : this.documents.get(other);
      return file !== undefined && this.#shownOf(around(file)) !== shown;
    });
  }

  /** A document was closed: what was worked out for those of its scheme, or its place, goes with the last of them. */
  #forget(uri: string): void {
    this.#shown.delete(uri);
    const [scheme, origin] = [schemeOf(uri), originOf(uri)];
    const others = this.documents.uris();
    if (!others.some(other => schemeOf(other) === scheme)) this.#known.delete(scheme);
    if (!others.some(other => originOf(other) === origin)) this.#kustomizations.delete(origin);
  }

  /** The open documents that count for those of a scheme. */
  #counted(scheme: string): readonly string[] {
    return this.documents.uris().filter(uri => (schemeOf(uri) === scheme || this.files.get(uri) !== undefined) && !this.ignores(uri));
  }

  #open(scheme: string): readonly OpenFile[] {
    return this.#counted(scheme).flatMap(uri => this.documents.get(uri) ?? []);
  }

  /** Whether a document's workloads have changed, and are on the nodes of another that was asked about, or come to grief on what that holds. */
  #concernsOthers(uri: string, file: OpenFile | undefined, before: OpenFile | undefined): boolean {
    const [now = [], then = []] = [file, before].map(version => version?.workloads.map(({ text }) => text));
    if (areSame(now, then)) return false;
    const around = this.#aroundNow();
    return [...this.#shown].some(([other, shown]) => {
      if (other === uri) return false;
      if (this.settingsOf(other).nodes.length > 0) return true;
      const concerned = this.documents.get(other);
      return concerned !== undefined && dependsOnWorkloads(concerned) && this.#shownOf(around(concerned)) !== shown;
    });
  }

  /** Puts documents among the others as these are now. Who asks for many asks here, as what stands around is worked out once for all of a scheme. */
  #aroundNow(): (file: OpenFile) => OpenFile {
    const known = new Map<string, Surroundings>();
    return file => {
      const scheme = schemeOf(file.uri);
      const surroundings = known.get(scheme) ?? this.#at(scheme);
      known.set(scheme, surroundings);
      return surroundings.around(file);
    };
  }

  #shownOf(file: OpenFile): string {
    const beside = file.workloads.map(({ besideKey }) => besideKey?.() ?? '').join('\n');
    return dependsOnWorkloads(file) ? beside + JSON.stringify(atOnce(neighbourRemarksInSteps(file, this.settingsOf(file.uri)))) : beside;
  }

  #at(scheme: string): Surroundings {
    const uris = this.documents.uris();
    const open = this.#counted(scheme)
      .flatMap(uri => this.documents.get(uri)?.says ?? [])
      .filter(({ key }) => key !== '');
    const covered = uris.filter(uri => this.files.get(uri) !== undefined);
    const handed = this.files.files();
    const known = this.#known.get(scheme);
    if (known?.handed === handed && areSame(known.open, open) && areSame(known.covered, covered)) return known.surroundings;
    // A document that is open counts as it is there.
    const surroundings = new Surroundings(
      [...open, ...handed.filter(({ uri }) => !covered.includes(uri) && !this.ignores(uri))],
      this.#kustomizations,
      () => this.#open(scheme),
    );
    this.#known.set(scheme, { surroundings, open, covered, handed });
    return surroundings;
  }
}

function areSame<Item>(one: readonly Item[], other: readonly Item[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
