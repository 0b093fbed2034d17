import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeline } from '../../../../server/handlers/timeline';
import type { Input } from '../../../../server/protocol/inputs';
import type { WhatIf } from '../../../../server/protocol/scenario';
import { deployment, open, settings } from '../../../support/manifest';

/** The values in force, as `FIELD VALUE SOURCE (was OWN) WORKED OUT`. */
function checkInputs(spec: readonly string[], whatIf: WhatIf, ...expected: readonly string[]): void {
  const file = open(deployment(spec));
  const scenario = { whatIf, assumptions: {}, actions: [] };
  const result = timeline.answer({ uri: file.uri, workload: 'Deployment//web', scenario }, file, settings);
  assert.ok(result.state === 'timeline');
  const { newPods, manifest, ...inputs } = result.timeline.inputs;
  assert.equal(newPods, 'ready');
  assert.deepEqual(Object.entries({ ...manifest, ...inputs }).map(shown), expected);
}

function shown([field, { value, source, own, resolved }]: readonly [string, Input]): string {
  return `${field} ${value} ${source}${own === undefined ? '' : ` (was ${own ?? 'nothing'})`}${resolved === null ? '' : ` ${resolved}`}`;
}

test('the manifest’s values, the defaults and what is assumed', () =>
  checkInputs(
    ['strategy: { rollingUpdate: { maxSurge: 35% } }'],
    {},
    'replicas 10 manifest',
    'maxSurge 35% manifest 35% of 10 = 3.5, rounded up: 4',
    'maxUnavailable 25% default 25% of 10 = 2.5, rounded down: 2',
    'minReadySeconds 0 default',
    'strategy RollingUpdate default',
    'readySeconds 5 assumed',
    'shutdownSeconds 3 assumed',
  ));

test('a what-if value, and the one that it stands in for', () =>
  checkInputs(
    ['strategy: { type: Recreate }'],
    { replicas: 4, strategy: 'RollingUpdate', maxSurge: 1 },
    'replicas 4 whatIf (was 10)',
    'maxSurge 1 whatIf (was nothing)',
    'maxUnavailable 25% default 25% of 4 = 1',
    'minReadySeconds 0 default',
    'strategy RollingUpdate whatIf (was Recreate)',
    'readySeconds 5 assumed',
    'shutdownSeconds 3 assumed',
  ));

/** From when gates of the pod's spec hold its pods, with what is assumed of that. */
function checkGates(gates: string, gateSeconds: number | undefined, expected: string | undefined): void {
  const file = open(deployment().replace('      containers:', `      ${gates}\n      containers:`));
  const scenario = { whatIf: {}, assumptions: gateSeconds === undefined ? {} : { gateSeconds }, actions: [] };
  const result = timeline.answer({ uri: file.uri, workload: 'Deployment//web', scenario }, file, settings);
  assert.ok(result.state === 'timeline');
  const { gateSeconds: input } = result.timeline.inputs;
  assert.equal(input === undefined ? undefined : shown(['gates', input]), expected);
}

test('a readiness gate opens at once, a scheduling gate never, unless that is assumed', () => {
  checkGates('readinessGates: [{ conditionType: example.com/ready }]', undefined, 'gates 0 assumed');
  checkGates('schedulingGates: [{ name: example.com/wait }]', undefined, 'gates never assumed');
  checkGates('schedulingGates: [{ name: example.com/wait }]', 20, 'gates 20 whatIf');
  checkGates('readinessGates: []', 20, undefined);
});
