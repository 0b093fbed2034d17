import { workloadsNamed } from '../preview/named';
import type { PreviewedFile } from '../preview/previewedFile';
import type { Steps } from '../preview/steps';
import type { PreviewedWorkload } from '../preview/workload';
import type { ToolResult } from '../protocol/tools';
import { choiceInput, type Given, optionalInput, textInput } from './input';
import { details, refused, type ToolWorld } from './tool';
import { anyKind } from './words';

const mostPath = 4000;
/** Characters of a manifest. */
export const mostText = 3_000_000;

/** A file, where a tool has to have one. */
export const pathInput = textInput(
  mostPath,
  'File with the manifest (YAML or JSON), in a folder that is open to the tools; a relative path starts at the first of them.',
);

/** The manifest that a tool is asked about. */
export const manifestInput = {
  path: optionalInput(
    textInput(
      mostPath,
      'File with the manifest (YAML or JSON), in a folder that is open to the tools; a relative path starts at the first of them. Give this or `manifest`.',
    ),
  ),
  manifest: optionalInput(textInput(mostText, 'Text of the manifest. Use it for text that isn’t saved. Give this or `path`.')),
} as const;

/** The workload in it. */
export const workloadInput = {
  workload: optionalInput(
    textInput(1000, 'Name of the workload, or `kind/name`, such as `deployment/web`. Can be left out if the manifest has only one.'),
  ),
} as const;

export function detailInput(whatIsFull: string) {
  return { detail: optionalInput(choiceInput(details, `\`short\` (the default): at most 20 lines. \`full\`: ${whatIsFull}.`)) } as const;
}

interface GivenManifest {
  readonly path?: Given<(typeof manifestInput)['path']>;
  readonly manifest?: Given<(typeof manifestInput)['manifest']>;
}

/** Goes on with the manifest that was given, opened; asks for its file where a path was given. */
export function* withManifest(
  { path, manifest }: GivenManifest,
  { open, material: { file } }: ToolWorld,
  then: (opened: PreviewedFile) => Steps<ToolResult>,
): Steps<ToolResult> {
  if (path !== undefined && manifest !== undefined) return refused('Give either `path` or `manifest`, not both.');
  if (manifest !== undefined) return yield* then(open({ uri: 'untitled:manifest.yaml', text: manifest }));
  if (path === undefined) return refused('Give `path` or `manifest`.');
  if (file === undefined) return { state: 'needs', need: { kind: 'file', path } };
  return 'missing' in file ? refused(file.missing) : yield* then(open(file));
}

/** Goes on with the workload that is asked for, or the only one. */
export function withWorkload(
  given: GivenManifest & { readonly workload?: string | undefined },
  world: ToolWorld,
  then: (workload: PreviewedWorkload) => ToolResult | Steps<ToolResult>,
): Steps<ToolResult> {
  return withManifest(given, world, function* (file) {
    const all = file.workloads;
    if (all.length === 0) return refused(withoutWorkload(file));
    const names = all.map(({ kind, name }) => `${kind}/${name}`).join(', ');
    const found = given.workload === undefined ? all : workloadsNamed(all, given.workload);
    const [only] = found;
    if (only === undefined) return refused(`There is no workload “${given.workload ?? ''}”. There are: ${names}.`);
    if (found.length > 1) return refused(`Say which \`workload\`: ${names}.`);
    const answer = then(only);
    return 'state' in answer ? answer : yield* answer;
  });
}

/** What can't be read is said, as there is no workload then. */
function withoutWorkload(file: PreviewedFile): string {
  const [unreadable] = file.remarks();
  return unreadable === undefined
    ? `The manifest has no ${anyKind}. Helm templates and patches of kustomize aren’t read as such: render them first.`
    : `The manifest can’t be read: ${unreadable.message.replaceAll('\n', ' | ')}`;
}
