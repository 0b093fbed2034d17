/** Compares pictures as an eye does: fonts are smoothed a little otherwise from machine to machine, and a word that moves by a pixel is the same word. */

/** The pixels of a picture, three bytes each. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** The sides of the cells whose colours are compared. */
const cell = 12;
/** By how much the brightness or a colour of a cell may differ, of 255. */
const least = 16;

/** Which share of the cells of two pictures differ, from 0 to 1; all of them where the sizes do. */
export function differingShare(one: Pixels, other: Pixels): number {
  if (one.width !== other.width || one.height !== other.height) return 1;
  const [cells, others] = [cellsOf(one), cellsOf(other)];
  return cells.filter((own, index) => differs(own, others[index] ?? black)).length / cells.length;
}

/** The mean colour of a cell. */
type Colour = readonly [red: number, green: number, blue: number];

const black: Colour = [0, 0, 0];

function cellsOf({ width, height, pixels }: Pixels): readonly Colour[] {
  const cells: Colour[] = [];
  for (let top = 0; top < height; top += cell) {
    for (let left = 0; left < width; left += cell)
      cells.push(meanOf(pixels, width, [left, Math.min(width, left + cell)], [top, Math.min(height, top + cell)]));
  }
  return cells;
}

function meanOf(
  pixels: Uint8Array,
  width: number,
  [left, right]: readonly [number, number],
  [top, bottom]: readonly [number, number],
): Colour {
  const sums = [0, 0, 0];
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      for (let channel = 0; channel < 3; channel++) sums[channel] = (sums[channel] ?? 0) + (pixels[(y * width + x) * 3 + channel] ?? 0);
    }
  }
  const count = (right - left) * (bottom - top);
  const [red = 0, green = 0, blue = 0] = sums.map(sum => sum / count);
  return [red, green, blue];
}

/** In brightness (Rec. 601), or in blue or red against it. */
function differs(one: Colour, other: Colour): boolean {
  const [red = 0, green = 0, blue = 0] = one.map((value, channel) => value - (other[channel] ?? 0));
  const brightness = 0.299 * red + 0.587 * green + 0.114 * blue;
  return Math.max(Math.abs(brightness), Math.abs(0.564 * (blue - brightness)), Math.abs(0.713 * (red - brightness))) > least;
}
