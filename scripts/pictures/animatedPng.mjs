// Makes one animated PNG of several pictures: after the first one, each holds only the part that has changed. Node builtins only.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * A picture's pixels, three bytes each.
 * @typedef {{ width: number, height: number, pixels: Buffer }} Picture
 */

/** @param {readonly { picture: Picture, milliseconds: number }[]} frames pictures of one size, and for how long each is shown */
export function animatedPng(frames) {
  const [{ picture: first }] = frames;
  let sequence = 0;
  const bodies = frames.flatMap(({ picture, milliseconds }, index) => {
    const part = index === 0 ? { x: 0, y: 0, width: first.width, height: first.height } : changed(frames[index - 1].picture, picture);
    const place = [part.width, part.height, part.x, part.y].map(uint32);
    // The delay in thousandths of a second; the part stays, and is drawn over what is below.
    const control = chunk('fcTL', uint32(sequence++), ...place, uint16(milliseconds), uint16(1000), Buffer.from([0, 0]));
    const data = deflateSync(rowsOf(picture, part), { level: 9 });
    return [control, index === 0 ? chunk('IDAT', data) : chunk('fdAT', uint32(sequence++), data)];
  });
  // Eight bits for each of red, green, and blue.
  const header = chunk('IHDR', uint32(first.width), uint32(first.height), Buffer.from([8, 2, 0, 0, 0]));
  return Buffer.concat([signature, header, chunk('acTL', uint32(frames.length), uint32(0)), ...bodies, chunk('IEND')]);
}

/** The pixels of a PNG as browsers write them: eight bits a channel, not interlaced; an alpha channel is dropped. @returns {Picture} */
export function pictureOf(png) {
  const chunks = chunksOf(png);
  const header = chunks.find(({ type }) => type === 'IHDR').data;
  const [width, height, channels] = [header.readUInt32BE(0), header.readUInt32BE(4), header[9] === 6 ? 4 : 3];
  const data = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(part => part.data)));
  const length = width * channels;
  const pixels = Buffer.alloc(width * height * 3);
  let above = Buffer.alloc(length);
  for (let y = 0; y < height; y += 1) {
    const row = Buffer.from(data.subarray(y * (length + 1) + 1, (y + 1) * (length + 1)));
    unfilter(data[y * (length + 1)], row, above, channels);
    for (let x = 0; x < width; x += 1) row.copy(pixels, (y * width + x) * 3, x * channels, x * channels + 3);
    above = row;
  }
  return { width, height, pixels };
}

/** Undoes what PNG does to a row before it is compressed. */
function unfilter(filter, row, above, channels) {
  for (let at = 0; at < row.length; at += 1) {
    const left = at < channels ? 0 : row[at - channels];
    const corner = at < channels ? 0 : above[at - channels];
    row[at] += [0, left, above[at], (left + above[at]) >> 1, paeth(left, above[at], corner)][filter];
  }
}

function paeth(left, above, corner) {
  const [a, b, c] = [left, above, corner].map(value => Math.abs(left + above - corner - value));
  return a <= b && a <= c ? left : b <= c ? above : corner;
}

/** The smallest rectangle that has all that differs; one pixel where nothing does. */
function changed(before, after) {
  const { width, height } = after;
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let at = 0; at < width * height; at += 1) {
    if (before.pixels.compare(after.pixels, at * 3, at * 3 + 3, at * 3, at * 3 + 3) === 0) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
  }
  return right < 0 ? { x: 0, y: 0, width: 1, height: 1 } : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/** The rows of a part, each behind a zero: none is filtered. */
function rowsOf({ width, pixels }, part) {
  const rows = Array.from({ length: part.height }, (_, index) => {
    const start = ((part.y + index) * width + part.x) * 3;
    return [Buffer.from([0]), pixels.subarray(start, start + part.width * 3)];
  });
  return Buffer.concat(rows.flat());
}

function chunksOf(png) {
  const chunks = [];
  for (let at = signature.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
}

function chunk(type, ...parts) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), ...parts]);
  return Buffer.concat([uint32(body.length - 4), body, uint32(crc32(body))]);
}

function uint32(value) {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32BE(value);
  return buffer;
}

function uint16(value) {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16BE(value);
  return buffer;
}
