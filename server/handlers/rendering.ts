import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { methods } from '../protocol';
import type { RenderingQuestion, RenderingQuestions } from '../protocol/rendering';
import { paramsOf } from '../protocol/requestSchemas';
import { answerRendering } from '../rendering/answers';
import { fits } from '../protocol/schema';

/** What the client asks while it renders a chart or a kustomization: about the texts that it sends along, and about no document. */
export const rendering = {
  method: methods.rendering,
  answer: (params: unknown): RenderingQuestions[RenderingQuestion]['answer'] => {
    if (fits(paramsOf.rendering, params)) return answerRendering(params);
    throw new ResponseError(ErrorCodes.InvalidParams, paramsOf.rendering(params, 'params') ?? '');
  },
} as const;
