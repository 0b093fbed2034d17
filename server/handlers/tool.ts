import { type CancellationToken, ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { InTurns } from '../lsp/inTurns';
import type { Settings } from '../lsp/settings';
import type { KnownSurroundings } from '../lsp/surroundings';
import { parseFile } from '../preview/manifestFile';
import { PreviewedFile } from '../preview/previewedFile';
import { linesOf } from '../preview/source';
import type { Steps } from '../preview/steps';
import { methods } from '../protocol';
import { paramsOf } from '../protocol/requestSchemas';
import { fits } from '../protocol/schema';
import type { ToolFile, ToolParams, ToolResult } from '../protocol/tools';
import { toolNamed } from '../tools/index';

/** What the tools answer from. */
interface World {
  readonly surroundings: KnownSurroundings;
  readonly settingsOf: (uri: string) => Promise<Settings>;
  readonly inTurns: InTurns;
}

/** A tool for agents: about what its input and the client say, which needn't be an open document. */
export const tool = {
  method: methods.tool,
  answer: async (params: unknown, { surroundings, settingsOf, inTurns }: World, token: CancellationToken): Promise<ToolResult> => {
    if (!fits(paramsOf.tool, params)) throw new ResponseError(ErrorCodes.InvalidParams, paramsOf.tool(params, 'params') ?? '');
    return inTurns(stepsOf(params, surroundings, await settingsOf(params.uri)), token);
  },
} as const;

function* stepsOf({ tool: name, input, material }: ToolParams, surroundings: KnownSurroundings, settings: Settings): Steps<ToolResult> {
  const open = ({ uri, text }: ToolFile): PreviewedFile => {
    const file = parseFile({ uri, text }, linesOf(text), undefined, settings.kubernetesVersion);
    return new PreviewedFile(surroundings.aroundOnce(file), settings);
  };
  return yield* toolNamed(name).answer(input, { material, settings, open });
}
