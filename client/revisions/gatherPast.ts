import type { KustomizationFile, NumberedRevision, TemplateInfo, TemplateSource } from '../../server/protocol/revisions';
import type { KustomizeImage, PastOrigin, PastRevision, WorkloadId } from '../../server/protocol/scenario';
import type { Server } from '../requests';
import { documentImagesOf } from './documentImages';
import type { BuildInRepository } from '../git/buildInRepository';
import type { Version } from '../../workspace/git/fileVersions';
import { addVersion, appliedManifests, type TemplateRun } from '../../workspace/git/templateRuns';
import type { Past } from './past';
import type { RevisionRow, RowSource } from './rows';

/** Texts that are read before the first rows are there, and in each request after that. */
const firstBatch = 8;
const laterBatch = 40;

/** A pod template of a file's history. */
export interface PastTemplate {
  /** The commit that brought it. */
  readonly origin: PastOrigin;
  readonly info: TemplateInfo;
}

/** What is gathered from. */
export interface PastWorld {
  readonly server: Server;
  /** What a kustomize build puts into the document's template; absent: nothing. */
  readonly kustomizeImages?: readonly KustomizeImage[];
  /** Newest first: of the manifest, then of the kustomizations that build it, from the innermost to the outermost. */
  readonly versions: AsyncIterable<Version>;
  /** Today's names of these files, from the repository's root, and what brings them back. */
  readonly names: BuildInRepository['names'];
  readonly restore: BuildInRepository['restore'];
  /** Outer kustomizations that are in no commit of this repository: as they are, at all times. */
  readonly outside?: readonly KustomizationFile[];
  /** Called with what was found so far, newest first and without numbers, while there is more to come; the last one's commit may yet become an older one. */
  readonly found: (rows: readonly RevisionRow[]) => void;
}

interface Sourced {
  readonly version: Version;
  readonly source: TemplateSource;
}

type Run = TemplateRun<TemplateSource>;

/** What was read of a file's history. */
interface History {
  readonly runs: Run[];
  /** The newest version that has the manifest. */
  head: Version | null;
}

/**
 * Reads a workload's past from the versions of its file. Versions without the workload, that can't be read or that the API server would have refused are
 * passed over. Null where the document itself can't be read.
 */
export async function gatherPast(uri: string, workload: WorkloadId, world: PastWorld): Promise<Past | null> {
  const read = reader(uri, workload, world);
  const document = await readDocument(read);
  if (document === null) return null;
  const history = await readRuns(world, read, document);
  const { runs } = history;
  const { revisions } = await world.server.request('pastRevisions', { uri, workload, manifests: appliedManifests(runs, document) });
  const byCommit = new Map(runs.map(run => [run.info.key, run]));
  const templates = new Map(templatesOf(history, world).map(template => [template.info.key, template]));
  const there = revisions.filter(({ state, key }) => state !== 'gone' && byCommit.has(key)).reverse();
  const full = await read(
    there.flatMap(({ key }) => {
      const run = byCommit.get(key);
      return run === undefined ? [] : [{ key, source: run.source }];
    }),
    true,
  );
  return {
    revisions: there.flatMap((numbered, index) => pastRevision(numbered, templates.get(numbered.key), full[index])),
    ...documentImagesOf(world),
    present: revisions.find(({ state }) => state === 'current')?.revision ?? 1,
    rows: revisions.map(numbered => numberedRow(numbered, templates.get(numbered.key) ?? null, document)),
  };
}

/** The pod templates of a file's history, newest first, each as often as it came back; none where the document itself can't be read. */
export async function gatherTemplates(uri: string, workload: WorkloadId, world: PastWorld): Promise<readonly PastTemplate[]> {
  const read = reader(uri, workload, world);
  const document = await readDocument(read);
  return document === null ? [] : templatesOf(await readRuns(world, read, document), world);
}

type Read = (sources: readonly Keyed[], full?: boolean) => Promise<readonly (TemplateInfo | null)[]>;

