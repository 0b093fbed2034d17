import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Command } from './command';
import type { Configuration } from './configuration';
import { WrongUse } from './surface';

/** The options of `parseArgs`: what is rendered first, with the user's own program. */
export const renderArguments = {
  kustomize: { type: 'string', multiple: true },
  helm: { type: 'string' },
  values: { type: 'string', short: 'f', multiple: true },
  namespace: { type: 'string' },
  render: { type: 'string', multiple: true },
} as const;

/** The options with their meanings. */
export const renderOptions: Command['options'] = [
  ['--kustomize DIR', () => l10n.t('render this kustomization first, with your kustomize or kubectl')],
  ['--helm CHART', () => l10n.t('render this chart first, with your helm')],
  ['-f, --values FILE', () => l10n.t('values for the chart')],
  ['--namespace N', () => l10n.t('the namespace that the chart is rendered for')],
  ['--render NAME', () => l10n.t('render first what the settings call so (render: in .rollout-preview.yaml)')],
];

export interface RenderValues {
  readonly kustomize?: string[] | undefined;
  readonly helm?: string | undefined;
  readonly values?: string[] | undefined;
  readonly namespace?: string | undefined;
  readonly render?: string[] | undefined;
}

/** Something to be rendered; paths are absolute, or count from the folder where the command runs. `settings`: the folder of the settings that name it. */
export type Renderable =
  | { readonly kind: 'kustomization'; readonly directory: string; readonly settings?: string }
  | {
      readonly kind: 'chart';
      readonly chart: string;
      readonly values: readonly string[];
      readonly release: string | null;
      readonly namespace: string;
      readonly settings?: string;
    };

/** Whether anything is to be rendered. */
export function rendersAnything({ kustomize = [], helm, render = [] }: RenderValues): boolean {
  return kustomize.length + render.length > 0 || helm !== undefined;
}

/** Where the first thing that is rendered lies, as far as the options say; undefined where they don't. */
export function firstRendered({ kustomize = [], helm }: RenderValues): string | undefined {
  return kustomize[0] ?? helm;
}

/** What the options name, by the names that it is printed with. Throws WrongUse for a name that the settings don't have. */
export function renderablesOf(values: RenderValues, configuration: Configuration): ReadonlyMap<string, Renderable> {
  const { kustomize = [], helm, values: files = [], namespace = 'default', render = [] } = values;
  const lonely = files.length > 0 ? '--values' : values.namespace === undefined ? null : '--namespace';
  if (helm === undefined && lonely !== null) throw new WrongUse(l10n.t('{0}: only with {1}', lonely, '--helm'));
  return new Map<string, Renderable>([
    ...kustomize.map(directory => [directory, { kind: 'kustomization', directory }] as const),
    ...(helm === undefined ? [] : [[helm, { kind: 'chart', chart: helm, values: files, release: null, namespace }] as const]),
    ...render.map(name => [name, declared(name, configuration)] as const),
  ]);
}

/** What the settings call so; their paths count from their file's folder. */
function declared(name: string, { render, folder }: Configuration): Renderable {
  if (render.length === 0) throw new WrongUse(l10n.t('--render: no settings with render: name “{0}”', name));
  const found = render.find(entry => entry.name === name);
  if (found === undefined || folder === null)
    throw new WrongUse(l10n.t('{0}: no “{1}”; it is {2}', '--render', name, render.map(entry => entry.name).join(', ')));
  const placed = (file: string): string => path.resolve(folder, file);
  return found.kind === 'chart'
    ? { ...found, chart: placed(found.chart), values: found.values.map(placed), settings: folder }
    : { kind: found.kind, directory: placed(found.kustomization), settings: folder };
}
