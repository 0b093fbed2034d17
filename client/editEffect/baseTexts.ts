import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { EditEffectParams } from '../../server/protocol/revisions';
import { kustomizedBy, type Build, type Builds } from '../kustomize/builds';
import { buildInRepository } from '../revisions/buildInRepository';
import { gitOf, type FileInGit } from '../revisions/gitOf';
import { baseRef } from './baseRef';

/** Other files that are looked into for ConfigMaps and Secrets, and how large they may be in bytes. */
const mostOthers = 20;
const mostBytes = 200_000;
/** Milliseconds for which what git said is believed. */
const believedMilliseconds = 5000;

/** The file as it was, the kustomizations that build it, and the other manifests that changed since. */
export type BaseTexts = Required<Pick<EditEffectParams, 'base' | 'others'>> & Pick<EditEffectParams, 'kustomized'>;

/** What the chosen revision (git's HEAD, if not another) has of documents: null for those that it doesn't know, or where git isn't to be asked. */
export class BaseTextsCache {
  readonly #known = new Map<string, { readonly texts: Promise<BaseTexts | null>; readonly until: number }>();

  constructor(
    private readonly builds: Builds,
    private readonly now: () => number,
  ) {}

  get(uri: string): Promise<BaseTexts | null> {
    const known = this.#known.get(uri);
    if (known !== undefined && this.now() < known.until) return known.texts;
    const texts = read(uri, this.builds).catch(() => null);
    this.#known.set(uri, { texts, until: this.now() + believedMilliseconds });
    return texts;
  }

  forget(): void {
    this.#known.clear();
  }
}

async function read(uri: string, builds: Builds): Promise<BaseTexts | null> {
  const { signal } = new AbortController();
  const commit = baseRef(vscode.workspace.getConfiguration('rolloutPreview', vscode.Uri.parse(uri)).get('editEffect.base'));
  if (commit === null) return null;
  const found = await gitOf(uri, signal);
  if ('missing' in found) return null;
  const base = await found.git.show(found.file, commit, signal);
  if (base === null) return null;
  const { clear } = await builds.known(uri);
  return {
    base,
    others: await changedManifests(found, commit, signal),
    ...(clear === null ? {} : { kustomized: await kustomizedThen(uri, clear, found, commit, signal) }),
  };
}

/** A build of the document, with its kustomizations as they were and as they are; those beyond the repository have no other time. */
async function kustomizedThen(
  uri: string,
  build: Build,
  source: FileInGit,
  commit: string,
  signal: AbortSignal,
): Promise<NonNullable<EditEffectParams['kustomized']>> {
  const text = kustomizedBy(uri, build);
  const former = await Promise.all(
    build.files.map(async file => {
      const isOutside = buildInRepository(source, { files: [file] }).outside.length > 0;
      return isOutside ? file.text : await source.git.show(file.uri.fsPath, commit, signal);
    }),
  );
  const files = text.files.flatMap(({ path: name }, index) => {
    const then = former[index];
    return then === null || then === undefined ? [] : [{ path: name, text: then }];
  });
  return { base: { manifest: text.manifest, files }, text };
}

async function changedManifests({ git, file, repository }: FileInGit, commit: string, signal: AbortSignal): Promise<BaseTexts['others']> {
  const changed = await git.changed(repository, commit, signal);
  const others = changed.filter(other => /\.(ya?ml|json)$/.test(other) && inEditor(other) !== inEditor(file)).slice(0, mostOthers);
  return Promise.all(others.map(async other => ({ base: await git.show(other, commit, signal), text: await present(other) })));
}

/** A path as VS Code writes it: on Windows with a small drive letter. */
function inEditor(file: string): string {
  return vscode.Uri.file(file).fsPath;
}

/** As it is open, else as it is saved; null where it was removed or is too large. */
async function present(file: string): Promise<string | null> {
  const open = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'file' && uri.fsPath === inEditor(file));
  if (open !== undefined) return open.getText();
  const bytes = await readFile(file).catch(() => null);
  return bytes === null || bytes.length > mostBytes ? null : bytes.toString('utf8');
}
