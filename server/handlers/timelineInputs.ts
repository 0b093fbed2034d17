import type { Deployment, IntOrString } from '../kubernetes/deployment';
import { lineOf } from '../lsp/convert';
import type { OpenFile, PlacedWorkload } from '../lsp/openFile';
import type { Settings } from '../lsp/settings';
import type { Input, Inputs, Scenario, WhatIf } from '../protocol';
import { resolveFenceposts } from '../rollout/deploymentController/fenceposts';

/** The values in force, each with where it comes from. `deployment` is the manifest's with the what-if values applied. */
export function timelineInputs(
  file: OpenFile,
  placed: PlacedWorkload,
  deployment: Deployment,
  { whatIf, assumptions }: Scenario,
  { assume }: Settings,
): Inputs {
  const { spec } = deployment;
  const { maxSurge, maxUnavailable } = resolveFenceposts(spec.replicas, spec.strategy);
  const input = (field: keyof WhatIf, path: string, value: IntOrString, resolved: string | null = null): Input => {
    const written = placed.workload.at(path);
    const source = whatIf[field] !== undefined ? 'whatIf' : written === undefined ? 'default' : 'manifest';
    return { value, source, line: written === undefined ? null : lineOf(file, placed, written.span), resolved };
  };
  const assumed = (own: number | undefined, setting: number): Input => ({
    value: own ?? setting,
    source: own === undefined ? 'assumed' : 'whatIf',
    line: null,
    resolved: null,
  });
  const rolling = spec.strategy.type === 'RollingUpdate' ? spec.strategy.rollingUpdate : { maxSurge: 0, maxUnavailable: 0 };
  return {
    replicas: input('replicas', 'spec.replicas', spec.replicas),
    maxSurge: input('maxSurge', 'spec.strategy.rollingUpdate.maxSurge', rolling.maxSurge, maxSurge.working),
    maxUnavailable: input('maxUnavailable', 'spec.strategy.rollingUpdate.maxUnavailable', rolling.maxUnavailable, maxUnavailable.working),
    minReadySeconds: input('minReadySeconds', 'spec.minReadySeconds', spec.minReadySeconds),
    strategy: input('strategy', 'spec.strategy.type', spec.strategy.type),
    readySeconds: assumed(assumptions.readySeconds, assume.readySeconds),
    shutdownSeconds: assumed(assumptions.shutdownSeconds, assume.shutdownSeconds),
    newPods: assumptions.newPods ?? 'ready',
  };
}
