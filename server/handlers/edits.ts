import { TextDocument } from 'vscode-languageserver-textdocument';
import { textEditOf } from '../lsp/convert';
import { PreviewedFile } from '../preview/previewedFile';
import { methods } from '../protocol';
import { paramsOf } from '../protocol/requestSchemas';
import type { RequestHandler } from './handler';

/** What-if values and images, to be written into the manifest; images that a kustomization puts in, into that. */
export const edits: RequestHandler<'edits'> = {
  method: methods.edits,
  params: paramsOf.edits,
  capability: {},
  empty: { edits: [] },
  enabled: () => true,
  answer: ({ workload, ...written }, file, settings) => {
    const found = new PreviewedFile(file, settings).workload(workload)?.edits(written);
    if (found === undefined) return { edits: [] };
    const kustomizations = found.kustomizations.map(({ path, text, changes }) => ({
      path,
      edits: changes.map(textEditOf(TextDocument.create('', '', 0, text))),
    }));
    return {
      edits: found.changes.map(textEditOf(file.document)),
      ...(kustomizations.length === 0 ? {} : { kustomizations }),
      ...(found.problem === null ? {} : { problem: found.problem }),
    };
  },
};
