/** 32 hexadecimal digits for a text: equal for equal texts, and (but for an accident that nobody will live to see) different for others. */
export function digest(text: string): string {
  let [one, two, three, four] = seeds;
  // MurmurHash's mixing, a code unit at a time, four times at once from different beginnings.
  for (let index = 0; index < text.length; index++) {
    let unit = Math.imul(text.charCodeAt(index), 0xcc9e2d51);
    unit = Math.imul((unit << 15) | (unit >>> 17), 0x1b873593);
    one = mixed(one, unit);
    two = mixed(two, unit);
    three = mixed(three, unit);
    four = mixed(four, unit);
  }
  return [one, two, three, four].map(lane => ended(lane ^ text.length)).join('');
}

const seeds: readonly [number, number, number, number] = [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35];

function mixed(lane: number, unit: number): number {
  const turned = lane ^ unit;
  return (Math.imul((turned << 13) | (turned >>> 19), 5) + 0xe6546b64) | 0;
}

function ended(lane: number): string {
  const half = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b);
  const whole = Math.imul(half ^ (half >>> 13), 0xc2b2ae35);
  return ((whole ^ (whole >>> 16)) >>> 0).toString(16).padStart(8, '0');
}
