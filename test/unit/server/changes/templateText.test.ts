import assert from 'node:assert/strict';
import { test } from 'node:test';
import { templateText } from '../../../../server/changes/templateText';
import { deploymentWith, workloadIn } from '../past/manifests';

test('a template as YAML: sorted, defaulted, strings that look otherwise in quotes, texts of several lines as such', () => {
  const { template } = workloadIn(
    deploymentWith(
      'containers:\n- name: web\n  image: nginx:1\n  env: [{value: "yes", name: A}, {name: B, value: "1"}]\n  args: ["a\\nb\\n"]',
    ),
  ).object.spec;
  assert.equal(
    templateText(template),
    `metadata:
  labels:
    app: web
spec:
  containers:
    - args:
        - |
          a
          b
      env:
        - name: A
          value: "yes"
        - name: B
          value: "1"
      image: nginx:1
      imagePullPolicy: IfNotPresent
      name: web
      terminationMessagePath: /dev/termination-log
      terminationMessagePolicy: File
  dnsPolicy: ClusterFirst
  restartPolicy: Always
  schedulerName: default-scheduler
  securityContext: {}
  terminationGracePeriodSeconds: 30
`,
  );
});

test('the same text for the same template', () => {
  const texts = [
    'containers: [{name: a, image: b, resources: {limits: {cpu: 1000m}}}]',
    'containers: [{image: b, resources: {limits: {"cpu": "1"}}, name: a, env: []}]',
  ].map(podSpec => templateText(workloadIn(deploymentWith(podSpec)).object.spec.template));
  assert.equal(texts[0], texts[1]);
});
