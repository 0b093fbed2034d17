import type { IntOrString } from '../kubernetes/intOrString';
import { kindOf } from '../kinds/index';
import { readinessGates, schedulingGates } from '../kubernetes/gates';
import type { WorkloadObject } from '../kubernetes/workloads/workloadObject';
import type { Input, Inputs } from '../protocol/timeline';
import type { Assumptions, Scenario, WhatIf } from '../protocol/scenario';
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
  const { maxSurge, maxUnavailable } = kindOf(placed.workload).rollout.bounds(object);
  const values = valuesOf(placed, object);
  const own = placed.workload.object;
  const ownValues = valuesOf(placed, own);
  const input = (field: keyof WhatIf, path: string, resolved: string | null = null): Input => {
    const written = placed.workload.at(path);
    const line = written === undefined ? null : lineIn(file, placed, written.span);
    const value = values[field] ?? 0;
    const placeholder = own.placeholders?.find(other => other.path === path);
    const unsaid = placeholder === undefined ? {} : { placeholder: placeholder.text };
    if (whatIf[field] !== undefined) {
      const known = placeholder === undefined || placeholder.value !== null;
      return { value, source: 'whatIf', line, resolved, own: known ? (ownValues[field] ?? null) : placeholder.text, ...unsaid };
    }
    if (placeholder !== undefined) return { value, source: 'placeholder', line, resolved, ...unsaid };
    return { value, source: written === undefined ? 'default' : 'manifest', line, resolved };
  };
  const assumed = (said: number | undefined, setting: number): Input => ({
    value: said ?? setting,
    source: said === undefined ? 'assumed' : 'whatIf',
    line: null,
    resolved: null,
    ...(said === undefined ? {} : { own: setting }),
  });
  return {
    replicas: input('replicas', 'spec.replicas', object.scaledBy === undefined ? null : originOf(object.scaledBy)),
    maxSurge: input('maxSurge', 'spec.strategy.rollingUpdate.maxSurge', maxSurge.working),
    maxUnavailable: input('maxUnavailable', 'spec.strategy.rollingUpdate.maxUnavailable', maxUnavailable.working),
    minReadySeconds: input('minReadySeconds', 'spec.minReadySeconds'),
    strategy: input('strategy', 'spec.strategy.type'),
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

/** null where such an object has no such field. */
function valuesOf({ workload }: PlacedWorkload, object: WorkloadObject): Readonly<Partial<Record<keyof WhatIf, IntOrString | null>>> {
  return Object.fromEntries(workload.type.whatIf.map(field => [field.id, field.valueIn(object)]));
}
