import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Action } from '../../../../../server/protocol/scenario';
import { commandOf } from '../../../../../server/rollout/kubectl/commands';

describe('the kubectl line of an action', () => {
  checkCommand({ kind: 'setImage', images: { web: 'nginx:1.27' } }, null, 'kubectl set image deployment/web web=nginx:1.27');
  checkCommand(
    { kind: 'setImage', images: { '*': 'r.io/a@sha256:0f' } },
    'shop',
    `kubectl set image deployment/web -n shop '*=r.io/a@sha256:0f'`,
  );
  checkCommand(
    { kind: 'setImage', images: { web: `it's; rm -rf $HOME` } },
    null,
    String.raw`kubectl set image deployment/web 'web=it'\''s; rm -rf $HOME'`,
  );
  checkCommand({ kind: 'undo', toRevision: 0 }, null, 'kubectl rollout undo deployment/web');
  checkCommand({ kind: 'undo', toRevision: 4 }, null, 'kubectl rollout undo deployment/web --to-revision=4');
  checkCommand({ kind: 'scale', replicas: 5 }, null, 'kubectl scale deployment/web --replicas=5');
  checkCommand({ kind: 'pause' }, 'a b', `kubectl rollout pause deployment/web -n 'a b'`);
  checkCommand({ kind: 'resume' }, null, 'kubectl rollout resume deployment/web');
  checkCommand({ kind: 'restart' }, null, 'kubectl rollout restart deployment/web');
  checkCommand({ kind: 'apply' }, null, null);
});

function checkCommand(action: Action, namespace: string | null, expected: string | null): void {
  test(expected ?? action.kind, () => assert.equal(commandOf(action, { kind: 'Deployment', name: 'web', namespace }), expected));
}
