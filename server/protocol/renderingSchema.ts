/** CONTRACT client ↔ server: what the params of the questions of rendering must look like. */
import type {
  NumberedPlace,
  RenderingParams,
  RenderingParamsOf,
  RenderingQuestion,
  RenderingQuestions,
  SentinelKey,
  SourceFile,
  UnstableObject,
  ValuesText,
} from './rendering';
import type { NamedValue } from './renderingDeclarations';
import { name } from './scenarioSchema';
import { list, object, oneOf, orNull, tagged, text, truth, whole, type Schema } from './schema';

const uri = text(100_000);
const files = list(object<SourceFile>({ path: name, text: text() }), 10_000);
const line = whole();
const sentinelKeys = list(object<SentinelKey>({ number: whole(), key: text(), file: name, line }));
const places = list(object<NumberedPlace>({ number: whole(), file: name, line }));
const values = list(object<ValuesText>({ file: name, text: text(), below: list(text(), 100) }), 1000);
const unstableObjects = list(object<UnstableObject>({ kind: text(), name: text(), paths: list(text()) }));

type Asked<Q extends RenderingQuestion> = RenderingQuestions[Q]['asked'];

/** By the question. */
export const renderingParams: Schema<RenderingParams> = tagged<'question', RenderingParams>('question', {
  chart: object<RenderingParamsOf<'chart'>>({ uri, question: oneOf('chart'), asked: object<Asked<'chart'>>({ files }) }),
  marks: object<RenderingParamsOf<'marks'>>({
    uri,
    question: oneOf('marks'),
    asked: object<Asked<'marks'>>({ charts: files, templates: files, output: text(), source: orNull(name) }),
  }),
  origins: object<RenderingParamsOf<'origins'>>({
    uri,
    question: oneOf('origins'),
    asked: object<Asked<'origins'>>({ output: text(), marked: text(), files: list(name, 10_000) }),
  }),
  objects: object<RenderingParamsOf<'objects'>>({
    uri,
    question: oneOf('objects'),
    asked: object<Asked<'objects'>>({ charts: files, output: text() }),
  }),
  sentinels: object<RenderingParamsOf<'sentinels'>>({ uri, question: oneOf('sentinels'), asked: object<Asked<'sentinels'>>({ values }) }),
  keys: object<RenderingParamsOf<'keys'>>({
    uri,
    question: oneOf('keys'),
    asked: object<Asked<'keys'>>({ output: text(), rendered: text(), keys: sentinelKeys }),
  }),
  probe: object<RenderingParamsOf<'probe'>>({
    uri,
    question: oneOf('probe'),
    asked: object<Asked<'probe'>>({ values, file: name, line, character: whole() }),
  }),
  effects: object<RenderingParamsOf<'effects'>>({
    uri,
    question: oneOf('effects'),
    asked: object<Asked<'effects'>>({ output: text(), rendered: text(), unstable: unstableObjects }),
  }),
  named: object<RenderingParamsOf<'named'>>({
    uri,
    question: oneOf('named'),
    asked: object<Asked<'named'>>({ line: orNull(text()), below: list(text(), 100), values, text: text() }),
  }),
  written: object<RenderingParamsOf<'written'>>({
    uri,
    question: oneOf('written'),
    asked: object<Asked<'written'>>({
      line: orNull(text()),
      below: list(text(), 100),
      values,
      before: text(100_000),
      after: text(100_000),
    }),
  }),
  declared: object<RenderingParamsOf<'declared'>>({
    uri,
    question: oneOf('declared'),
    asked: object<Asked<'declared'>>({ text: text(), isSettingsFile: truth }),
  }),
  filledIn: object<RenderingParamsOf<'filledIn'>>({
    uri,
    question: oneOf('filledIn'),
    asked: object<Asked<'filledIn'>>({ output: text(), variables: list(object<NamedValue>({ name: text(), value: text() }), 10_000) }),
  }),
  reach: object<RenderingParamsOf<'reach'>>({
    uri,
    question: oneOf('reach'),
    asked: object<Asked<'reach'>>({ role: oneOf('kustomization', 'pluginKustomization', 'plugin'), text: text() }),
  }),
  brokenYaml: object<RenderingParamsOf<'brokenYaml'>>({
    uri,
    question: oneOf('brokenYaml'),
    asked: object<Asked<'brokenYaml'>>({ marked: text(), source: name, files: list(name, 10_000) }),
  }),
  numbers: object<RenderingParamsOf<'numbers'>>({ uri, question: oneOf('numbers'), asked: object<Asked<'numbers'>>({ files }) }),
  places: object<RenderingParamsOf<'places'>>({
    uri,
    question: oneOf('places'),
    asked: object<Asked<'places'>>({ output: text(), files, rendered: orNull(text()), places }),
  }),
  fault: object<RenderingParamsOf<'fault'>>({
    uri,
    question: oneOf('fault'),
    asked: object<Asked<'fault'>>({
      tool: oneOf('helm', 'kustomize'),
      errors: text(),
      mirror: text(),
      files,
      root: name,
      values: list(name, 1000),
    }),
  }),
  settled: object<RenderingParamsOf<'settled'>>({
    uri,
    question: oneOf('settled'),
    asked: object<Asked<'settled'>>({
      base: text(),
      output: text(),
      unstable: unstableObjects,
    }),
  }),
  asWritten: object<RenderingParamsOf<'asWritten'>>({
    uri,
    question: oneOf('asWritten'),
    asked: object<Asked<'asWritten'>>({ built: text(), manifest: text() }),
  }),
  unstable: object<RenderingParamsOf<'unstable'>>({
    uri,
    question: oneOf('unstable'),
    asked: object<Asked<'unstable'>>({ one: text(), other: text() }),
  }),
});
