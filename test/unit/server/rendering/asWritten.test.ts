import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAsWritten } from '../../../../server/rendering/asWritten';

const built = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 3
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings-5h8b
`;

function check(title: string, manifest: string, expected: boolean): void {
  test(title, () => assert.equal(isAsWritten(built, manifest), expected));
}

check('the same text', built, true);
check(
  'another style and order, and comments',
  'spec: { replicas: 3 } # few\nmetadata: { name: "web" }\nkind: Deployment\napiVersion: apps/v1\n',
  true,
);
check('JSON', '{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web"},"spec":{"replicas":3}}', true);
check(
  'an item of a list',
  'kind: List\nitems: [{ apiVersion: apps/v1, kind: Deployment, metadata: { name: web }, spec: { replicas: 3 } }]',
  true,
);
check('another number', built.replace('3', '10'), false);
check('the number of another workload', `${built.replace('3', '10')}---\nkind: Deployment\nspec: {replicas: 3}\n`, false);
check('a name with a prefix', built.replace('web', 'eu-web'), false);
check('a field less', built.replace('  replicas: 3\n', '  paused: true\n  replicas: 3\n'), false);
check('nothing', '', false);

test('no workload was built', () => assert.equal(isAsWritten('kind: ConfigMap\n', 'kind: Deployment\n'), true));
