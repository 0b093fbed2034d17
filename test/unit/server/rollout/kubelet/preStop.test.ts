import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Container, PreStop } from '../../../../../server/kubernetes/pods/pod';
import { preStopTime } from '../../../../../server/rollout/kubelet/preStop';

/** Its time in seconds; with a `+` where that is only the known part of it. */
describe('how long a preStop hook takes', () => {
  checkHook('none', undefined, '0');
  checkHook('the sleep action', { sleep: { seconds: 7 } }, '7');
  checkHook('a request over HTTP', { httpGet: { path: '/sleep 9', port: 80 } }, '0+');
  checkHook('a request to a port that isn’t there fails at once', { httpGet: { path: '/', port: 'web' } }, '0');
  checkCommand(['sleep', '30'], '30');
  checkCommand(['/bin/sleep', '1m'], '60');
  checkCommand(['sleep', '1.5m', '2s'], '92');
  checkCommand(['sleep', 'infinity'], 'Infinity');
  checkCommand(['sleep', '$DRAIN'], '0');
  checkCommand(['sleep 30'], '0+');
  checkCommand(['/app/drain'], '0+');
  checkCommand(['nginx', '-s', 'quit'], '0');
  checkCommand(['busybox', 'sh', '-ec', 'sleep 3'], '3');
  checkCommand(['sh', '/drain.sh'], '0+');
});

describe('a preStop script', () => {
  checkScript('sleep 1m', '60');
  checkScript('sleep "30"', '30');
  checkScript(`sleep '20s'`, '20');
  checkScript('sleep 5; nginx -s quit; sleep 20', '25');
  checkScript('sleep 5 && kill -TERM 1\nsleep 2', '7');
  checkScript('sleep 5 || sleep 10', '5');
  checkScript('echo "sleep 10" # sleep 20', '0');
  checkScript('exec sleep 15; sleep 30', '15');
  checkScript('sleep 5; exit 0; sleep 30', '5');
  checkScript('{ sleep 2; sleep 3; }', '5');
  checkScript('echo bye > /proc/1/fd/1 2>&1; sleep 4', '4');
  checkScript('sleep 8 & sleep 3', '3');
  checkScript('sleep 8 & sleep 3; wait', '8');
  checkScript('kill $(cat /run/nginx.pid); sleep 4', '4');
  checkScript('sleep $DRAIN', '25');
  checkScript('sleep "${DRAIN:-5}"', '25');
  checkScript('sleep ${DRAIN_TIME:-20}', '0+');
  checkScript('DRAIN=60; sleep $DRAIN', '0+');
  checkScript('sleep 5; sleep $OTHER', '5+');
  checkScript('/app/drain; sleep 5', '5+');
  checkScript('sleep 3; while pgrep nginx; do sleep 1; done', '3+');
  checkScript('[ -f /tmp/x ] && sleep 20', '0+');
  checkScript('if true; then sleep 20; fi', '0+');
  checkScript('sleep $((10 + 5))', '0+');
  checkScript('echo `sleep 3`; sleep 4', '7');
  checkScript('(sleep 5) &', '5+');
  checkScript('sleep "5', '0+');
  checkScript('sleep $(', '0+');
  checkScript(`cat <<END\nsleep 5\nEND`, '0+');
  checkScript('x'.repeat(5000), '0+');
});

function checkHook(title: string, preStop: PreStop | undefined, expected: string): void {
  test(title, () => {
    const env = [
      { name: 'DRAIN', value: '25' },
      { name: 'OTHER', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    ];
    const container: Container = { name: 'app', image: 'app', env, ...(preStop === undefined ? {} : { lifecycle: { preStop } }) };
    const { seconds, known } = preStopTime(container);
    assert.equal(`${seconds}${known ? '' : '+'}`, expected);
  });
}

function checkCommand(command: readonly string[], expected: string): void {
  checkHook(command.join(' '), { exec: { command } }, expected);
}

function checkScript(script: string, expected: string): void {
  checkHook(script.slice(0, 60), { exec: { command: ['sh', '-c', script] } }, expected);
}
