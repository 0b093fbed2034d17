import { HoverRequest, MarkupKind, type Hover, type HoverParams } from 'vscode-languageserver';
import { rangeOf } from '../lsp/convert';
import { positionParams } from '../lsp/paramSchemas';
import { fieldMarkdown } from '../preview/fields';
import { PreviewedFile } from '../preview/previewedFile';
import type { Handler } from './handler';

/** On a field: what it does, and where it bears on the rollout this manifest's numbers, worked out; of a patch, or of what is only begun, they aren't known. */
export const hover: Handler<HoverParams, Hover | null> = {
  method: HoverRequest.method,
  params: positionParams,
  capability: { hoverProvider: true },
  empty: null,
  helpsWith: 'partial',
  readsKustomizations: true,
  readsNeighbours: true,
  enabled: settings => settings.hover.enabled,
  answer: ({ position }, file, settings, client) => {
    const [previewed, offset] = [new PreviewedFile(file, settings), file.document.offsetAt(position)];
    const setting = previewed.settingAt(offset);
    if (setting !== null) return { contents: { kind: MarkupKind.Markdown, value: setting.markdown }, range: rangeOf(file, setting.span) };
    const found = previewed.fieldAt(offset);
    if (found === null) return null;
    const { timelineCommand = null } = client ?? {};
    const timeline = timelineCommand === null || found.workload === null ? null : commandLink(timelineCommand, [file.uri, found.workload]);
    return { contents: { kind: MarkupKind.Markdown, value: fieldMarkdown(found, timeline) }, range: rangeOf(file, found.span) };
  },
};

/** The address of a command with its arguments, with nothing in it that Markdown would take for its own. */
function commandLink(command: string, args: readonly string[]): string {
  const encoded = (text: string): string => encodeURIComponent(text).replace(/[!'()*]/g, sign => `%${sign.charCodeAt(0).toString(16)}`);
  return `command:${encoded(command)}?${encoded(JSON.stringify(args))}`;
}
