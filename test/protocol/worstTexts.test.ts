/** A megabyte of what each grammar finds hardest is read in no time that anybody notices: none takes more than its length. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { printedLine } from '../../cli/formats/printedLine';
import { baseRef } from '../../client/git/baseRef';
import { imagesIn } from '../../client/images/knownImages';
import { looksLikeManifest } from '../../client/manifests';
import { tagOf } from '../../client/images/tagOf';
import { plainText } from '../../client/plainText';
import { excerptOf } from '../../client/timeline/excerpt';
import { typingAt } from '../../server/fields/typingAt';
import { cell, code, prose } from '../../server/escapes/markdown';
import { shellWord } from '../../server/escapes/shell';
import { shown } from '../../server/escapes/shown';
import { terminalLine } from '../../server/escapes/terminal';
import { mayHoldAutoscaler } from '../../server/kubernetes/autoscaler';
import { imageReferenceError, parseImageReference } from '../../server/kubernetes/imageReference';
import { percentOf } from '../../server/kubernetes/intOrString';
import { readVersion } from '../../server/kubernetes/kubernetesVersion';
import { mayHoldNeighbours } from '../../server/kubernetes/neighbours';
import { hasPlaceholder } from '../../server/kubernetes/placeholder';
import { multipliedQuantity, parseQuantity, roundedToMilli } from '../../server/kubernetes/quantity';
import { nanosOf } from '../../server/kubernetes/resourceList';
import { isExtended, isHugePages, isNative, isStandardForContainer } from '../../server/kubernetes/resourceNames';
import * as formats from '../../server/kubernetes/validation/formats';
import { jsonSyntaxError } from '../../server/kubernetes/validation/goJson';
import { amount, named, resourceName } from '../../server/kubernetes/validation/goSyntax';
import { quoted } from '../../server/yaml/quoted';
import { canonicalIpv6, ipErrors, standardIp } from '../../server/kubernetes/validation/ipAddress';
import { typed } from '../../server/kubernetes/whatIf';
import { splitImage } from '../../server/kustomize/images';
import { readKustomization } from '../../server/kustomize/kustomization';
import { regexpOf } from '../../server/kustomize/regexp/regexp';
import { nodesIn } from '../../server/preview/nodesIn';
import { readSettingsFile } from '../../server/preview/settingsFile';
import { pathOf } from '../../server/preview/uris';
import { declaredIn } from '../../server/rendering/declared';
import { declaredBySettings } from '../../server/rendering/declaredBySettings';
import { entryLine } from '../../server/rendering/entryLine';
import { filledIn } from '../../server/rendering/fillIn';
import { readHelmError } from '../../server/rendering/helmErrors';
import { renderedDocuments } from '../../server/rendering/helmOutput';
import { readKustomizeError } from '../../server/rendering/kustomizeErrors';
import { reachOfKustomization } from '../../server/rendering/kustomizeReach';
import { reachOfPlugin } from '../../server/rendering/pluginReach';
import { originsOf } from '../../server/rendering/markedLines';
import { withMarks } from '../../server/rendering/marks';
import { withNumberPlaces } from '../../server/rendering/numberPlaces';
import { renderedObjects } from '../../server/rendering/renderedObjects';
import { actionsOf, codeOf } from '../../server/rendering/templateLines';
import { commandTime } from '../../server/rollout/kubelet/shell/commandTime';
import { ignoresOf } from '../../server/rules/ignoreComment';
import { templateDifferences } from '../../server/changes/templateDifferences';
import { unclosed } from '../../server/yaml/brackets';
import { parsePath } from '../../server/yaml/find';
import { parseDocument } from '../../server/yaml/parse';
import { separatorProblem, splitDocuments } from '../../server/yaml/splitDocuments';
import { readDifferences } from '../../workspace/git/differences';
import { readRenames } from '../../workspace/git/log';

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
    '${a:-',
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
  filledIn: text => filledIn(`kind: X\nvalue: ${text}\n`, new Map([['a', '1']])),
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
  unclosed,
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

/** Whatever reads what tools print, files of charts, and values: of a tenth of the length, as there are many. */
const printed: Readonly<Record<string, (text: string) => unknown>> = {
  entryLine,
  codeOf,
  actionsOf,
  'a marked template': text => withMarks(text, 1, 'template'),
  'a marked values file': text => withNumberPlaces([{ path: 'values.yaml', text }]),
  'what helm prints': text => renderedDocuments(text.split('\n')),
  'an error of helm': text => [readHelmError(text), readHelmError(`Error: parse error at (${text}`)],
  'an error of kustomize': text => readKustomizeError(`Error: accumulating resources: ${text}`, '/mirror'),
  'what marks say': text => originsOf(text, text, ['web.yaml']),
  mayHoldNeighbours,
  mayHoldAutoscaler,
  readVersion,
  jsonSyntaxError,
  'an address': text => [ipErrors(text, 36), canonicalIpv6(text), standardIp(text)],
  'a quantity': text => [roundedToMilli(text), multipliedQuantity(text, 3), nanosOf(text)],
  'what Go prints': text => [quoted(text), named(text), amount(text), resourceName(text)],
  'a resource': text => [isStandardForContainer(text), isHugePages(text), isNative(text), isExtended(text)],
  "an image's parts": splitImage,
  'a regular expression': regexpOf,
  'what sleeps': text => commandTime(['sh', '-c', `sleep ${text}`], () => undefined),
  'how long it sleeps': text => commandTime(['sleep', text], () => undefined),
  cell,
  shown,
  terminalLine,
  printedLine,
  'a title': plainText,
  "git's differences": readDifferences,
  "git's renames": readRenames,
};

for (const [name, read] of Object.entries(printed)) {
  test(name, () => {
    for (const piece of pieces) {
      const taken = milliseconds(read, `${piece.repeat(100_000 / piece.length)}!`);
      assert.ok(taken < most, `${JSON.stringify(piece)}: ${Math.round(taken)} ms`);
    }
  });
}

/** Whatever reads a whole document of YAML. */
const readers: readonly ((text: string) => unknown)[] = [
  readSettingsFile,
  declaredIn,
  declaredBySettings,
  nodesIn,
  readKustomization,
  reachOfKustomization,
  reachOfPlugin,
  renderedObjects,
];

test('what reads documents', () => {
  for (const piece of pieces)
    for (const read of readers) {
      const taken = milliseconds(
        read,
        `kind: Node\nreleases: "${piece.repeat(20_000 / piece.length)}"\n${piece.repeat(20_000 / piece.length)}`,
      );
      assert.ok(taken < most, `${read.name} of ${JSON.stringify(piece)}: ${Math.round(taken)} ms`);
    }
});

test('a document', () => {
  for (const piece of pieces) {
    const taken = milliseconds(
      text => parseDocument(text),
      `kind: Deployment\napiVersion: apps/v1\nname: "${piece.repeat(60_000 / piece.length)}"\n`,
    );
    assert.ok(taken < most, `${JSON.stringify(piece)}: ${Math.round(taken)} ms`);
  }
});
