import * as l10n from '@vscode/l10n';
import { maxDepth, maxDocumentSize, type ReadError } from '../yaml/parse';
import type { Span } from '../yaml/located';
import type { ProblemCode } from '../protocol/problemCodes';
import type { ManifestProblem } from './workloads/workload';

/** The codes of what kubectl doesn't read, or this server doesn't: then nothing is known of the rollout. */
const unread: ReadonlySet<string> = new Set<ProblemCode>(['yaml/syntax', 'yaml/not-reached', 'yaml/ignored', 'yaml/too-large']);

/** Whether kubectl couldn't read it, or this server didn't: then no figure is to be shown. */
export function isUnread({ problems }: { readonly problems: readonly ManifestProblem[] }): boolean {
  return problems.some(({ code }) => unread.has(code));
}

/** Why kubectl can't read a document, or this server doesn't. */
export function readProblem(error: ReadError): ManifestProblem {
  const { kind, message, span } = error;
  const problem = { ...place(span), sentence: sentenceOf(error) };
  return kind === 'tooLarge' || kind === 'tooDeep'
    ? { ...problem, code: 'yaml/too-large', severity: 'information' }
    : { ...problem, code: 'yaml/syntax', message: shortened(message, longestWords) };
}

/** That kubectl never gets to a document, as it stops before: at a line (from 1) of the same file. */
export function notReached(line: number, span: Span): ManifestProblem {
  const sentence = l10n.t('kubectl can’t read line {0} and stops there: this isn’t applied.', line);
  return { ...place(span), code: 'yaml/not-reached', sentence };
}

/** That kubectl doesn't look at what follows the end of a document. */
export function ignoredProblem(span: Span): ManifestProblem {
  const sentence = l10n.t('kubectl ignores what follows `...` up to the next `---`: this isn’t applied.');
  return { ...place(span), code: 'yaml/ignored', sentence, severity: 'warning' };
}

/** That a document holds so many workloads more than the most that are previewed, from this one on. */
export function tooManyProblem(more: number, most: number, span: Span): ManifestProblem {
  const sentence =
    more === 1
      ? l10n.t('Only the first {0} workloads of a document are previewed: 1 more isn’t.', most)
      : l10n.t('Only the first {0} workloads of a document are previewed: {1} more aren’t.', most, more);
  return { ...place(span), code: 'yaml/too-large', sentence, severity: 'information' };
}

function place(span: Span): Pick<ManifestProblem, 'by' | 'path' | 'message' | 'span'> {
  return { by: 'kubectl', path: '', message: '', span };
}

/** Characters of the text that are quoted at most, and of what kubectl says, which may quote the text. */
const longestQuote = 40;
const longestWords = 200;

function shortened(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

/** What is wrong, as a sentence. */
function sentenceOf({ kind, word }: ReadError): string {
  return sentences[kind](shortened(word, longestQuote), word);
}

const sentences: Readonly<Record<ReadError['kind'], (quoted: string, word: string) => string>> = {
  tooLarge: () => l10n.t('Documents of more than {0} MB aren’t previewed.', maxDocumentSize / 2 ** 20),
  tooDeep: () => l10n.t('Documents nested more than {0} levels deep aren’t previewed.', maxDepth),
  separator: (_quoted, word) =>
    /^-{4,}\s*$/.test(word)
      ? l10n.t('A document separator has 3 dashes.')
      : l10n.t('Only a comment can follow a document separator on its line.'),
  conflict: () => l10n.t('This merge conflict isn’t resolved.'),
  control: () => l10n.t('A control character isn’t allowed.'),
  directive: () => l10n.t('kubectl can’t read directives such as `%YAML`.'),
  tab: () => l10n.t('A tab isn’t allowed here: only spaces indent.'),
  noSpace: quoted => l10n.t('`{0}` has no space after its colon.', quoted),
  noBreakSpace: quoted => l10n.t('The space after `{0}` is a no-break space, which is part of the text.', quoted),
  colonInValue: () => l10n.t('A value that contains a colon and a space must be quoted.'),
  indentation: () => l10n.t('The indentation of this line doesn’t match the lines above.'),
  noColon: () => l10n.t('A key with a colon is expected here.'),
  startCharacter: quoted => l10n.t('A value can’t start with `{0}` unless it’s quoted.', quoted),
  quote: () => l10n.t('The quote isn’t closed.'),
  bracket: quoted => l10n.t('The `{0}` isn’t closed.', quoted),
  comma: () => l10n.t('A comma or a closing bracket is expected here.'),
  escape: quoted => l10n.t('`{0}` isn’t an escape sequence of double quotes.', quoted),
  unexpected: () => l10n.t('This isn’t allowed here.'),
  listInValue: () => l10n.t('A list can’t start on the line of its key.'),
  blockHeader: () => l10n.t('The indentation of a block can’t be 0.'),
  unknownAnchor: quoted => l10n.t('`{0}` has no anchor above it in this document.', quoted),
  anchorInItself: quoted => l10n.t('`{0}` contains itself.', quoted),
  aliases: () => l10n.t('The aliases repeat too much.'),
  mapKey: () => l10n.t('A key must be text, a number, or a boolean.'),
  merge: () => l10n.t('`<<` can only merge maps.'),
  tag: () => l10n.t('The value doesn’t match its tag.'),
  number: () => l10n.t('The value isn’t a number that JSON has.'),
  json: () => l10n.t('This isn’t valid JSON.'),
};
