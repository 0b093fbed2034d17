import path from 'node:path';
import { z } from 'zod';
import { type Changes, changesOf, plainChanges } from '../changes';
import { compare } from '../comparison';
import { WrongUse } from '../surface';
import { defaultPreviewSettings } from '../../server/preview/settings';
import { NoAnswer, placeOf, readBelow, type Roots } from './manifests';
import { shortened, toolOf } from './tool';

export const diffRollouts = toolOf({
  name: 'diff_rollouts',
  title: 'Compare what a change rolls out',
  description:
    'Says for each workload what applying a change would do: whether its pods roll and why, whether the API server would reject the change, what it only scales, ' +
    'and what problems are new. Give two texts, or a path (a file or folder) and a git commit to compare it with. Needs no cluster and changes nothing. ' +
    'Use it after an edit, before it is committed or applied.',
  input: z.object({
    before: z.string().max(3_000_000).optional().describe('The manifest as it was. Give this with `after`, or give `path`.'),
    after: z.string().max(3_000_000).optional().describe('The manifest as it is to be.'),
    path: z.string().optional().describe('File or folder below one of the roots, in a git repository.'),
    base: z
      .string()
      .max(200)
      .optional()
      .describe('git commit to compare `path` with; otherwise where the branch left the default branch, or HEAD.'),
    detail: z.enum(['short', 'full']).optional().describe('`full` lists all workloads and findings.'),
  }),
  answer: async (input, roots) => {
    const changes = input.path === undefined ? ofTexts(input.before, input.after) : await ofPath(input.path, input.base, roots);
    const lines = [
      ...changes.workloads.map(({ kind, name, title, effect, rollout }) => {
        const figures = rollout === null ? '' : ` | ${rollout.verdict.join(' · ')}`;
        return `${kind}/${name}: ${title ?? effect}${figures}`;
      }),
      ...changes.findings.map(
        ({ file, line, severity, code, message }) => `new ${severity} ${file}:${line} [${code}] ${message.replaceAll('\n', ' | ')}`,
      ),
    ];
    return {
      text: lines.length === 0 ? 'No workload is changed.' : shortened(lines, input.detail === 'full').join('\n'),
      data: plainChanges(changes),
    };
  },
});

function ofTexts(before: string | undefined, after: string | undefined): Changes {
  if (before === undefined || after === undefined) throw new NoAnswer('Give `before` and `after`, or `path`.');
  const changed = { name: 'manifest', uri: 'untitled:manifest.yaml', before, after };
  return changesOf({ base: '', changed: [changed], unchanged: [] }, defaultPreviewSettings);
}

async function ofPath(named: string, base: string | undefined, roots: Roots): Promise<Changes> {
  const place = placeOf(named, roots);
  const root = roots.folders.find(folder => place === folder || place.startsWith(folder + path.sep));
  if (root === undefined) await readBelow(named, roots);
  const surface = { folder: root ?? '.', signal: roots.signal, err: () => undefined };
  try {
    return changesOf(await compare([place], { base, head: undefined }, surface), defaultPreviewSettings);
  } catch (error) {
    if (error instanceof WrongUse) throw new NoAnswer(error.message, { cause: error });
    throw error;
  }
}
