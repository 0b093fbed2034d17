/** A megabyte of what each grammar finds hardest is read in no time that anybody notices: none takes more than its length. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { baseRef } from '../../client/git/baseRef';
import { imagesIn } from '../../client/images/knownImages';
import { looksLikeManifest } from '../../client/manifests';
import { tagOf } from '../../client/images/tagOf';
import { excerptOf } from '../../client/timeline/excerpt';
import { typingAt } from '../../server/fields/typingAt';
import { code, prose } from '../../server/escapes/markdown';
import { shellWord } from '../../server/escapes/shell';
import { imageReferenceError, parseImageReference } from '../../server/kubernetes/imageReference';
import { percentOf } from '../../server/kubernetes/intOrString';
import { hasPlaceholder } from '../../server/kubernetes/placeholder';
import { parseQuantity } from '../../server/kubernetes/quantity';
import * as formats from '../../server/kubernetes/validation/formats';
import { typed } from '../../server/kubernetes/whatIf';
import { pathOf } from '../../server/preview/uris';
import { ignoresOf } from '../../server/rules/ignoreComment';
import { templateDifferences } from '../../server/changes/templateDifferences';
import { parsePath } from '../../server/yaml/find';
import { parseDocument } from '../../server/yaml/parse';
import { separatorProblem, splitDocuments } from '../../server/yaml/splitDocuments';

const bytes = 1_000_000;
/** Milliseconds of processor time, of which a megabyte takes a few; what takes more than its length would take hours. */
const most = 3000;

/** Pieces that texts are made of, one after the other, with something behind that fits nowhere. */
const pieces = [
  ...[
    'a',
    '1',
    '0',
    ' ',
    '\t',
    '\n',
    '-',
    '- ',
    ':',
    ': ',
    '/',
    '.',
    '[',
    ']',
    '{',
    '}',
    '(',
    '@',
    '#',
    ' #',
    '%',
    '`',
    '|',
    '"',
    "'",
    '\\',
  ],
  ...[
    '${',
    '${a',
    '$(',
    '{{',
    '@a',
    '@a.',
    '://',
    '://:',
    ',image:&a',
    'image: ',
    'a.',
    'a-',
    'a/',
    'a:',
    '1.',
    'E',
    '1E',
    '# rollout: ignore ',
    '\r',
  ],
  ...['- - ', '[0]', 'a[', '--- ', '\u00a0', '\u0085', 'http://', '*a', '&a ', '~', '^', '<', '[a](', '%41'],
];
const ends = ['', 'x', '!', '\n'];

/** Whatever reads a text that somebody else has written. */
const grammars: Readonly<Record<string, (text: string) => unknown>> = {
  baseRef,
  imagesIn,
  looksLikeManifest,
  tagOf,
  excerptOf: text => [
    excerptOf([text], [{ path: 'spec.a', line: 0 } as Parameters<typeof excerptOf>[1][number]]),
    excerptOf(['a: 1'], [{ path: text, line: 0 } as Parameters<typeof excerptOf>[1][number]]),
  ],
  typingAt: text => typingAt(`spec:\n  ${text.replaceAll('\n', '')}`, 8, 0),
  prose,
  code,
  shellWord,
  imageReferenceError,
  parseImageReference,
  percentOf,
  hasPlaceholder,
  parseQuantity,
  typed,
  pathOf,
  ignoresOf,
  parsePath,
  separatorProblem: text => separatorProblem(`---${text}`),
  splitDocuments,
  environment: text => templateDifferences(withVariable(text), withVariable(`${text}2`)),
  ...Object.fromEntries(
    Object.entries(formats).flatMap(([name, check]) =>
      /Errors$/.test(name) && !['idErrors', 'rangeErrors', 'fileModeErrors', 'portNumberErrors'].includes(name)
        ? [[name, check as (text: string) => unknown] as const]
        : [],
    ),
  ),
};

function withVariable(value: string): Parameters<typeof templateDifferences>[0] {
  return {
    metadata: {},
    spec: { containers: [{ name: 'a', image: 'a', env: [{ name: 'A', value }] }], terminationGracePeriodSeconds: 30 },
  };
}

function milliseconds(read: (text: string) => unknown, text: string): number {
  const began = process.cpuUsage();
  read(text);
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

for (const [name, read] of Object.entries(grammars)) {
  test(name, () => {
    for (const piece of pieces)
      for (const end of ends) {
        const text = piece.repeat(bytes / piece.length) + end;
        // Of what takes more than its length a part of it shows that: else the whole would never end.
        for (const part of [20_000, bytes]) {
          const taken = milliseconds(read, text.slice(-part));
          assert.ok(taken < most, `${JSON.stringify(piece)} … ${JSON.stringify(end)}: ${part} characters took ${Math.round(taken)} ms`);
          if (taken < 2) break;
        }
      }
  });
}

test('a document', () => {
  for (const piece of pieces) {
    const taken = milliseconds(
      text => parseDocument(text),
      `kind: Deployment\napiVersion: apps/v1\nname: "${piece.repeat(60_000 / piece.length)}"\n`,
    );
    assert.ok(taken < most, `${JSON.stringify(piece)}: ${Math.round(taken)} ms`);
  }
});
