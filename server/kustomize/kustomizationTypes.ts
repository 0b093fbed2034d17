/**
 * The types that a kustomization is decoded into (sigs.k8s.io/kustomize/api/types, version 5.8). A type a paragraph, its fields as `name:type`: `[]` is a
 * list, `map[string]` a map, what is no basic type and no paragraph of its own is a string with a name.
 */
const text = `
Kustomization kind:string apiVersion:string metadata:ObjectMeta openapi:map[string]string namePrefix:string nameSuffix:string namespace:string
  commonLabels:map[string]string labels:[]Label commonAnnotations:map[string]string patchesStrategicMerge:[]PatchStrategicMerge
  patchesJson6902:[]Patch patches:[]Patch images:[]Image imageTags:[]Image replacements:[]ReplacementField replicas:[]Replica vars:[]Var
  sortOptions:SortOptions resources:[]string components:[]string crds:[]string bases:[]string configMapGenerator:[]ConfigMapArgs
  secretGenerator:[]SecretArgs helmGlobals:HelmGlobals helmCharts:[]HelmChart helmChartInflationGenerator:[]HelmChartArgs
  generatorOptions:GeneratorOptions configurations:[]string generators:[]string transformers:[]string validators:[]string
  buildMetadata:[]string
ObjectMeta name:string namespace:string labels:map[string]string annotations:map[string]string
Label pairs:map[string]string includeSelectors:bool includeTemplates:bool includeVolumeClaimTemplates:bool fields:[]FieldSpec
FieldSpec group:string version:string kind:string path:string create:bool
Patch path:string patch:string target:Selector options:PatchArgs
PatchArgs allowNameChange:bool allowKindChange:bool
Selector group:string version:string kind:string name:string namespace:string annotationSelector:string labelSelector:string
Image name:string newName:string tagSuffix:string newTag:string digest:string
ReplacementField path:string source:SourceSelector targets:[]TargetSelector sourceValue:string
SourceSelector group:string version:string kind:string name:string namespace:string fieldPath:string options:FieldOptions
TargetSelector select:Selector reject:[]Selector fieldPaths:[]string options:FieldOptions
FieldOptions delimiter:string index:int encoding:string create:bool
Replica name:string count:int64
Var name:string objref:Target fieldref:FieldSelector
Target apiVersion:string group:string version:string kind:string name:string namespace:string
FieldSelector fieldPath:string
SortOptions order:SortOrder legacySortOptions:LegacySortOptions
LegacySortOptions orderFirst:[]string orderLast:[]string
ConfigMapArgs namespace:string name:string behavior:string literals:[]string files:[]string envs:[]string env:string options:GeneratorOptions
SecretArgs namespace:string name:string behavior:string literals:[]string files:[]string envs:[]string env:string options:GeneratorOptions
  type:string
GeneratorOptions labels:map[string]string annotations:map[string]string disableNameSuffixHash:bool immutable:bool
HelmGlobals chartHome:string configHome:string
HelmChart name:string version:string repo:string releaseName:string namespace:string additionalValuesFiles:[]string valuesFile:string
  valuesInline:map[string]any valuesMerge:string includeCRDs:bool skipHooks:bool apiVersions:[]string kubeVersion:string nameTemplate:string
  skipTests:bool debug:bool devel:bool
HelmChartArgs chartName:string chartVersion:string chartRepoUrl:string chartHome:string chartRepoName:string helmBin:string helmHome:string
  values:string valuesLocal:map[string]any valuesMerge:string releaseName:string releaseNamespace:string extraArgs:[]string
`;

/** A type, and what Go calls it in its messages. */
export type KustomizationType =
  | { readonly kind: 'string' | 'bool' | 'int' | 'any'; readonly go: string }
  | { readonly kind: 'list' | 'map'; readonly go: string; readonly of: KustomizationType }
  | { readonly kind: 'struct'; readonly go: string; readonly name: string };

/** A field by its name without regard to case, as Go's JSON decoder finds it. */
export interface KustomizationField {
  readonly name: string;
  readonly type: KustomizationType;
}

/** The root of the types. */
export const kustomizationType: KustomizationType = { kind: 'struct', go: 'types.Kustomization', name: 'Kustomization' };

/** A field of a struct under whatever case its name is written in; undefined where there is none. */
export function fieldOf(struct: string, key: string): KustomizationField | undefined {
  structs ??= readStructs();
  return structs.get(struct)?.get(folded(key));
}

/** A name without regard to case as Go's JSON decoder takes it: to that the long s is an s, too. */
export function folded(key: string): string {
  return key.replaceAll('ſ', 's').toLowerCase();
}

let structs: ReadonlyMap<string, ReadonlyMap<string, KustomizationField>> | undefined;

function readStructs(): NonNullable<typeof structs> {
  const words = new Map(
    text
      .trim()
      .split(/\n(?! )/)
      .map(struct => {
        const [name = '', ...fields] = struct.split(/\s+/);
        return [name, fields] as const;
      }),
  );
  const read = (word: string): readonly [string, KustomizationField] => {
    const [name = '', type = ''] = word.split(':');
    return [name.toLowerCase(), { name, type: typeOf(type, words) }];
  };
  return new Map([...words].map(([name, fields]) => [name, new Map(fields.map(read))]));
}

function typeOf(name: string, words: ReadonlyMap<string, unknown>): KustomizationType {
  for (const [prefix, kind] of [
    ['[]', 'list'],
    ['map[string]', 'map'],
  ] as const) {
    if (!name.startsWith(prefix)) continue;
    const of = typeOf(name.slice(prefix.length), words);
    return { kind, go: `${prefix}${of.go}`, of };
  }
  switch (name) {
    case 'string':
    case 'bool':
      return { kind: name, go: name };
    case 'int':
    case 'int64':
      return { kind: 'int', go: name };
    case 'any':
      return { kind: 'any', go: 'interface {}' };
    default:
      return words.has(name) ? { kind: 'struct', go: `types.${name}`, name } : { kind: 'string', go: `types.${name}` };
  }
}
