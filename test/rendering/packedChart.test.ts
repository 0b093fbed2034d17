/** Schemas in packed charts: what refers to another place never reaches helm, in whatever archive. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { chartRendering } from '../../workspace/rendering/charts';
import { withoutForeignSchemasIn } from '../../workspace/rendering/packedChart';
import { RenderingCache } from '../../workspace/rendering/renderer';
import { readTar } from '../../workspace/rendering/tar';
import type { Tool } from '../../workspace/rendering/tool';
import { newFolder, program, write } from '../workspace/folders';
import { tools } from './tools';
import { newRenderer, worldOf } from './world';

const foreign = '{ "$ref": "http://127.0.0.1:9/s.json" }';
const chart = { 'queue/Chart.yaml': 'apiVersion: v2\nname: queue\nversion: 1.0.0\n', 'queue/templates/a.yaml': 'kind: X\n' };
const deep = 'a/'.repeat(60);

/** Packs files as tar does in one of its formats. */
function pack(t: TestContext, files: Readonly<Record<string, string | Buffer>>, format = 'ustar'): Buffer {
  const folder = newFolder(t);
  write(folder, files);
  return execFileSync('tar', ['-cz', '--format', format, '-f', '-', ...new Set(Object.keys(files).map(name => name.split('/')[0] ?? ''))], {
    cwd: folder,
    maxBuffer: 100_000_000,
  });
}

async function namesLeft(packed: Buffer): Promise<readonly string[] | null> {
  const read = await withoutForeignSchemasIn(packed);
  const files = read === null ? null : readTar(gunzipSync(read.packed));
  return files?.map(({ names }) => names[0] ?? '').filter(name => !name.endsWith('/')) ?? null;
}

for (const format of ['v7', 'ustar', 'pax', 'gnu']) {
  test(`${format}: a chart without such a schema stays as it is`, async t => {
    const packed = pack(t, { ...chart, 'queue/values.schema.json': '{ "type": "object" }' }, format);
    assert.deepEqual(await withoutForeignSchemasIn(packed), { packed, schemas: [] });
  });

  test(`${format}: a schema that refers to another place is taken out, and named`, async t => {
    const packed = pack(t, { ...chart, 'queue/values.schema.json': foreign, 'queue/templates/b.yaml': 'x'.repeat(1000) }, format);
    const read = await withoutForeignSchemasIn(packed);
    assert.deepEqual(read?.schemas, ['queue/values.schema.json']);
    const files = readTar(gunzipSync(read.packed)) ?? [];
    const contents = new Map(files.map(({ names, contents: own }) => [names[0], own.toString()]));
    assert.equal(contents.get('queue/Chart.yaml'), chart['queue/Chart.yaml']);
    assert.equal(contents.get('queue/templates/b.yaml'), 'x'.repeat(1000));
    assert.equal(contents.get('queue/values.schema.json'), undefined);
  });

  test(`${format}: a schema of a chart that is packed in it`, async t => {
    const inner = pack(t, { 'job/Chart.yaml': 'name: job\n', 'job/values.schema.json': foreign }, format);
    const read = await withoutForeignSchemasIn(pack(t, { ...chart, 'queue/charts/job-1.0.0.tgz': inner }, format));
    assert.deepEqual(read?.schemas, ['job/values.schema.json']);
    const packed = readTar(gunzipSync(read.packed))?.find(({ names }) => names[0]?.endsWith('.tgz') === true)?.contents;
    assert.deepEqual(await namesLeft(packed ?? Buffer.alloc(0)), ['job/Chart.yaml']);
  });
}

for (const format of ['pax', 'gnu'])
  test(`${format}: a name that is too long for a head`, async t => {
    const read = await withoutForeignSchemasIn(pack(t, { ...chart, [`queue/${deep}values.schema.json`]: foreign }, format));
    assert.equal(read?.schemas.length, 1);
  });

const block = 512;

