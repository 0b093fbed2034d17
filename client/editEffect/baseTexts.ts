import path from 'node:path';
import * as vscode from 'vscode';
import type { EditEffectParams } from '../../server/protocol/editEffect';
import { large, type ObjectContent } from '../../workspace/git/objects';
import { withLimit } from '../../workspace/limit';
import { kustomizedBy, type Build, type Builds } from '../kustomize/builds';
import type { BaseRenderings } from '../rendering/baseRenderings';
import { renderedScheme } from '../rendering/renderedDocuments';
import { sayUncounted } from '../rendering/sayEffects';
import { buildInRepository } from '../git/buildInRepository';
import { gitOf, type FileInGit } from '../git/gitOf';
import { readOpenOrSaved } from '../workspaceFiles';
import { baseRef } from '../git/baseRef';

/** Other files that are looked into for ConfigMaps and Secrets, and how large they may be in bytes. */
const mostOthers = 20;
const mostBytes = 200_000;
/** Milliseconds that git and the disk are given for all of it. */
const mostMilliseconds = 20_000;
/** Milliseconds for which what git said is believed. */
const believedMilliseconds = 5000;

/** The file as it was, the kustomizations that build it, and the other manifests that changed since. */
export type BaseTexts = Required<Pick<EditEffectParams, 'base' | 'others'>> &
  Pick<EditEffectParams, 'kustomized'> & {
    /** What it was compared with, as it is called. */
    readonly ref: string;
    /** How many of the other files weren't looked into: there are too many, or they are too large. */
    readonly leftOut: number;
    /** What wasn't counted besides, in sentences. */
    readonly uncounted: readonly string[];
  };

/** What the chosen revision (git's HEAD, if not another) has of documents: null for those that it doesn't know, or where git isn't to be asked. */
export class BaseTextsCache {
  readonly #known = new Map<string, { readonly texts: Promise<BaseTexts | null>; readonly until: number }>();

  constructor(
    private readonly from: { readonly builds: Builds; readonly bases: BaseRenderings },
    private readonly now: () => number,
  ) {}

  /** `chosen`: a commit, branch, or tag instead of the one of the settings. */
  get(uri: string, chosen: string | null = null): Promise<BaseTexts | null> {
    const key = JSON.stringify([uri, chosen]);
    const known = this.#known.get(key);
    if (known !== undefined && this.now() < known.until) return known.texts;
    const texts = read(vscode.Uri.parse(uri), chosen, this.from, withLimit(mostMilliseconds)).catch(() => null);
    this.#known.set(key, { texts, until: this.now() + believedMilliseconds });
    return texts;
  }

  forget(): void {
    this.#known.clear();
  }
}

/** A document in git, and the commit that it is compared with. */
interface Base extends FileInGit {
  readonly commit: string;
  readonly signal: AbortSignal;
}

async function read(
  uri: vscode.Uri,
  chosen: string | null,
  { builds, bases }: { readonly builds: Builds; readonly bases: BaseRenderings },
  signal: AbortSignal,
): Promise<BaseTexts | null> {
  const ref = baseRef(chosen ?? vscode.workspace.getConfiguration('rolloutPreview', uri).get('editEffect.base'));
  if (ref === null) return null;
  if (uri.scheme !== renderedScheme) return readSaved(uri.toString(), ref, builds, signal);
  const base = await bases.of(uri, chosen);
  return base === null || 'problem' in base
    ? null
    : { base: base.text, ref, others: [], leftOut: 0, uncounted: sayUncounted(base.uncounted) };
}

async function readSaved(uri: string, ref: string, builds: Builds, signal: AbortSignal): Promise<BaseTexts | null> {
  const found = await gitOf(uri, signal);
  if ('missing' in found) return null;
  const commit = await found.git.commit(found.repository, ref, signal);
  if (commit === null) return null;
  const source: Base = { ...found, commit, signal };
  const [base] = await found.git.texts(found.repository, commit, buildInRepository(found, null).names, signal);
  if (typeof base !== 'string') return null;
  const { counted } = await builds.known(uri);
  return {
    base,
    ref,
    uncounted: [],
    ...(await changedManifests(source)),
    ...(counted === null ? {} : { kustomized: await kustomizedThen(uri, counted, source) }),
  };
}

/** A build of the document, with its kustomizations as they were and as they are; those beyond the repository have no other time. */
async function kustomizedThen(uri: string, build: Build, source: Base): Promise<NonNullable<EditEffectParams['kustomized']>> {
  const text = kustomizedBy(uri, build);
  const named = build.files.map(file => buildInRepository(source, { files: [file] }).names[1] ?? null);
  const within = named.filter(name => name !== null);
  const then = await source.git.texts(source.repository, source.commit, within, source.signal);
  const files = text.files.flatMap(({ path: own, text: now }, index) => {
    const name = named[index] ?? null;
    const former = name === null ? now : then[within.indexOf(name)];
    return typeof former === 'string' ? [{ path: own, text: former }] : [];
  });
  return { base: { manifest: text.manifest, files }, text };
}

async function changedManifests(source: Base): Promise<Pick<BaseTexts, 'others' | 'leftOut'>> {
  const { git, repository, commit, signal } = source;
  const changed = await git.changed(repository, commit, signal);
  const own = buildInRepository(source, null).names;
  const manifests = changed.names.filter(name => /\.(ya?ml|json)$/.test(name) && !own.includes(name));
  const looked = manifests.slice(0, mostOthers);
  const then = await git.texts(repository, commit, looked, signal);
  const now = await Promise.all(looked.map(name => present(name, source)));
  const others = looked.flatMap((_, index) => {
    const base: ObjectContent = then[index] ?? null;
    const text: ObjectContent = now[index] ?? null;
    return base === large || text === large ? [] : [{ base, text }];
  });
  return { others, leftOut: manifests.length - others.length + (changed.cut ? 1 : 0) };
}

/** As it is open, else as it is saved; null where it was removed. */
async function present(name: string, { file, repository, signal }: Base): Promise<ObjectContent> {
  const uri = vscode.Uri.file(path.join(path.dirname(file), path.posix.relative(repository.prefix, name)));
  const read = await readOpenOrSaved(uri, mostBytes, { signal, within: repository.root });
  if ('text' in read) return read.text;
  return read.unread === 'missing' ? null : large;
}
