import { splitDocuments, type DocumentSpan } from '../yaml/splitDocuments';

const most = { charactersOfFile: 5_000_000, charactersOfDocument: 200_000 };

/** The documents of a build's file that are looked into: not definitions of resources, and none that is too large. */
export function buildDocuments(text: string): readonly DocumentSpan[] {
  if (text.length > most.charactersOfFile) return [];
  return splitDocuments(text).filter(
    ({ start, end }) => end - start <= most.charactersOfDocument && !text.slice(start, end).includes('CustomResourceDefinition'),
  );
}
