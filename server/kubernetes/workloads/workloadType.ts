import type { IntOrString } from '../intOrString';
import type { WhatIf } from '../../protocol/scenario';
import type { Path } from '../../yaml/find';
import type { LocatedMap } from '../../yaml/located';
import type { Judged } from '../manifest';
import type { KubernetesVersion } from '../kubernetesVersion';
import type { ObjectKind } from '../objectKind';
import type { WorkloadObject } from './workloadObject';

/** How the objects of a kind of workload are read. Whatever takes an object is given only such as the same type has read. */
export interface WorkloadType<O extends WorkloadObject = WorkloadObject> {
  /** What the API server does with them. */
  readonly objectKind: ObjectKind;
  /** What is simulated of a judged object: what the API server would refuse is stood in for by the nearest sensible value. */
  standIn(
    judged: Pick<Judged, 'object' | 'filledIn'>,
    root: LocatedMap,
    metadata: Pick<WorkloadObject['metadata'], 'name' | 'namespace'>,
    server?: KubernetesVersion,
  ): O;
  /** The fields that other values can be tried in, in the order in which they are shown. */
  readonly whatIf: readonly WhatIfField<O>[];
  /** What can't stay beside values that are tried: it is taken out of the manifest, and values below it mean nothing. */
  excluded(whatIf: WhatIf): readonly Path[];
  /** An object with other values in which what no manifest says is assumed as in the object without them; absent: nothing is. */
  withAssumed?(changed: O, own: O): O;
  /** How many pods a changed template replaces by itself; null where no manifest says it. */
  replaces(object: O): number | null;
  /** Whether one of its pods has a claim of this name beside those that the template names; absent: none has. */
  hasClaim?(object: O, name: string): boolean;
  /** The fields beside the template with their values as text, by their paths in the spec, in the order in which they matter. */
  specFields(spec: Omit<O['spec'], 'template'>): readonly (readonly [field: string, value: string])[];
  /** Whether a value is a spec of this type without its template, as it was given away once. */
  isSpec(value: unknown): value is Omit<O['spec'], 'template'>;
}

/** A field of the manifest in which other values can be tried. */
export interface WhatIfField<O extends WorkloadObject = WorkloadObject> {
  /** The name of the field. */
  readonly id: string;
  readonly path: Path;
  /** `amount`: a number of pods or a percentage, rounded up or down. */
  readonly type: 'number' | 'amount' | 'choice';
  readonly rounded?: 'up' | 'down';
  /** Which bound of the rollout an amount sets. */
  readonly bound?: 'maxSurge' | 'maxUnavailable';
  readonly choices?: readonly string[];
  /** The value in force; null where such an object has none. */
  valueIn(object: O): IntOrString | null;
  /** Values that are offered while it is typed; absent: its choices. */
  offered?(object: O): readonly IntOrString[];
  /** Values of other fields without which it means nothing. */
  readonly beside?: WhatIf;
  /** What must be set with it where the API server rejects a value as the manifest is. */
  readonly together?: WhatIf;
}
