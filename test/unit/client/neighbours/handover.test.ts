import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Handover } from '../../../../client/neighbours/handover';
import { kustomizations, objects, type Sort, sorts } from '../../../../client/neighbours/sorts';
import { mostHanded } from '../../../../server/lsp/handedFiles';

const small: Sort = { ...objects, most: { files: 9, handed: 3, bytes: 200_000, characters: 300_000 } };
const service = (length = 0): string => `kind: Service\n${'#'.repeat(length)}`;

/** A disk, and what was handed over of it: one line for each portion. */
class Disk {
  readonly handed: string[] = [];
  reads = 0;
  readonly #files = new Map<string, { readonly text: string; readonly written: number }>();
  #writes = 0;
  readonly handover = new Handover({
    read: async (uri, mostBytes) => {
      this.reads++;
      const text = this.#files.get(uri)?.text ?? '';
      return Promise.resolve(text.length > mostBytes ? null : text);
    },
    stampOf: async uri => Promise.resolve(String(this.#files.get(uri)?.written ?? '')),
    sortOf: uri => (uri.endsWith('kustomization.yaml') ? kustomizations : small),
    hand: async files => {
      this.handed.push(files.map(({ uri, text }) => (text === null ? `-${uri}` : uri)).join(' '));
      return Promise.resolve();
    },
  });

  write(files: Readonly<Record<string, string | null>>): void {
    for (const [uri, text] of Object.entries(files)) {
      if (text === null) this.#files.delete(uri);
      else this.#files.set(uri, { text, written: ++this.#writes });
    }
  }

  async hand(...uris: readonly string[]): Promise<readonly string[]> {
    this.handed.length = 0;
    await this.handover.hand(uris);
    return [...this.handed];
  }
}

test('only files that say something are handed over', async () => {
  const disk = new Disk();
  disk.write({
    a: service(),
    b: 'kind: ConfigMap\n',
    c: 'apiVersion: autoscaling/v2\n"kind": "HorizontalPodAutoscaler"\n',
    'x/kustomization.yaml': 'a',
  });
  assert.deepEqual(await disk.hand('a', 'b', 'c', 'gone', 'x/kustomization.yaml'), ['a c x/kustomization.yaml']);
});

test('one that says nothing any more, or has gone, is taken back once', async () => {
  const disk = new Disk();
  disk.write({ a: service(), b: service() });
  await disk.hand('a', 'b');
  disk.write({ a: 'kind: ConfigMap\n', b: null });
  assert.deepEqual(await disk.hand('a', 'b'), ['-a -b']);
  assert.deepEqual(await disk.hand('a', 'b'), []);
});

test('of those that were handed over only what has changed is read again', async () => {
  const disk = new Disk();
  disk.write({ a: service(), b: service(), c: service() });
  await disk.hand('a', 'b', 'c');
  disk.reads = 0;
  assert.deepEqual([...(await disk.handover.changed())], []);
  disk.write({ b: service(5), c: null });
  const changed = await disk.handover.changed();
  assert.deepEqual([...changed], ['b', 'c']);
  assert.equal(disk.reads, 0);
  assert.deepEqual(await disk.hand(...changed), ['b -c']);
});

test('no more files than the most, which is said; there is room again once one has gone', async () => {
  const disk = new Disk();
  disk.write({ a: service(), b: service(), c: service(), d: service() });
  assert.deepEqual(await disk.hand('a', 'b', 'c', 'd'), ['a b c']);
  assert.deepEqual(disk.handover.leftOut, ['d']);
  assert.deepEqual(await disk.hand('a', 'b', 'c'), ['a b c']);
  disk.write({ b: null });
  assert.deepEqual(await disk.hand('b', 'd'), ['-b d']);
});

test('no more characters than the most, and in portions', async () => {
  const disk = new Disk();
  disk.write({ a: service(120_000), b: service(120_000), c: service(120_000) });
  assert.deepEqual(await disk.hand('a', 'b', 'c'), ['a b']);
  assert.deepEqual(disk.handover.leftOut, ['c']);
  assert.deepEqual(disk.handover.uris, ['a', 'b']);
});

test('none that is too large, which is said until it is smaller', async () => {
  const disk = new Disk();
  disk.write({ a: service(200_001) });
  assert.deepEqual(await disk.hand('a'), []);
  assert.deepEqual(disk.handover.leftOut, ['a']);
  disk.write({ a: service() });
  assert.deepEqual(await disk.hand('a'), ['a']);
  assert.deepEqual(disk.handover.leftOut, []);
});

test('eight at a time: what the server is handed at once stays small', async () => {
  const disk = new Disk();
  const many = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`${index}/kustomization.yaml`, '#'.repeat(30_000)]));
  disk.write(many);
  assert.deepEqual(
    (await disk.hand(...Object.keys(many))).map(portion => portion.split(' ').length),
    [8, 8, 4],
  );
});

test('nothing is handed over after the end', async () => {
  const disk = new Disk();
  disk.write({ a: service() });
  disk.handover.end();
  assert.deepEqual(await disk.hand('a'), []);
});

test('what is handed over the server reads: all that is left out is left out here, where it is said', () => {
  assert.ok(sorts.reduce((sum, { most }) => sum + most.characters, 0) <= mostHanded.all);
  assert.ok(sorts.every(({ most }) => most.bytes <= mostHanded.file));
});
