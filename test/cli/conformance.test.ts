/** `check`, and the tool for agents, say what the language server says: of every manifest that a real API server has answered. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { CodeLens, Diagnostic } from 'vscode-languageserver';
import { run } from '../../cli/run';
import type { Surface } from '../../cli/surface';
import { type Finding, severities } from '../../server/preview/finding';
import { openAlone } from '../../server/preview/open';
import { defaultPreviewSettings } from '../../server/preview/settings';
import { atOnce } from '../../server/preview/steps';
import { toolNamed } from '../../server/tools/index';
import { LanguageServer } from '../protocol/languageServer';

/** What `rollout-preview` prints, run here with a text as its standard input. */
async function printed(input: string, ...args: readonly string[]): Promise<string> {
  let out = '';
  const surface: Surface = {
    folder: import.meta.dirname,
    environment: {},
    isTerminal: false,
    isErrorTerminal: false,
    out: text => (out += text),
    err: text => assert.fail(text),
    input: () => Promise.resolve({ text: input }),
    signal: new AbortController().signal,
  };
  await run(args, surface);
  return out;
}

/** A finding as the language server would say it. */
function asDiagnostic({ line, column, endLine, endColumn, severity, code, message }: Finding): string {
  return JSON.stringify([line - 1, column - 1, endLine - 1, endColumn - 1, severity, code, message]);
}

function ofServer({ range: { start, end }, severity = 1, code, message }: Diagnostic): string {
  return JSON.stringify([start.line, start.character, end.line, end.character, severities[severity - 1], code, message]);
}

function verdicts(text: string): readonly string[] {
  const answer = atOnce(
    toolNamed('check_manifest').answer({ manifest: text }, { material: {}, settings: defaultPreviewSettings, open: openAlone }),
  );
  assert.ok(answer.state === 'answered');
  return (answer.data['workloads'] as readonly { readonly verdict: string }[]).map(({ verdict }) => verdict);
}

/** As many as a server is asked about in its time, on a slow machine too. */
const most = 100;

for (const file of ['verdicts', 'pod-verdicts', 'sets-verdicts', 'neighbour-verdicts', 'update-verdicts']) {
  const lines = readFileSync(`test/conformance/records/${file}.jsonl`, 'utf8').trimEnd().split('\n');
  const texts = [...new Set(lines.map(line => (JSON.parse(line) as { readonly yaml: string }).yaml))];
  for (let first = 0; first < texts.length; first += most) {
    const own = texts.slice(first, first + most);
    test(`${own.length} manifests of ${file} from ${first + 1} on: the same findings and verdicts`, () =>
      LanguageServer.run({}, async server => {
        for (const text of own) await checkSame(server, text);
      }));
  }
}

async function checkSame(server: LanguageServer, text: string): Promise<void> {
  const uri = await server.open(text, 'file:///stdin.yaml');
  const said = (await server.pull(uri)).map(ofServer);
  const lenses = await server.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
  await server.close(uri);
  const checked = JSON.parse(await printed(text, 'check', '-', '--format', 'json')) as { readonly findings: readonly Finding[] };
  assert.deepEqual(checked.findings.map(asDiagnostic).sort(), said.sort(), text);
  const titles = lenses.map(({ command }) => command?.title);
  for (const verdict of verdicts(text)) assert.ok(titles.includes(verdict), `${verdict}\n${text}`);
}
