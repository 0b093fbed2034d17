import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sarif } from '../../../../cli/formats/sarif';
import type { Finding } from '../../../../server/preview/finding';
import { finding } from '../finding';

type Json = Readonly<Record<string, unknown>>;

/** Of each object of SARIF 2.1.0 that is written: its properties, those that must be there with `!`. The standard allows no others but these and what isn't used here. */
const objects: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  log: { $schema: 'uri', 'version!': 'version', 'runs!': 'run[]' },
  run: { 'tool!': 'tool', columnKind: 'columnKind', results: 'result[]' },
  tool: { 'driver!': 'driver' },
  driver: { 'name!': 'text', version: 'text', informationUri: 'uri', rules: 'rule[]' },
  rule: { 'id!': 'text', name: 'text', 'shortDescription!': 'message', helpUri: 'uri', defaultConfiguration: 'configuration' },
  configuration: { level: 'level' },
  message: { 'text!': 'text' },
  result: {
    'ruleId!': 'text',
    ruleIndex: 'index',
    level: 'level',
    'message!': 'message',
    'locations!': 'location[]',
    'partialFingerprints!': 'texts',
    relatedLocations: 'location[]',
  },
  location: { id: 'index', 'physicalLocation!': 'physicalLocation', message: 'message' },
  physicalLocation: { 'artifactLocation!': 'artifactLocation', region: 'region' },
  artifactLocation: { 'uri!': 'uri' },
  region: { 'startLine!': 'count', startColumn: 'count', endLine: 'count', endColumn: 'count' },
};

const values: Readonly<Record<string, (value: unknown) => boolean>> = {
  text: value => typeof value === 'string' && value !== '',
  texts: value => Object.values(value as Json).every(item => typeof item === 'string'),
  uri: value => typeof value === 'string' && /^(?:[\w.~!$&'()*+,;=:@/?#-]|%[0-9A-F]{2})+$/.test(value) && URL.canParse(value, 'file:///'),
  version: value => value === '2.1.0',
  columnKind: value => value === 'utf16CodeUnits' || value === 'unicodeCodePoints',
  level: value => ['none', 'note', 'warning', 'error'].includes(value as string),
  index: value => Number.isInteger(value) && Number(value) >= 0,
  count: value => Number.isInteger(value) && Number(value) >= 1,
};

function faults(value: unknown, type: string, path: string): readonly string[] {
  if (type.endsWith('[]'))
    return Array.isArray(value)
      ? value.flatMap((item, index) => faults(item, type.slice(0, -2), `${path}[${index}]`))
      : [`${path}: no list`];
  const own = objects[type];
  if (own === undefined) return values[type]?.(value) === true ? [] : [`${path}: no ${type}: ${JSON.stringify(value)}`];
  const object = value as Json;
  const missing = Object.keys(own).filter(name => name.endsWith('!') && !(name.slice(0, -1) in object));
  const inner = Object.entries(object).flatMap(([name, item]) => {
    const of = own[name] ?? own[`${name}!`];
    return of === undefined ? [`${path}.${name}: unknown`] : faults(item, of, `${path}.${name}`);
  });
  return [...missing.map(name => `${path}.${name}: missing`), ...inner];
}

interface Written {
  readonly runs: readonly {
    readonly results: readonly {
      readonly ruleIndex: number;
      readonly ruleId: string;
      readonly level: string;
      readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }[];
      readonly partialFingerprints: Readonly<Record<string, string>>;
    }[];
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  }[];
}

function written(findings: readonly Finding[]): Written {
  const text = sarif({ findings, files: 1, workloads: 1 });
  assert.deepEqual(faults(JSON.parse(text), 'log', '$'), []);
  return JSON.parse(text) as Written;
}

function resultsOf(...findings: readonly Finding[]): Written['runs'][number]['results'] {
  return written(findings).runs[0]?.results ?? [];
}

describe('SARIF', () => {
  test('has of each finding what the standard wants, and a rule with its page', () => {
    const { results = [], tool } = written([finding(), finding({ code: 'image/moving-tag', severity: 'hint' })]).runs[0] ?? {};
    const rules = tool?.driver.rules ?? [];
    assert.deepEqual(
      results.map(({ ruleIndex, level }) => [rules[ruleIndex]?.id, level]),
      [
        ['spec/negative', 'error'],
        ['image/moving-tag', 'note'],
      ],
    );
    assert.deepEqual(resultsOf(), []);
  });
  for (const [file, uri] of [
    ['a b/ü%.yaml', 'a%20b/%C3%BC%25.yaml'],
    ['-', '-'],
    ['../web.yaml', '../web.yaml'],
    ['/srv/a:b.yaml', 'file:///srv/a%3Ab.yaml'],
    ['C:/src/web.yaml', 'file:///C:/src/web.yaml'],
    ['a:b.yaml', 'a%3Ab.yaml'],
    ['x\n::error::\u001b[31m\u202e.yaml', 'x%0A%3A%3Aerror%3A%3A%1B%5B31m%E2%80%AE.yaml'],
    ['half \ud800.yaml', 'half%20%EF%BF%BD.yaml'],
  ] as const) {
    test(`names ${JSON.stringify(file)} as ${uri}`, () => {
      assert.equal(resultsOf(finding({ file }))[0]?.locations[0]?.physicalLocation.artifactLocation.uri, uri);
    });
  }
  test('another place that is spoken of', () => {
    const related = { path: 'spec.selector', line: 2, column: 1, endLine: 3, endColumn: 1 };
    assert.equal(resultsOf(finding({ related })).length, 1);
  });
  test('equal findings are told apart, and keep their names when lines move', () => {
    const names = (...findings: readonly Finding[]) =>
      resultsOf(...findings).map(({ partialFingerprints }) => Object.values(partialFingerprints)[0]);
    const before = names(finding(), finding({ line: 9 }));
    assert.equal(new Set(before).size, 2);
    assert.deepEqual(names(finding({ line: 7 }), finding({ line: 10 })), before);
  });
});
