import { own } from '../kubernetes/own';
import * as l10n from '@vscode/l10n';
import type { KustomizeImage } from '../protocol/scenario';
import { find } from '../yaml/find';
import type { Located, Span } from '../yaml/located';
import { isPattern } from './images';
import { decodeKustomization, isFields, type Decoded, type DecodedFields, type KustomizationProblem } from './decodeKustomization';

/** A kustomization (sigs.k8s.io/kustomize/api/types.Kustomization) as it is built. */
export interface Kustomization {
  readonly isComponent: boolean;
  /** Files and directories, as they are written; `bases:`, which older ones have, come last. */
  readonly resources: readonly Entry[];
  readonly components: readonly Entry[];
  /** In their order; those of `imageTags:`, which older ones have, come last. */
  readonly images: readonly ImageEntry[];
  /** All of its fields. */
  readonly fields: DecodedFields;
  /** Why kustomize doesn't build it; null where it does, as far as this text tells. */
  readonly problem: KustomizationProblem | null;
}

/** An entry of a list of texts. */
export interface Entry {
  readonly text: string;
  readonly span: Span;
}

export interface ImageEntry {
  readonly list: 'images' | 'imageTags';
  /** Place in its list. */
  readonly index: number;
  readonly image: KustomizeImage;
}

/** A kustomization out of its text; what can't be read is left out. */
export function readKustomization(text: string): Kustomization {
  const { root, fields, problem } = decodeKustomization(text);
  const images = [...imagesAt(fields, 'images'), ...imagesAt(fields, 'imageTags')];
  return {
    isComponent: fields['kind'] === component.kind,
    resources: [...entriesAt(root, fields, 'resources'), ...entriesAt(root, fields, 'bases')],
    components: entriesAt(root, fields, 'components'),
    images,
    fields,
    problem: problem ?? unfit(root, fields) ?? crash(root, images),
  };
}

const kustomization = { kind: 'Kustomization', apiVersion: 'kustomize.config.k8s.io/v1beta1' };
const component = { kind: 'Component', apiVersion: 'kustomize.config.k8s.io/v1alpha1' };

/** What kustomize refuses of one that it could decode (CheckEmpty, EnforceFields). */
function unfit(root: Located | undefined, fields: DecodedFields): KustomizationProblem | null {
  const { kind, apiVersion, ...content } = fields;
  const at = (field: string): Span => find(root, [field])?.span ?? { start: 0, end: 0 };
  if (Object.values(content).every(isNothing)) return refused('kustomization.yaml is empty', { start: 0, end: 0 });
  if (!isNothing(kind) && kind !== kustomization.kind && kind !== component.kind)
    return refused(`kind should be ${kustomization.kind} or ${component.kind}`, at('kind'));
  const wanted = kind === component.kind ? component : kustomization;
  if (isNothing(apiVersion) || apiVersion === wanted.apiVersion) return null;
  return refused(`apiVersion for ${isNothing(kind) ? '' : wanted.kind} should be ${wanted.apiVersion}`, at('apiVersion'));
}

/** A problem that kustomize's own words say well enough. */
export function refused(message: string, span: Span): KustomizationProblem {
  return { sentence: l10n.t('kustomize builds nothing from this kustomization.'), message, span };
}

/** What kustomize (up to 5.8) ends with a Go panic on; newer ones match nothing. */
function crash(root: Located | undefined, images: readonly ImageEntry[]): KustomizationProblem | null {
  const found = images.find(({ image }) => !isPattern(image.name));
  if (found === undefined) return null;
  const span = find(root, [found.list, found.index, 'name'])?.span ?? { start: 0, end: 0 };
  const sentence = l10n.t('The name `{0}` isn’t a valid regular expression, and kustomize up to 5.8 crashes on it.', found.image.name);
  return { sentence, message: 'panic: runtime error: invalid memory address or nil pointer dereference', span };
}

/** As absent. */
function isNothing(value: Decoded | undefined): boolean {
  return value === null || value === undefined || value === '';
}

function entriesAt(root: Located | undefined, fields: DecodedFields, field: string): readonly Entry[] {
  return listAt(fields, field).flatMap((entry, index) =>
    typeof entry === 'string' && entry !== '' ? [{ text: entry, span: find(root, [field, index])?.span ?? { start: 0, end: 0 } }] : [],
  );
}

function imagesAt(fields: DecodedFields, list: ImageEntry['list']): readonly ImageEntry[] {
  return listAt(fields, list).map((entry, index) => ({ list, index, image: imageOf(isFields(entry) ? entry : {}) }));
}

function imageOf({ name, ...fields }: DecodedFields): KustomizeImage {
  const set = (['newName', 'newTag', 'tagSuffix', 'digest'] as const).flatMap(field => {
    const value = own(fields, field);
    return typeof value === 'string' && value !== '' ? [[field, value] as const] : [];
  });
  return { name: typeof name === 'string' ? name : '', ...Object.fromEntries(set) };
}

/** The items of a list; none where the field is none. */
export function listAt(fields: DecodedFields, field: string): readonly Decoded[] {
  const value = own(fields, field);
  return Array.isArray(value) ? (value as readonly Decoded[]) : [];
}
