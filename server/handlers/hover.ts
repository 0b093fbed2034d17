import { HoverRequest, MarkupKind, type Hover, type HoverParams } from 'vscode-languageserver';
import type { Explanation } from '../fields/field';
import { fieldAt } from '../fields/fieldAt';
import { withFilledIn } from '../fields/filledIn';
import { fieldOf } from '../fields/index';
import { markdownOf } from '../fields/markdown';
import { isUnread } from '../kubernetes/readProblem';
import { rangeOf } from '../lsp/convert';
import type { OpenFile, PlacedWorkload } from '../lsp/openFile';
import type { Settings } from '../lsp/settings';
import { positionParams } from '../lsp/paramSchemas';
import type { Handler } from './handler';
import { rolloutOf } from './rolloutOf';

/** On a field that bears on a rollout: what it does, with this manifest's numbers worked out; of a patch, or of what is only begun, they aren't known. */
export const hover: Handler<HoverParams, Hover | null> = {
  method: HoverRequest.method,
  params: positionParams,
  capability: { hoverProvider: true },
  empty: null,
  helpsWith: 'partial',
  enabled: settings => settings.hover.enabled,
  answer: ({ position }, file, settings, client) => {
    const offset = file.text.offsetAt(position);
    for (const placed of [...file.workloads, ...file.partial]) {
      const isKnown = file.workloads.includes(placed);
      const found = hoverAt(file, { placed, isKnown }, offset - placed.base, settings, client?.timelineCommand ?? null);
      if (found !== null) return found;
    }
    return null;
  },
};

interface Asked {
  readonly placed: PlacedWorkload;
  /** Whether it says all that its rollout depends on. */
  readonly isKnown: boolean;
}

function hoverAt(
  file: OpenFile,
  { placed, isKnown }: Asked,
  offset: number,
  settings: Settings,
  timelineCommand: string | null,
): Hover | null {
  const place = fieldAt(placed.workload.node, offset);
  const field = place === undefined ? undefined : fieldOf(place.path);
  if (place === undefined || field === undefined) return null;
  const { workload } = placed;
  const rollout = (): ReturnType<typeof rolloutOf> => (isKnown ? rolloutOf(placed, settings) : undefined);
  const explained = field.explain({ workload, path: place.path, assume: settings.assume, rollout });
  const shown =
    isUnread(workload) || !isKnown
      ? withoutNumbers(explained)
      : withFilledIn(explained, workload.deployment, /\.image(?:PullPolicy)?$/.test(place.path));
  const timeline = timelineCommand === null || !isKnown ? null : commandLink(timelineCommand, [file.uri, placed.id]);
  return {
    contents: { kind: MarkupKind.Markdown, value: markdownOf(place.key, shown, timeline) },
    range: rangeOf(file, placed, place.span),
  };
}

/** Of what can't be read no figures are given. */
function withoutNumbers({ does, byDefault, goesWrong, page }: Explanation): Explanation {
  return { does, workedOut: [], byDefault, goesWrong, page };
}

/** The address of a command with its arguments, with nothing in it that Markdown would take for its own. */
function commandLink(command: string, args: readonly string[]): string {
  const encoded = (text: string): string => encodeURIComponent(text).replace(/[!'()*]/g, sign => `%${sign.charCodeAt(0).toString(16)}`);
  return `command:${encoded(command)}?${encoded(JSON.stringify(args))}`;
}
