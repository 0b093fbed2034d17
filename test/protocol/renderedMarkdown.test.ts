/** Real Markdown renderers (GitHub's grammar, VS Code's library) make nothing of hostile text but text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { marked } from 'marked';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { cell, code, fenced, prose } from '../../server/escapes/markdown';
import { shown } from '../../server/escapes/shown';
import { markdownOf } from '../../server/fields/markdown';
import { open } from '../../server/preview/open';
import type { PreviewedFile } from '../../server/preview/previewedFile';
import { seed } from '../support/seed';

const renderers: readonly ((markdown: string) => string)[] = [
  text => micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true, allowDangerousProtocol: true }),
  text => marked.parse(text, { async: false, gfm: true }),
];

const allowed = new Set('p,h3,ul,ol,li,table,thead,tbody,tr,th,td,code,pre,strong,em,blockquote,br'.split(','));

/** What of rendered Markdown isn't text: elements that aren't Markdown's plainest, and links but ours. */
function markupIn(html: string): readonly string[] {
  const tags = [...html.matchAll(/<\/?([a-z][a-z0-9]*)([^>]*)>/gi)];
  return tags.flatMap(([tag, name = '', attributes = '']) => {
    const isOurs = name === 'a' && (attributes === '' || /^ href="(?:https:\/\/kubernetes\.io\/|command:)/.test(attributes));
    const isPlain = allowed.has(name) && /^(?: (?:align|class)="[a-z-]+")?\s*\/?$/.test(attributes);
    return isOurs || isPlain ? [] : [tag];
  });
}

/** The text of HTML, spaces as one. */
function textOf(html: string): string {
  const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" };
  return html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(#?\w+);/g, (all, name: string) => entities[name] ?? all)
    .replaceAll(/\s+/g, ' ')
    .trim();
}

const pieces = [
  ...[
    '`',
    '``',
    '|',
    '\\',
    '<',
    '>',
    '<img src=x>',
    '<!--',
    '<a href="http://evil.test">',
    '[a](http://evil.test)',
    '![a](x)',
    '[a]',
    '](',
  ],
  ...[
    '*',
    '**',
    '_',
    '__',
    '~~',
    '#',
    '# ',
    '- ',
    '1. ',
    '> ',
    '---',
    '===',
    '\n',
    '\n\n',
    '\r',
    '    ',
    '\t',
    '&lt;',
    '&#60;',
    'https://evil.test',
  ],
  ...[
    'www.evil.test',
    'me@evil.test',
    'mailto:a@b.test',
    '@me',
    '#1',
    'GH-1',
    ':tada:',
    '$',
    '${x}',
    ':',
    '"',
    "'",
    '\u202e',
    'a',
    'a b',
    '[^1]',
    '[ ]',
    '~~~',
    '{{x}}',
  ],
];
const hostile = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 10 }).map(parts => parts.join(''));

function checkText(what: string, markdownOf: (text: string) => string, expected: (text: string) => string): void {
  test(what, () => {
    fc.assert(
      fc.property(hostile, text => {
        for (const render of renderers) {
          const html = render(markdownOf(text));
          assert.deepEqual(markupIn(html), [], html);
          assert.equal(textOf(html), expected(text).replaceAll(/\s+/g, ' ').trim(), html);
        }
      }),
      { seed, numRuns: 200 },
    );
  });
}

checkText(
  'a code span',
  text => `a ${code(text)} b`,
  text => `a ${shown(text)} b`,
);
// A backslash before what ends a cell is shown twice in code: no Markdown says it once.
const doubled = (text: string): string => text.replaceAll(/\\+(?=\|)/g, found => found.repeat(2));
checkText(
  'a code span in a cell',
  text => `| a | b |\n|---|---|\n| ${cell(code(text))} | end |`,
  text => `a b ${doubled(shown(text))} end`,
);
checkText(
  'a block',
  text => `${fenced('sh', text)}\n\nend`,
  text => `${shown(text)} end`,
);

test('a sentence', () => {
  fc.assert(
    fc.property(hostile, text => {
      for (const render of renderers) {
        for (const markdown of [
          `- ${prose(text)}`,
          `**x ${prose(text)} x**`,
          `| a |\n|---|\n| ${cell(prose(text))} |`,
          `_${prose(`a ${text}.`)}_`,
        ]) {
          const html = render(markdown);
          assert.deepEqual(markupIn(html), [], html);
          assert.ok(!/(?:^|[^\w`])@me|https?:\/\/|www\./.test(textOf(html.replaceAll(/<code>[^<]*<\/code>/g, ''))), html);
        }
      }
    }),
    { seed, numRuns: 200 },
  );
});

/** A manifest with a text at each of its places. */
function fileWith(text: string): PreviewedFile {
  const manifest = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: `\${n}${text}`, namespace: text, annotations: { 'kubernetes.io/change-cause': text } },
    spec: {
      replicas: 3,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: `\${s:=1}`, maxUnavailable: 1 } },
      selector: { matchLabels: { app: 'a' } },
      template: {
        metadata: { labels: { app: 'a' } },
        spec: {
          priorityClassName: text,
          schedulingGates: [{ name: text }],
          readinessGates: [{ conditionType: text }],
          containers: [
            {
              name: `\${c}${text}`,
              image: `\${i}${text}`,
              readinessProbe: { httpGet: { path: text, port: text }, periodSeconds: 5 },
              lifecycle: { preStop: { exec: { command: ['sh', '-c', `sleep 5; ${text}`] } } },
            },
          ],
          volumes: [{ name: 'v', persistentVolumeClaim: { claimName: text } }],
        },
      },
    },
  };
  const [file] = open([{ uri: 'file:///w/a.json', text: JSON.stringify(manifest, null, 2) }]);
  assert.ok(file !== undefined);
  return file;
}

test('reports and hovers of a manifest of such texts', () => {
  let shownHovers = 0;
  fc.assert(
    fc.property(hostile, text => {
      const file = fileWith(text);
      const [workload] = file.workloads;
      assert.ok(workload !== undefined);
      const hovers = [...file.text.matchAll(/"\w+":/g)].flatMap(({ index }) => file.fieldAt(index + 2) ?? []);
      shownHovers += hovers.length;
      const scenario = { whatIf: {}, assumptions: {}, actions: [{ action: { kind: 'scale', replicas: 4 }, at: 'rest' }] } as const;
      const markdown = [workload.report(text, scenario), ...hovers.map(({ key, explanation }) => markdownOf(key, explanation, null))];
      for (const render of renderers) for (const one of markdown) assert.deepEqual(markupIn(render(one)), [], one);
    }),
    { seed, numRuns: 30 },
  );
  assert.ok(shownHovers > 100);
});
