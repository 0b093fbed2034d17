import { own } from '../kubernetes/own';
import * as l10n from '@vscode/l10n';
import type { IntOrString } from '../kubernetes/intOrString';
import { kindOf } from '../kinds/index';
import { readinessGates, schedulingGates } from '../kubernetes/gates';
import { isBelow } from '../kubernetes/whatIf';
import type { WorkloadObject } from '../kubernetes/workloads/workloadObject';
import type { WhatIfField } from '../kubernetes/workloads/workloadType';
import type { Input, Inputs, ManifestInput } from '../protocol/inputs';
import type { Assumptions, Scenario, WhatIf } from '../protocol/scenario';
import type { Bounds } from '../rollout/bounds';
import { originOf } from '../rollout/scaledBy';
import type { ManifestFile, PlacedWorkload } from './manifestFile';
import { lineIn } from './place';
import type { PreviewSettings } from './settings';

/** The values in force, each with where it comes from. `object` is the manifest's with the what-if values applied. */
export function timelineInputs(
  file: ManifestFile,
  placed: PlacedWorkload,
  object: WorkloadObject,
  { whatIf, assumptions }: Scenario,
  { assume }: PreviewSettings,
): Inputs {
  const asked = { file, placed, object, whatIf, bounds: kindOf(placed.workload).rollout.bounds(object) };
  const manifest = placed.workload.type.whatIf.map(field => [field.id, manifestInput(asked, field)] as const);
  const assumed = (said: number | undefined, setting: number): Input => ({
    value: said ?? setting,
    source: said === undefined ? 'assumed' : 'whatIf',
    line: null,
    resolved: null,
    ...(said === undefined ? {} : { own: setting }),
  });
  return {
    manifest: Object.fromEntries(manifest),
    readySeconds: assumed(assumptions.readySeconds, assume.readySeconds),
    shutdownSeconds: assumed(assumptions.shutdownSeconds, assume.shutdownSeconds),
    ...gateInput(object, assumptions),
    newPods: assumptions.newPods ?? 'ready',
  };
}

function gateInput({ spec }: WorkloadObject, { gateSeconds }: Assumptions): Pick<Inputs, 'gateSeconds'> {
  const pod = spec.template.spec;
  const waits = schedulingGates(pod).length > 0;
  if (!waits && readinessGates(pod).length === 0) return {};
  const value = gateSeconds ?? (waits ? 'never' : 0);
  return { gateSeconds: { value, source: gateSeconds === undefined ? 'assumed' : 'whatIf', line: null, resolved: null } };
}

interface Asked {
  readonly file: ManifestFile;
  readonly placed: PlacedWorkload;
  readonly object: WorkloadObject;
  readonly whatIf: WhatIf;
  readonly bounds: Bounds;
}

function manifestInput(asked: Asked, field: WhatIfField): ManifestInput {
  const { placed, object, bounds } = asked;
  const { type, choices, rounded, bound } = field;
  const path = field.path.join('.');
  const value = field.valueIn(object) ?? 0;
  const resolved = bound === undefined ? undefined : bounds[bound];
  const origin = path === 'spec.replicas' && object.scaledBy !== undefined ? originOf(object.scaledBy) : null;
  const unused = unusedBy(placed, object, field);
  return {
    ...inputOf(asked, field, value, resolved?.working ?? origin),
    type,
    ...(choices === undefined ? {} : { choices }),
    ...(unused === undefined ? {} : { unused }),
    ...(resolved === undefined || rounded === undefined || typeof value !== 'string' || !value.endsWith('%')
      ? {}
      : { rounded: { pods: resolved.value, direction: rounded } }),
  };
}

function inputOf({ file, placed, whatIf }: Asked, field: WhatIfField, value: IntOrString, resolved: string | null): Input {
  const { id, path } = field;
  const { workload } = placed;
  const printed = path.join('.');
  const written = workload.at(printed);
  const line = written === undefined ? null : lineIn(file, placed, written.span);
  const placeholder = workload.object.placeholders?.find(other => other.path === printed);
  const unsaid = placeholder === undefined ? {} : { placeholder: placeholder.text };
  if (own(whatIf, id) !== undefined) {
    const known = placeholder === undefined || placeholder.value !== null;
    return { value, source: 'whatIf', line, resolved, own: known ? field.valueIn(workload.object) : placeholder.text, ...unsaid };
  }
  if (placeholder !== undefined) return { value, source: 'placeholder', line, resolved, ...unsaid };
  return { value, source: written === undefined ? 'default' : 'manifest', line, resolved };
}

/** What of the values in force leaves a field without a meaning, such as `not used by Recreate`. */
function unusedBy({ workload: { type } }: PlacedWorkload, object: WorkloadObject, { path }: WhatIfField): string | undefined {
  const choice = type.whatIf.find(field => field.type === 'choice');
  const chosen = choice?.valueIn(object) ?? undefined;
  if (choice === undefined || chosen === undefined || !isBelow(path, type.excluded({ [choice.id]: chosen }))) return undefined;
  return l10n.t('not used by {0}', chosen);
}
