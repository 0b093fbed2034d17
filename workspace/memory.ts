import { readText } from './files';

const pageBytes = 4096;
const most = { processes: 32, bytes: 10_000 };

/** The memory that a process and those that it has started take; 0 where that can't be found out, as on anything but Linux. */
export async function residentBytes(pid: number): Promise<number> {
  let bytes = 0;
  const pids = [pid];
  for (let index = 0; index < pids.length && index < most.processes; index += 1) {
    const folder = `/proc/${pids[index] ?? 0}`;
    const [pages, children] = await Promise.all([textOf(`${folder}/statm`), textOf(`${folder}/task/${pids[index] ?? 0}/children`)]);
    bytes += Number(pages.split(' ')[1] ?? 0) * pageBytes;
    pids.push(
      ...children
        .split(' ')
        .map(Number)
        .filter(child => child > 0),
    );
  }
  return bytes;
}

async function textOf(file: string): Promise<string> {
  const read = await readText(file, { within: null, mostBytes: most.bytes });
  return 'text' in read ? read.text : '';
}
