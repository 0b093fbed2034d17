/** CONTRACT: what the params of a tool's request must look like. */
import { pastRevision } from './scenarioSchema';
import { list, object, oneOf, optional, orNull, text, whole, type Schema } from './schema';
import {
  toolNames,
  type ChangedFile,
  type Missing,
  type NamedFile,
  type ToolChange,
  type ToolFile,
  type ToolMaterial,
  type ToolParams,
  type ToolPast,
  type ToolRevision,
} from './tools';

const uri = text(100_000);
const missing: Schema<Missing> = object<Missing>({ missing: text() });

/** What was asked for, or why it can't be had. */
function orMissing<T>(schema: Schema<T>): Schema<T | Missing> {
  return (value, path) => (missing(value, path) === null ? null : schema(value, path));
}

const file: Schema<ToolFile> = object<ToolFile>({ uri, text: text() });

const revision: Schema<ToolRevision> = object<ToolRevision>({
  revision: orNull(whole()),
  state: oneOf('current', 'kept', 'gone'),
  images: list(text()),
  changeCause: orNull(text()),
  commit: orNull(object<NonNullable<ToolRevision['commit']>>({ commit: text(), author: text(), date: text(), subject: text() })),
});

const past: Schema<ToolPast> = object<ToolPast>({ revisions: list(revision), notes: list(text()), kept: list(pastRevision) });

const change: Schema<ToolChange> = object<ToolChange>({
  ref: text(),
  changed: list(object<ChangedFile>({ name: text(), uri, before: orNull(text()), after: orNull(text()) })),
  unchanged: list(object<NamedFile>({ name: text(), uri, text: text() })),
});

/** Into `input` the tool looks itself. */
export const toolParams: Schema<ToolParams> = object<ToolParams>({
  uri,
  tool: oneOf(...toolNames),
  input: () => null,
  material: object<ToolMaterial>({
    file: optional(orMissing(file)),
    past: optional(orMissing(past)),
    change: optional(orMissing(change)),
  }),
});
