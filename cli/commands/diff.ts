import * as l10n from '@vscode/l10n';
import path from 'node:path';
import { terminalLine } from '../../server/escapes/terminal';
import { type Changes, changesOf, plainChanges } from '../../server/preview/changes';
import { unrenderedOf } from '../../server/preview/unrendered';
import type { ToolChange } from '../../server/protocol/tools';
import { isAtLeast } from '../../server/preview/finding';
import type { Command } from '../command';
import { comparisonOf } from '../comparison';
import { settled } from '../configuration';
import { changesMarkdown, unrenderedSentence } from '../formats/changesMarkdown';
import { changesText } from '../formats/changesText';
import { github } from '../formats/github';
import { printedJson } from '../formats/printedJson';
import { atOrigin, placeOf, type RenderedChange, renderedChanges } from '../rendered';
import { firstRendered, renderablesOf, renderArguments, renderOptions, rendersAnything } from '../renderOptions';
import { namedFor } from '../namedFromRoot';
import { commonOptions, oneOf, readArguments, readFailOn } from '../options';
import { shownAs } from '../sources';
import { exits, type Exit, type Surface } from '../surface';

/** What a change of the manifests rolls. */
export const diff: Command = {
  name: 'diff',
  operands: '[PATH…]',
  summary: () => l10n.t('what the change since a commit rolls out, workload by workload'),
  options: [
    ['--base REF', () => l10n.t('what to compare with; otherwise where the branch left the remote’s default branch, or HEAD')],
    ['--head REF', () => l10n.t('what is compared; otherwise the files as they are')],
    ...renderOptions,
    ['--format FORMAT', () => l10n.t('text, markdown, json, or github')],
    ['--fail-on LEVEL', () => l10n.t('end with 1 if something new is of this level: error (the default), warning, information, or never')],
  ],
  run,
};

const formats = {
  text: changesText,
  json: changesJson,
  github: ({ findings, workloads }: Changes) => github({ findings, files: 0, workloads: workloads.length }),
} as const;

async function run(args: readonly string[], surface: Surface): Promise<Exit> {
  const { values, positionals } = readArguments(args, {
    ...commonOptions,
    ...renderArguments,
    base: { type: 'string' },
    head: { type: 'string' },
    format: { type: 'string' },
    'fail-on': { type: 'string' },
  });
  const format = oneOf('--format', values.format, ['text', 'markdown', 'json', 'github']);
  const failOn = readFailOn(values['fail-on']);
  const paths = positionals.length === 0 && !rendersAnything(values) ? ['.'] : positionals;
  const configuration = await settled(values, paths[0] ?? firstRendered(values) ?? '.', surface);
  const compared = { base: values.base ?? null, head: values.head ?? null };
  const renderables = renderablesOf(values, configuration);
  const rendered = await renderedChanges(renderables, compared, surface);
  const comparison = paths.length === 0 ? null : await comparisonOf(paths, compared, configuration, surface);
  const changes = atOrigins(changesOf(together(comparison, rendered, values.base), configuration.settings), rendered);
  const folders = [...renderables.values()].map(what => shownAs(path.resolve(surface.folder, placeOf(what)), surface));
  const unrendered = comparison === null ? [] : unrenderedOf(comparison, changes, folders);
  const named = { ...changes, findings: await namedFor(format, changes.findings, surface) };
  surface.out(format === 'markdown' ? changesMarkdown(changes, unrendered) : formats[format](named));
  if (unrendered.length > 0) surface.err(`${terminalLine(unrenderedSentence(unrendered.join(', ')))}\n`);
  const isRefused = changes.workloads.some(({ effect }) => effect === 'refused');
  const isFound = failOn !== null && (isRefused || changes.findings.some(finding => isAtLeast(finding, failOn)));
  return isFound ? exits.found : exits.fine;
}

/** The files that changed, and what was rendered to something else. */
function together(comparison: ToolChange | null, rendered: readonly RenderedChange[], base: string | undefined): ToolChange {
  const { ref, changed, unchanged } = comparison ?? { ref: base ?? 'HEAD', changed: [], unchanged: [] };
  const others = rendered.flatMap(({ source: { name, uri, text }, before }) =>
    before === text ? [] : [{ name, uri, before, after: text }],
  );
  return { ref, changed: [...changed, ...others], unchanged };
}

/** What is said of what was rendered, where it was written. */
function atOrigins({ workloads, findings }: Changes, rendered: readonly RenderedChange[]): Changes {
  const sources = new Map(rendered.map(({ source }) => [source.name, source]));
  return {
    workloads: workloads.map(workload => ({ ...workload, ...sources.get(workload.file)?.placeAt(workload.line) })),
    findings: findings.map(finding => {
      const source = sources.get(finding.file);
      return source === undefined ? finding : atOrigin(finding, source);
    }),
  };
}

/** For a program. */
function changesJson(changes: Changes): string {
  return printedJson({ version: 1, ...plainChanges(changes) });
}
