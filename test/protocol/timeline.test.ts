import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TimelineResult } from '../../server/protocol';
import type { Inputs } from '../../server/protocol/inputs';
import type { Scenario } from '../../server/protocol/scenario';
import { LanguageServer } from './languageServer';
import { busy } from './manifests';

const id = 'Deployment//busy';

/** Rehearses a scenario on a manifest; what is said of the result, as text. */
async function checkTimeline(text: string, scenario: Partial<Scenario>, expected: string): Promise<void> {
  await LanguageServer.run({}, async server => {
    const uri = await server.open(text);
    const params = { uri, workload: id, scenario: { whatIf: {}, assumptions: {}, actions: [], ...scenario } };
    assert.equal(shown(await server.ask('timeline', params)), expected.trim());
  });
}

function shown(result: TimelineResult): string {
  switch (result.state) {
    case 'timeline': {
      const { verdict, inputs, trigger, summary } = result.timeline;
      return [verdict.parts.join(' · '), trigger.command ?? trigger.kind, summary.outcome, ...inputLines(inputs)].join('\n');
    }
    case 'invalid':
      return result.problems.map(({ path, message, line, inWhatIf }) => `${line ?? '-'} ${inWhatIf ?? '-'} ${path}: ${message}`).join('\n');
    case 'unknown':
      return [
        result.parts.join(' · '),
        ...result.unknowns.map(({ path, line, sayable }) => `${path} ${line ?? '-'} ${sayable ?? '-'}`),
      ].join('\n');
    case 'refused':
      return result.message;
    case 'none':
      return 'none';
  }
}

function inputLines({ newPods, manifest, ...inputs }: Inputs): string[] {
  const lines = Object.entries({ ...manifest, ...inputs }).map(
    ([name, { value, source, line, resolved }]) => `${name} ${value} ${source} ${line ?? '-'}${resolved === null ? '' : ` ${resolved}`}`,
  );
  return [...lines, `newPods ${newPods}`];
}

test('set image, with each value and where it comes from', () =>
  checkTimeline(
    busy(['maxSurge: 25%']),
    { actions: [{ action: { kind: 'setImage', images: { busy: 'busybox:1.29' } }, at: 'rest' }], assumptions: { readySeconds: 2 } },
    `
10 pods · at most 13 · never below 8 · about 4 s
kubectl set image deployment/busy busy=busybox:1.29
completes
replicas 10 manifest 5
maxSurge 25% manifest 11 25% of 10 = 2.5, rounded up: 3
maxUnavailable 25% default - 25% of 10 = 2.5, rounded down: 2
minReadySeconds 0 default -
strategy RollingUpdate default -
readySeconds 2 whatIf -
shutdownSeconds 3 assumed -
newPods ready
`,
  ));

test('a what-if value stands in for the manifest’s', () =>
  checkTimeline(
    busy(),
    { whatIf: { replicas: 3, maxSurge: '50%' } },
    `
3 pods · at most 5 · never below 2 · about 5 s
apply
completes
replicas 3 whatIf 5
maxSurge 50% whatIf 11 50% of 3 = 1.5, rounded up: 2
maxUnavailable 1 manifest 12
minReadySeconds 0 default -
strategy RollingUpdate default -
readySeconds 5 assumed -
shutdownSeconds 3 assumed -
newPods ready
`,
  ));

test('a what-if value that the API server would refuse', () =>
  checkTimeline(
    busy(),
    { whatIf: { maxUnavailable: '110%' } },
    '12 maxUnavailable spec.strategy.rollingUpdate.maxUnavailable: Invalid value: "110%": must not be greater than 100%',
  ));
test('a manifest that the API server would refuse', () =>
  checkTimeline(
    busy(['maxSurge: 0', 'maxUnavailable: 0']),
    {},
    '12 - spec.strategy.rollingUpdate.maxUnavailable: Invalid value: 0: may not be 0 when `maxSurge` is 0',
  ));
const filledIn = busy(['maxSurge: "${SURGE:-2}"']).replace('replicas: 10', 'replicas: $(REPLICAS)');
test('a value that nobody knows', () =>
  checkTimeline(
    filledIn,
    {},
    `
replicas unknown: $(REPLICAS) is a placeholder
spec.replicas 5 replicas
`,
  ));
test('a value that is assumed, and one that is a placeholder’s default', () =>
  checkTimeline(
    filledIn,
    { whatIf: { replicas: 4 } },
    `
4 pods · at most 6 · never below 3 · about 10 s
apply
completes
replicas 4 whatIf 5
maxSurge 2 placeholder 11
maxUnavailable 25% default - 25% of 4 = 1
minReadySeconds 0 default -
strategy RollingUpdate default -
readySeconds 5 assumed -
shutdownSeconds 3 assumed -
newPods ready
`,
  ));
test('an action that kubectl would refuse', () =>
  checkTimeline(
    busy(),
    { actions: [{ action: { kind: 'setImage', images: { nobody: 'x' } }, at: 'rest' }] },
    'error: unable to find container named "nobody"',
  ));
test('a workload that isn’t there', () => checkTimeline('kind: Service\n', {}, 'none'));

test('the workloads of a file, of which some share a name', () =>
  LanguageServer.run({}, async server => {
    const uri = await server.open(
      `${busy()}---\n${busy()}---\nkind: Service\n---\n${busy().replace('name: busy\n', 'name: busy\n  namespace: shop\n')}`,
    );
    const { workloads } = await server.ask('workloads', { uri });
    const lines = workloads.map(({ id: own, startLine, endLine, replicas, containers }) => {
      return `${own} ${startLine}-${endLine} ${replicas} ${containers.map(({ name, image }) => `${name}=${image}`).join(' ')}`;
    });
    assert.equal(
      lines.join('\n'),
      `
Deployment//busy 0-20 10 busy=busybox:1.28.4
Deployment//busy#2 22-42 10 busy=busybox:1.28.4
Deployment/shop/busy 46-67 10 busy=busybox:1.28.4`.trim(),
    );
  }));

test('an image is checked while it is typed', () =>
  LanguageServer.run({}, async server => {
    const uri = await server.open(busy());
    const check = (image: string) => server.ask('checkImage', { uri, workload: id, container: 'busy', image });
    assert.equal(await check('busybox:1.29'), null);
    assert.equal((await check('Busybox:1.29'))?.severity, 'error');
    assert.equal((await check('busybox:1.28.4'))?.severity, 'information');
    assert.equal((await check('busybox'))?.severity, 'warning');
  }));
