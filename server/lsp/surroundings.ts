import type { FileSays } from '../preview/fileSays';
import { defaultPreviewSettings, type PreviewSettings } from '../preview/settings';
import { dependsOnWorkloads, neighbourRemarksInSteps } from '../preview/neighbourRemarks';
import { atOnce } from '../preview/steps';
import type { Kustomizations } from '../preview/kustomizations';
import type { ManifestFile } from '../preview/manifestFile';
import { Surroundings } from '../preview/surroundings';
import { originOf, schemeOf } from '../preview/uris';
import type { Documents } from './documents';
import type { OpenFile } from './openFile';
import type { Change, HandedFiles } from './handedFiles';

/** Surroundings, and what they are made of. */
interface Known {
  readonly surroundings: Surroundings;
  /** How often what open documents say had changed by then. */
  readonly changes: number;
  readonly open: readonly FileSays[];
  /** Open documents that were handed over too. */
  readonly covered: readonly string[];
  readonly handed: readonly FileSays[];
}

/** A document that was parsed, or closed, and what was known of it before. */
interface ParsedDocument {
  readonly uri: string;
  readonly file: OpenFile | undefined;
  readonly before: OpenFile | undefined;
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
  /** Those of them whose answers depended on the workloads of others: they are on the same nodes, or come to grief on what it holds. */
  readonly #dependent = new Set<string>();
  /** Grows with whatever open documents say of others. */
  #changes = 0;
  /** What was parsed and not yet looked at: nothing while none is parsed. */
  readonly #parsed: ParsedDocument[] = [];
  #looking = false;

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
    if (dependsOnWorkloads(found) || this.settingsOf(file.uri).nodes.length > 0) this.#dependent.add(file.uri);
    else this.#dependent.delete(file.uri);
    return found;
  }

  /** A file that needn't be open, as it is among the others: nobody is told when that changes. */
  aroundOnce(file: ManifestFile): ManifestFile {
    return this.#at(schemeOf(file.uri)).around(file);
  }

  /** Calls back when something has changed that bears on what was answered about open documents. */
  onDidChange(changed: () => void): void {
    this.#changed = changed;
    this.documents.onDidParse((uri, file, before) => {
      if (file === undefined) this.#forget(uri);
      if (this.#countsOtherwise(uri, file, before)) this.#changes += 1;
      this.#parsed.push({ uri, file, before });
      this.#lookAtParsed();
    });
  }

  /** Many may have been opened at once: what all of them change is looked at together. */
  #lookAtParsed(): void {
    if (this.#looking) return;
    this.#looking = true;
    try {
      while (this.#parsed.length > 0) {
        this.documents.parseAll();
        if (this.#changesAnswers(this.#parsed.splice(0))) this.#changed();
      }
    } finally {
      this.#looking = false;
    }
  }

  /** Whether answers about other documents than these are others now. */
  #changesAnswers(parsed: readonly ParsedDocument[]): boolean {
    const changes = parsed.flatMap(({ uri, file, before }): Change[] => {
      const handed = this.files.get(uri);
      const [now, then] = [file, before].map(version => (version === undefined ? handed : version.says));
      return now === then || (now?.key ?? '') === (then?.key ?? '') ? [] : [{ uri, now, before: then }];
    });
    return this.#bearOnOthers(changes) || this.#concernOthers(parsed);
  }

  /** Whether what stands around documents has to be worked out anew. */
  #countsOtherwise(uri: string, file: OpenFile | undefined, before: OpenFile | undefined): boolean {
    if (file === undefined || before === undefined) {
      const key = (file ?? before)?.says.key ?? '';
      return key !== '' || this.files.get(uri) !== undefined;
    }
    return file.says !== before.says && file.says.key + before.says.key !== '';
  }

  /** Files that were handed over say something else. */
  handed(changes: readonly Change[]): void {
    // A document that is open counts as it is there.
    const open = new Set(this.documents.uris());
    const counted = changes.filter(({ uri }) => !open.has(uri));
    if (this.#bearOnOthers(counted)) this.#changed();
  }

  /** What kustomizations and settings say decides on whole files; anything else on what stands beside a workload. */
  #bearOnOthers(changes: readonly Change[]): boolean {
    if (changes.length === 0) return false;
    const said = changes.flatMap(({ now, before }) => [now, before]);
    if (said.some(says => says?.kustomization != null || says?.settings != null)) return true;
    return this.#areShownOtherwise(this.#shown.keys(), changes);
  }

  /** Whether something else stands beside the workloads of documents than when they were asked about; those that were changed themselves are asked about again. */
  #areShownOtherwise(uris: Iterable<string>, changed: readonly { readonly uri: string }[]): boolean {
    const own = new Set(changed.map(({ uri }) => uri));
    const around = this.#aroundNow();
    for (const uri of uris) {
      const file = own.has(uri) ? undefined : this.documents.get(uri);
      if (file !== undefined && this.#shownOf(around(file)) !== this.#shown.get(uri)) return true;
    }
    return false;
  }

  /** A document was closed: what was worked out for those of its scheme, or its place, goes with the last of them. */
  #forget(uri: string): void {
    this.#shown.delete(uri);
    this.#dependent.delete(uri);
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

  /** Whether workloads of documents have changed, and are on the nodes of others that were asked about, or come to grief on what these hold. */
  #concernOthers(parsed: readonly ParsedDocument[]): boolean {
    if (this.#dependent.size === 0) return false;
    const changed = parsed.filter(({ file, before }) => {
      const [now = [], then = []] = [file, before].map(version => version?.workloads.map(({ text }) => text));
      return !areSame(now, then);
    });
    if (changed.length === 0) return false;
    const own = new Set(changed.map(({ uri }) => uri));
    const others = [...this.#dependent].filter(uri => !own.has(uri));
    return others.some(uri => this.settingsOf(uri).nodes.length > 0) || this.#areShownOtherwise(others, changed);
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
    this.documents.parseAll();
    const known = this.#known.get(scheme);
    const handed = this.files.files();
    const changes = this.#changes;
    if (known?.handed === handed && known.changes === changes) return known.surroundings;
    const open = this.#counted(scheme)
      .flatMap(uri => this.documents.get(uri)?.says ?? [])
      .filter(({ key }) => key !== '');
    const covered = this.documents.uris().filter(uri => this.files.get(uri) !== undefined);
    const isSame = known?.handed === handed && areSame(known.open, open) && areSame(known.covered, covered);
    const surroundings = isSame ? known.surroundings : this.#of(scheme, open, new Set(covered));
    this.#known.set(scheme, { surroundings, changes, open, covered, handed });
    return surroundings;
  }

  /** A document that is open counts as it is there. */
  #of(scheme: string, open: readonly FileSays[], covered: ReadonlySet<string>): Surroundings {
    const handed = this.files.files().filter(({ uri }) => !covered.has(uri) && !this.ignores(uri));
    return new Surroundings([...open, ...handed], this.#kustomizations, () => this.#open(scheme));
  }
}

function areSame<Item>(one: readonly Item[], other: readonly Item[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
