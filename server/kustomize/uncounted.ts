import { own } from '../kubernetes/own';
import type { Workload } from '../kubernetes/workloads/workload';
import { templateReferences } from '../kubernetes/templateReferences';
import { find } from '../yaml/find';
import { parseDocument } from '../yaml/parse';
import { splitDocuments } from '../yaml/splitDocuments';
import type { Build } from './builds';
import { type Decoded, type DecodedFields, isFields } from './decodeKustomization';
import { areMatched } from './images';
import { type Kustomization, listAt } from './kustomization';
import { regexpOf } from './regexp/regexp';

/**
 * The fields of a build's kustomizations that change a workload, or may, and that aren't read: all but `images:`, and that, too, where it would take too
 * long. In the order of kustomize's own documentation, each once.
 */
export function uncountedFields(
  { kustomizations, images }: Pick<Build, 'kustomizations' | 'images'>,
  workload: Workload,
): readonly string[] {
  const isRenamed = kustomizations.some(({ fields }) => isFilled(fields['namePrefix']) || isFilled(fields['nameSuffix']));
  const target = { workload, isRenamed };
  const found = checks.filter(([field, changes]) => kustomizations.some(kustomization => changes(kustomization, field, target)));
  return [...found.map(([field]) => field), ...(areMatched(workload.object.spec.template, images) ? [] : ['images'])];
}

/** The same of several builds, without those that kustomize refuses. */
export function uncountedOf(builds: readonly Build[], workload: Workload): readonly string[] {
  return [...new Set(builds.flatMap(build => (build.problem === null ? uncountedFields(build, workload) : [])))];
}

/** The fields with which a build changes how many pods there are, or how they are replaced. */
export const fieldsOfFigures: ReadonlySet<string> = new Set([
  'replicas',
  'patches',
  'patchesStrategicMerge',
  'patchesJson6902',
  'replacements',
  'transformers',
]);

interface Target {
  readonly workload: Workload;
  /** Whether the build gives it another name, so that its own says little. */
  readonly isRenamed: boolean;
}

/** Of more patches than that one will be for the workload. */
const mostPatches = 200;

type Check = (kustomization: Kustomization, field: string, target: Target) => boolean;

const isSet: Check = ({ fields }, field) => isFilled(own(fields, field));

const isPatched: Check = ({ fields }, field, target) => {
  const patches = listAt(fields, field);
  return patches.length > mostPatches || patches.some(patch => mayPatch(patch, target));
};

const isGenerated: Check = ({ fields }, field, { workload }) => {
  const kind = field === 'secretGenerator' ? 'Secret' : 'ConfigMap';
  const names = listAt(fields, field).map(entry => (isFields(entry) ? entry['name'] : null));
  return templateReferences(workload.object.spec.template).some(reference => reference.kind === kind && names.includes(reference.name));
};

const checks: readonly (readonly [string, Check])[] = [
  ['namespace', isSet],
  ['namePrefix', isSet],
  ['nameSuffix', isSet],
  ['commonLabels', isSet],
  ['labels', ({ fields }, field) => listAt(fields, field).some(reachesTemplate)],
  ['commonAnnotations', isSet],
  ['replicas', ({ fields }, field, target) => listAt(fields, field).some(entry => isFields(entry) && mayBeName(entry['name'], target))],
  ['patches', isPatched],
  ['patchesStrategicMerge', isPatched],
  ['patchesJson6902', isPatched],
  ['replacements', isSet],
  ['vars', isSet],
  ['configMapGenerator', isGenerated],
  ['secretGenerator', isGenerated],
  ['transformers', isSet],
];

function isFilled(value: Decoded | undefined): boolean {
  if (value === null || value === undefined || value === '') return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

/** Labels that only the object itself gets change no pod. */
function reachesTemplate(label: Decoded): boolean {
  if (!isFields(label) || !isFilled(label['pairs'])) return false;
  return label['includeSelectors'] === true || label['includeTemplates'] === true || isFilled(label['fields']);
}

function mayBeName(name: Decoded | undefined, { workload, isRenamed }: Target): boolean {
  return isRenamed || name === workload.name;
}

/** Not where its target is visibly something else. What stands in a file isn't known here. */
function mayPatch(patch: Decoded, target: Target): boolean {
  if (typeof patch === 'string') return !patch.includes('\n') || mayMerge(patch, target);
  if (!isFields(patch)) return false;
  const selector = patch['target'];
  if (isFields(selector)) return isSelected(selector, target);
  return typeof patch['patch'] === 'string' && patch['patch'] !== '' ? mayMerge(patch['patch'], target) : true;
}

/** A selector's texts are expressions for the whole value (api/types: SelectorRegex). */
function isSelected({ kind, name }: DecodedFields, { workload, isRenamed }: Target): boolean {
  return isLike(kind, workload.kind) && (isRenamed || isLike(name, workload.name));
}

function isLike(expression: Decoded | undefined, text: string): boolean {
  if (typeof expression !== 'string' || expression === '') return true;
  const regexp = regexpOf(`^(?:${expression})$`);
  return typeof regexp === 'string' || regexp.matches(text);
}

/** A strategic merge patch names the object that it is for. */
function mayMerge(text: string, { workload, isRenamed }: Target): boolean {
  return splitDocuments(text).some(({ start, end }) => {
    const { root } = parseDocument(text.slice(start, end));
    const [kind, name] = [find(root, ['kind']), find(root, ['metadata', 'name'])].map(node =>
      node?.type === 'scalar' ? node.value : null,
    );
    return kind === workload.kind && (isRenamed || name === workload.name);
  });
}
