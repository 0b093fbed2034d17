// Makes one animated PNG of several: their compressed data are taken over as they are. Node builtins only.
import { crc32 } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * @typedef {object} Frame
 * @property {Buffer} png all of one colour type, such as a browser's screenshots are
 * @property {number} milliseconds for how long it is shown
 * @property {number} [x] where it lies upon the frames before it, in pixels of the first one, which is as large as the picture
 * @property {number} [y]
 */

/** @param {readonly Frame[]} frames */
export function animatedPng(frames) {
  const read = frames.map(({ png }) => chunksOf(png));
  const header = read[0].find(({ type }) => type === 'IHDR').data;
  let sequence = 0;
  const next = () => uint32(sequence++);
  const bodies = read.flatMap((chunks, index) => {
    const { milliseconds, x = 0, y = 0 } = frames[index];
    const own = chunks.find(({ type }) => type === 'IHDR').data;
    if (!own.subarray(8).equals(header.subarray(8))) throw new Error(`Picture ${index} is of another colour type than the first one.`);
    // Width, height, place, delay in thousandths of a second; left standing, and drawn over what is below.
    const control = chunk(
      'fcTL',
      next(),
      own.subarray(0, 8),
      uint32(x),
      uint32(y),
      uint16(milliseconds),
      uint16(1000),
      Buffer.from([0, 0]),
    );
    const data = chunks.filter(({ type }) => type === 'IDAT').map(part => part.data);
    return [control, ...data.map(part => (index === 0 ? chunk('IDAT', part) : chunk('fdAT', next(), part)))];
  });
  return Buffer.concat([signature, chunk('IHDR', header), chunk('acTL', uint32(frames.length), uint32(0)), ...bodies, chunk('IEND')]);
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
