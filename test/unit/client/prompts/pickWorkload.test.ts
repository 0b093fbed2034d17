import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pickWorkload, sayKind, workloadAt } from '../../../../client/prompts/pickWorkload';
import type { WorkloadInfo } from '../../../../server/protocol';
import { printQuestion } from './questions';

const workload = (name: string, startLine: number, endLine: number, namespace: string | null = null): WorkloadInfo => ({
  id: `Deployment/${namespace ?? ''}/${name}`,
  kind: 'Deployment',
  name,
  namespace,
  startLine,
  endLine,
  replicas: 1,
  containers: [
    { name: 'wait', image: 'busybox', init: true },
    { name: 'main', image: `${name}:1`, init: false },
  ],
  revisionsCommand: 'kubectl get rs,deploy -o yaml',
});
const three = [workload('web', 0, 19), workload('api', 21, 40, 'prod'), workload('db', 42, 60)];

function checkPick(cursorLine: number | null, expected: string): void {
  assert.equal(printQuestion(pickWorkload('Title', three, cursorLine)), expected);
}

test('the one under the cursor comes first', () =>
  checkPick(
    30,
    `Select a workload
  api | Deployment · prod · line 22 | api:1
  web | Deployment · line 1 | web:1
  db | Deployment · line 43 | db:1`,
  ));
test('in the order of the document where the cursor is between them', () =>
  checkPick(
    20,
    `Select a workload
  web | Deployment · line 1 | web:1
  api | Deployment · prod · line 22 | api:1
  db | Deployment · line 43 | db:1`,
  ));
test('a namespace tells two of one name apart', () =>
  assert.deepEqual([workload('api', 0, 1), workload('api', 3, 4, 'prod')].map(sayKind), ['Deployment', 'Deployment · prod']));
test('without a cursor there is none under it', () => assert.equal(workloadAt(three, null), undefined));
test('first and last line belong to it', () =>
  assert.deepEqual([workloadAt(three, 21)?.name, workloadAt(three, 40)?.name], ['api', 'api']));