/** A head of an archive, as it is written by hand. */
function head(name: string, size: number | string, type: string): Buffer {
  const bytes = Buffer.alloc(block);
  bytes.write(name, 0);
  bytes.write(typeof size === 'string' ? size : `${size.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
  bytes.write(type, 156);
  bytes.write('ustar\x0000', 257, 'latin1');
  return bytes;
}

function blocks(text: string): Buffer {
  return Buffer.concat([Buffer.from(text), Buffer.alloc((block - (text.length % block)) % block)]);
}

const schemaFile = [head('q/values.schema.json', foreign.length, '0'), blocks(foreign)];
const end = Buffer.alloc(2 * block);
const record = (text: string): string => `${text.length + 3} ${text}`;

/** Archives in which another reader could see another thing. */
const odd: Readonly<Record<string, readonly Buffer[]>> = {
  'a size in base 256': [head('q/a', '\x80\0\0\0\0\0\0\0\0\0\x04\0', '0'), ...schemaFile, end],
  'a size that is said twice': [head('q/a', 30, 'x'), blocks(record('size=1024\n')), head('q/a', 0, '0'), ...schemaFile, end],
  'a file with holes': [head('q/a', 1024, 'S'), ...schemaFile, end],
  'a type that nobody knows': [head('q/a', 1024, 'Q'), ...schemaFile, end],
  'one empty block between': [Buffer.alloc(block), ...schemaFile, end],
  'no end': schemaFile,
  'a size beyond the end': [head('q/a', 1_000_000, '0'), end],
};

for (const [what, parts] of Object.entries(odd))
  test(`an archive with ${what} isn’t given to helm`, async () =>
    assert.equal(await withoutForeignSchemasIn(gzipSync(Buffer.concat(parts))), null));

for (const [what, parts] of Object.entries({
  'a folder with a size': [head('q/', 1024, '5'), ...schemaFile, end],
  'a link with a size': [head('q/a', 1024, '2'), ...schemaFile, end],
  'a name with backslashes': [head('q\\values.schema.json', foreign.length, '0'), blocks(foreign), end],
  'a name with dots': [head('q/./values.schema.json', foreign.length, '0'), blocks(foreign), end],
  'two archives in one file': [...schemaFile, end],
}))
  test(`an archive with ${what}: the schema is found`, async () => {
    const tar = Buffer.concat(parts);
    const packed = what.startsWith('two') ? Buffer.concat([gzipSync(tar.subarray(0, 700)), gzipSync(tar.subarray(700))]) : gzipSync(tar);
    assert.equal((await withoutForeignSchemasIn(packed))?.schemas.length, 1);
  });

test('what unpacks to too much, or is no archive, isn’t given to helm', async t => {
  assert.equal(await withoutForeignSchemasIn(gzipSync(Buffer.alloc(60_000_000))), null);
  assert.equal(await withoutForeignSchemasIn(Buffer.from('no archive')), null);
  let packed = pack(t, chart);
  for (let depth = 0; depth < 5; depth += 1) packed = pack(t, { 'queue/Chart.yaml': 'name: queue\n', 'queue/charts/q-1.0.0.tgz': packed });
  assert.equal(await withoutForeignSchemasIn(packed), null);
});

const standIn = (t: TestContext): Tool => ({
  name: 'helm',
  executable: program(newFolder(t), 'helm', 'for packed in "$3"/charts/*.tgz; do tar -xzOf "$packed"; done'),
  version: '4.3.1',
});

for (const { title, tool } of [
  { title: 'a stand-in', tool: standIn },
  ...tools('helm').filter(({ title: own }) => !own.includes('recorded')),
])
  test(`${title}: nothing is fetched for a packed chart`, async t => {
    const asked: string[] = [];
    const server = http.createServer(({ url = '' }, answer) => {
      asked.push(url);
      answer.end('{}');
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    t.after(() => server.close());
    const schema = JSON.stringify({ allOf: [{ $ref: `http://127.0.0.1:${(server.address() as AddressInfo).port}/schema.json` }] });
    const folder = newFolder(t);
    write(folder, {
      'shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
      'shop/charts/queue-1.0.0.tgz': pack(t, { ...chart, 'queue/values.schema.json': schema }),
      'shop/charts/broken-1.0.0.tgz': 'no archive',
    });
    const source = {
      ...{ chart: path.join(folder, 'shop'), values: [], release: null, namespace: 'default' },
      ...{ kubeVersion: 'v1.36.0', apiVersions: [] },
    };
    const rendering = await chartRendering(source, worldOf(tool(t), { folder }), newRenderer(t), new RenderingCache());
    assert.ok(rendering.state === 'rendered', JSON.stringify(rendering));
    assert.ok(rendering.output.includes('kind: X') && !rendering.output.includes('schema.json'));
    assert.deepEqual([...rendering.leftOut].sort(), ['charts/broken-1.0.0.tgz', 'charts/queue-1.0.0.tgz/queue/values.schema.json']);
    assert.deepEqual(asked, []);
  });
