import type { Log, ReportingDescriptor, Result, Region } from 'sarif';
import { visible } from '../../server/escapes/shown';
import { type Finding, loudestFirst, type Place, type Severity } from '../../server/preview/finding';
import { fingerprints } from './fingerprint';
import type { Findings } from './format';
import { printedJson } from './printedJson';
import { productName, productPage, productVersion } from '../product';

/** What GitHub takes of one run (https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning). */
const mostResults = 25_000;

/** SARIF 2.1.0 (OASIS), for code scanning. */
export function sarif({ findings }: Findings): string {
  // Where there are too many, the loudest are kept.
  const taken = findings.length <= mostResults ? findings : loudestFirst(findings).slice(0, mostResults);
  const codes = [...new Set(taken.map(({ code }) => code))].sort();
  const names = fingerprints(taken);
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: productName,
            version: productVersion,
            informationUri: productPage,
            rules: codes.map(code => ruleOf(code, taken)),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: taken.map((finding, index) => resultOf(finding, codes, names[index] ?? '')),
      },
    ],
  };
  return printedJson(log);
}

function ruleOf(code: string, findings: readonly Finding[]): ReportingDescriptor {
  const example = findings.find(finding => finding.code === code);
  return {
    id: code,
    name: code.replaceAll(/(?:^|[-/])(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: code },
    helpUri: example?.page ?? productPage,
    defaultConfiguration: { level: levels[example?.severity ?? 'warning'] },
  };
}

const levels = { error: 'error', warning: 'warning', information: 'note', hint: 'note' } as const satisfies Record<Severity, string>;

function resultOf(finding: Finding, codes: readonly string[], name: string): Result {
  const { file, code, severity, message, related } = finding;
  const location = (place: Place) => ({ physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: regionOf(place) } });
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: levels[severity],
    message: { text: visible(message) },
    locations: [location(finding)],
    partialFingerprints: { 'rolloutPreview/v1': name },
    ...(related === undefined ? {} : { relatedLocations: [{ id: 1, ...location(related), message: { text: visible(related.path) } }] }),
  };
}

function regionOf({ line, column, endLine, endColumn }: Place): Region {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** A relative URI reference, or a file's. */
function uriOf(file: string): string {
  const [, drive = '', rest = file] = /^([A-Za-z]:)(\/.*)$/s.exec(file) ?? [];
  const path = rest
    .replaceAll(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  if (drive !== '') return `file:///${drive}${path}`;
  return rest.startsWith('/') ? `file://${path}` : path;
}
