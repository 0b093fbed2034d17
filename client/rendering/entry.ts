import * as vscode from 'vscode';
import { liesIn } from '../../workspace/paths';
import { renderedScheme } from './renderedDocuments';
import type { Shown } from './renderings';
import type { Source } from './source';
import type { ChosenValues } from './valuesOffers';

/** A source with certain values, as it was rendered last. */
export interface Entry {
  readonly source: Source;
  readonly values: ChosenValues;
  readonly uri: vscode.Uri;
  shown: Shown | null;
  running: { readonly controller: AbortController; readonly done: Promise<void> } | null;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** What took too long or too much is rendered by command only. */
  isHeld: boolean;
  /** Something that it is made of has changed while nobody looked at it. */
  isStale: boolean;
  /** The addresses that the user has allowed it. With any it is rendered again when something is saved, and not while somebody types. */
  mayFetch: readonly string[];
  /** The user has asked for it after it took too long: it may take longer as long as the window is open. */
  isAsked: boolean;
}

/** One that was never rendered. */
export function newEntry(source: Source, values: ChosenValues): Entry {
  return {
    source,
    values,
    uri: renderedUri(source, values),
    shown: null,
    running: null,
    timer: undefined,
    isHeld: false,
    isStale: false,
    mayFetch: [],
    isAsked: false,
  };
}

/** Whether something is made of a file, or may be: of what can't be rendered nobody knows what it takes up. */
export function isMadeOf({ source: { kind, folder }, rendering, rendered }: Shown, file: string): boolean {
  const isKnown = rendering.state === 'rendered' || (kind === 'chart' && rendered !== null);
  return (isKnown ? (rendered?.directories ?? []) : [folder]).some(directory => liesIn(file, directory));
}

function renderedUri({ kind, root, folder }: Source, { name }: ChosenValues): vscode.Uri {
  const own = root
    .slice(folder.length)
    .split(/[\\/]/)
    .filter(part => part !== '');
  const title =
    kind === 'chart' && name !== '' ? `${own.at(-1) ?? 'chart'} (${name.replaceAll('/', '-')}).yaml` : `${own.at(-1) ?? kind}.yaml`;
  return vscode.Uri.from({ scheme: renderedScheme, path: `/${[...own, title].join('/')}`, query: kind });
}
