/**
 * Whatever is in a document: no exception, no answer that takes a second, no range outside of the text.
 * FUZZ_DOCUMENTS=100000 in the environment makes it many documents, SEED=2 others.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { clusterRevisions } from '../../server/handlers/clusterRevisions';
import { codeAction } from '../../server/handlers/codeAction';
import { codeLens } from '../../server/handlers/codeLens';
import { compare } from '../../server/handlers/compare';
import { completion } from '../../server/handlers/completion';
import { diagnostics } from '../../server/handlers/diagnostics';
import { editEffect } from '../../server/handlers/editEffect';
import { edits } from '../../server/handlers/edits';
import { hover } from '../../server/handlers/hover';
import { inlayHint } from '../../server/handlers/inlayHint';
import { nodes } from '../../server/handlers/nodes';
import { report } from '../../server/handlers/report';
import { templates } from '../../server/handlers/templates';
import { timeline } from '../../server/handlers/timeline';
import { undoEffects } from '../../server/handlers/undoEffects';
import { workloads } from '../../server/handlers/workloads';
import { openFile, type OpenFile } from '../../server/lsp/openFile';
import { Surroundings } from '../../server/preview/surroundings';
import type { Scenario } from '../../server/protocol/scenario';
import { settings } from '../support/manifest';
import { seed } from '../support/seed';
import { manifests, rolling, scenarioOf } from './fuzzed';
import { Chance, mutated } from './mutations';

const plain: Scenario = { whatIf: {}, assumptions: {}, actions: [] };
const documents = Number(process.env['FUZZ_DOCUMENTS'] ?? 800);
/** Milliseconds of processor time that may pass until everything about a document is answered. */
const longest = 1000;

/** Asks for everything about a text, as an editor would whose cursor is at the offset; what goes wrong is thrown with the text. */
function checkDocument(text: string, offset: number, before: OpenFile | undefined, scenario: Scenario = plain): OpenFile {
  const began = process.cpuUsage();
  try {
    const file = openFile(TextDocument.create('file:///fuzz.yaml', 'yaml', 1, text), before);
    askEverything(new Surroundings([file.says]).around(file), offset, scenario);
    const { user, system } = process.cpuUsage(began);
    assert.ok((user + system) / 1000 < longest, `it took ${Math.round((user + system) / 1000)} ms`);
    return file;
  } catch (error) {
    throw new Error(
      `seed ${seed}: ${error instanceof Error ? (error.stack ?? '') : String(error)}\n${JSON.stringify(scenario)}\nThe document was:\n${JSON.stringify(text)}`,
      { cause: error },
    );
  }
}

function askEverything(file: OpenFile, offset: number, scenario: Scenario): void {
  const position = file.document.positionAt(offset);
  const whole = { start: file.document.positionAt(0), end: file.document.positionAt(file.document.getText().length) };
  const textDocument = { uri: file.uri };
  const items = diagnostics.answer({ textDocument }, file, settings).items;
  const marks = [
    ...items.flatMap(item => [item.range, ...(item.relatedInformation ?? []).map(({ location }) => location.range)]),
    ...codeLens.answer({ textDocument }, file, settings).map(lens => lens.range),
    ...inlayHint.answer({ textDocument, range: whole }, file, settings).map(hint => ({ start: hint.position, end: hint.position })),
    hover.answer({ textDocument, position }, file, settings)?.range ?? whole,
    ...completion
      .answer({ textDocument, position }, file, settings)
      .map(({ textEdit }) => (textEdit !== undefined && 'range' in textEdit ? textEdit.range : whole)),
    ...codeAction
      .answer({ textDocument, range: whole, context: { diagnostics: [] } }, file, settings)
      .flatMap(({ edit }) => (edit?.changes?.[file.uri] ?? []).map(({ range }) => range)),
  ];
  const lines = file.document.getText().split(/\r\n|\r|\n/);
  for (const { start, end } of marks) {
    for (const { line, character } of [start, end])
      assert.ok(character >= 0 && character <= (lines[line]?.length ?? -1), `${line}:${character} is outside of the text`);
    assert.ok(file.document.offsetAt(start) <= file.document.offsetAt(end), 'a range runs backwards');
  }
  for (const { id } of workloads.answer({ uri: file.uri }, file, settings).workloads.slice(0, 2)) {
    const params = { uri: file.uri, workload: id, scenario };
    timeline.answer(params, file, settings);
    report.answer(params, file, settings);
    edits.answer({ uri: file.uri, workload: id, whatIf: scenario.whatIf, images: { '*': 'web:3' } }, file, settings);
    if (offset % 16 === 0) {
      compare.answer(params, file, settings);
      undoEffects.answer({ ...params, toRevision: 1 }, file, settings);
      clusterRevisions.answer({ uri: file.uri, workload: id, text: file.document.getText() }, file, settings);
      const sources = [{ key: 'a', source: { kind: 'text' as const, text: file.document.getText() } }];
      templates.answer({ uri: file.uri, workload: id, sources }, file, settings);
    }
  }
  nodes.answer({ uri: file.uri, text: file.document.getText() }, file, settings);
  editEffect.answer({ uri: file.uri, base: rolling, others: [] }, file, settings);
}

test(`${documents} mutated documents, SEED=${seed}`, () => {
  const chance = new Chance(seed);
  let before: OpenFile | undefined;
  for (let count = 0; count < documents; count++) {
    const text = mutated(chance.of(manifests), chance);
    before = checkDocument(text, chance.below(text.length + 1), chance.below(2) === 0 ? before : undefined, scenarioOf(chance));
  }
});

test('every prefix of a manifest', () => {
  let before: OpenFile | undefined;
  for (let length = 0; length <= rolling.length; length++) before = checkDocument(rolling.slice(0, length), length, before);
});