function reader(uri: string, workload: WorkloadId, { server, ...world }: PastWorld): Read {
  const present = documentImagesOf(world);
  return async (sources, full = false) => (await server.request('templates', { uri, workload, sources, full, ...present })).templates;
}

async function readDocument(read: Read): Promise<TemplateInfo | null> {
  const [document] = await read([{ key: documentKey, source: { kind: 'document' } }]);
  return document ?? null;
}

const documentKey = 'document';

interface Keyed {
  readonly key: string;
  readonly source: TemplateSource;
}

async function readRuns(world: PastWorld, read: Read, document: TemplateInfo): Promise<History> {
  const history: History = { runs: [], head: null };
  const { runs } = history;
  let told = 0;
  let batch: Sourced[] = [];
  const flush = async (): Promise<void> => {
    const infos = await read(batch.map(({ version, source }) => ({ key: version.commit, source })));
    for (const [index, { version, source }] of batch.entries()) addVersion(runs, version, source, infos[index] ?? null);
    batch = [];
    // Longer lists are told of more seldom, or to show them would take longer than to read them.
    if (runs.length < told * 2) return;
    told = runs.length;
    const templates = templatesOf(history, world);
    world.found(templates.map((template, index) => unnumberedRow(template, index === 0 && template.info.digest === document.digest)));
  };
  let size = firstBatch;
  for await (const version of world.versions) {
    const source = sourceOf(version, world.outside ?? []);
    if (source === null) continue;
    history.head ??= version;
    batch.push({ version, source });
    if (batch.length < size) continue;
    await flush();
    size = laterBatch;
  }
  if (batch.length > 0) await flush();
  return history;
}

/** The runs' templates, each with the commit that brought it and what brings its files back. */
function templatesOf({ runs, head }: History, { names, restore }: PastWorld): readonly PastTemplate[] {
  return runs.map(({ newest, oldest, info }) => {
    const all = newest.files.flatMap((file, index) =>
      file === null ? [] : [{ committed: file.path, current: names[index] ?? file.path, text: file.text, index }],
    );
    const other = all.filter(({ text, index }) => text !== head?.files[index]?.text);
    const { commit, author, date, subject } = oldest;
    const back = restore(newest.commit, other.length === 0 ? all.slice(0, 1) : other);
    return { origin: { commit, author, date, subject, restore: back }, info };
  });
}

function unnumberedRow({ origin, info }: PastTemplate, current: boolean): RevisionRow {
  const { images, changeCause, difference } = info;
  const next = { revision: null, current };
  return { revision: null, images, changeCause, current, gone: null, source: { kind: 'git', origin }, difference, next };
}

/** One without a template is the document's own, which is in no commit yet. */
function numberedRow({ revision, state, reason }: NumberedRevision, template: PastTemplate | null, document: TemplateInfo): RevisionRow {
  const { images, changeCause, difference } = template?.info ?? document;
  const source: RowSource = template === null ? { kind: 'manifest' } : { kind: 'git', origin: template.origin };
  const current = state === 'current';
  const next = { revision: state === 'gone' ? null : revision, current };
  return { revision, images, changeCause, current, gone: reason, source, difference, next };
}

/** Null where the commit hasn't the manifest. */
function sourceOf({ files: [manifest, ...kustomizations] }: Version, outside: readonly KustomizationFile[]): TemplateSource | null {
  if (manifest === null || manifest === undefined) return null;
  const files = [...kustomizations.flatMap(file => file ?? []), ...outside];
  const kustomized = files.length === 0 ? {} : { kustomized: { manifest: manifest.path, files } };
  return { kind: 'text', text: manifest.text, ...kustomized };
}

function pastRevision(
  { revision, formerRevisions }: NumberedRevision,
  template: PastTemplate | undefined,
  info: TemplateInfo | null | undefined,
): PastRevision[] {
  if (revision === null || template === undefined || info?.manifest === undefined) return [];
  return [{ revision, formerRevisions, manifest: info.manifest, origin: template.origin }];
}
