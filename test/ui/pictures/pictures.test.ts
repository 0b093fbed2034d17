/** The page looks as in the pictures of this folder; `npm run pictures` takes them anew where it is meant to look otherwise. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { pictureOf } from '../../../scripts/pictures/animatedPng.mjs';
import { differingShare, type Pixels } from './comparison';
import { pictures, takePictures } from './pictures';

/** Which share of a picture may differ. */
const tolerance = 0.02;
/** Where those that were taken are left. */
const folder = '.test-build/pictures';

const plain = (width: number, height: number, colourAt: (x: number, y: number) => number): Pixels => ({
  ...{ width, height },
  pixels: Uint8Array.from({ length: width * height * 3 }, (_, index) =>
    colourAt(Math.floor(index / 3) % width, Math.floor(index / 3 / width)),
  ),
});

test('pictures differ by what an eye sees', () => {
  const grey = plain(120, 120, () => 100);
  assert.equal(differingShare(grey, grey), 0);
  const smoothed = plain(120, 120, (x, y) => 100 + ((x + y) % 3) * 4);
  assert.equal(differingShare(grey, smoothed), 0);
  const withMark = plain(120, 120, (x, y) => (x < 12 && y < 24 ? 200 : 100));
  assert.equal(differingShare(grey, withMark), 0.02);
  assert.equal(
    differingShare(
      grey,
      plain(120, 121, () => 100),
    ),
    1,
  );
});

for (const { name } of pictures) {
  test(`picture ${name}`, async () => {
    mkdirSync(folder, { recursive: true });
    await takePictures(folder, [name]);
    const [taken, kept] = [`${folder}/${name}.png`, `test/ui/pictures/${name}.png`].map(file => pictureOf(readFileSync(file)));
    assert.ok(taken !== undefined && kept !== undefined);
    const share = differingShare(taken, kept);
    assert.ok(share <= tolerance, `${(share * 100).toFixed(1)} % of ${folder}/${name}.png differs: npm run pictures ${name} takes it anew`);
  });
}
