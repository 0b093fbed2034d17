import { isUnreadTemplate } from '../kubernetes/workloads/template';
import { type ReadKustomization, readFrom } from '../kustomize/builds';
import { isKustomizationPath } from '../kustomize/paths';
import { parseDocument } from '../yaml/parse';
import { pathOf } from './uris';

/** A file as a kustomization; null for what is none by its name, or only a template of one (Jinja, Go). */
export function kustomizationIn(uri: string, text: string): ReadKustomization | null {
  const path = pathOf(uri);
  if (!isKustomizationPath(path)) return null;
  const read = readFrom({ path, text });
  return read.kustomization.problem !== null && isUnreadTemplate(parseDocument(text)) ? null : read;
}
