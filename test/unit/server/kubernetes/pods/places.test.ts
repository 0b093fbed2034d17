import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentKind } from '../../../../../server/kubernetes/deployment/kind';
import { judge } from '../../../../../server/kubernetes/manifest';
import { parseDocument } from '../../../../../server/yaml/parse';

/**
 * Where a problem is shown whose path, as the API server writes it, leads elsewhere or nowhere: carets under the place, and the server's path. Given is
 * the spec of a pod.
 */
function checkPlaces(marked: string): void {
  checkTemplate(`
    metadata: { labels: { app: web } }
    spec:${marked}`);
}

/** As above, with the whole template. */
function checkTemplate(marked: string): void {
  const text = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:${marked.replaceAll(/^#.*\n/gm, '')}`;
  const { root } = parseDocument(text);
  assert.ok(root?.type === 'map');
  const lines = text.split('\n').map(line => [line]);
  for (const { path, span } of judge(root, deploymentKind).problems) {
    const before = text.slice(0, span.start).split('\n');
    const column = before.at(-1)?.length ?? 0;
    const line = `#${' '.repeat(column - 1)}${'^'.repeat(Math.max(1, span.end - span.start))} ${path}`;
    const marks = lines[before.length - 1];
    if (marks?.includes(line) === false) marks.push(line);
  }
  assert.equal(lines.slice(6).flat().join('\n'), marked.replace(/^\n/, ''));
}

test('a label of the template', () =>
  checkTemplate(`
    metadata: {labels: {app: web, "a b": c}}
#                                 ^^^^^ spec.template.labels
    spec:
      containers: [{name: web, image: "nginx:1.27"}]
`));

test('an annotation of the template', () =>
  checkTemplate(`
    metadata: {labels: {app: web}, annotations: {"a b": c}}
#                                                ^^^^^ spec.template.annotations
    spec:
      containers: [{name: web, image: "nginx:1.27"}]
`));

test('an annotation with a meaning', () =>
  checkTemplate(`
    metadata: {labels: {app: web}, annotations: {controller.kubernetes.io/pod-deletion-cost: low}}
#                                                                                            ^^^ spec.template.annotations[controller.kubernetes.io/pod-deletion-cost]
    spec:
      containers: [{name: web, image: "nginx:1.27"}]
`));

test('a second source', () =>
  checkPlaces(`
      volumes:
        - name: data
          emptyDir: {}
          cephfs: {monitors: [a]}
#         ^^^^^^ spec.template.spec.volumes[0].cephFS
      containers: [{name: web, image: "nginx:1.27"}]
`));

test('the name of a disk', () =>
  checkPlaces(`
      volumes:
        - name: data
          gcePersistentDisk: {fsType: ext4}
#         ^^^^^^^^^^^^^^^^^ spec.template.spec.volumes[0].persistentDisk.pdName
      containers: [{name: web, image: "nginx:1.27"}]
`));

test('the secret of a driver', () =>
  checkPlaces(`
      volumes:
        - name: data
          csi: {driver: a.example.com, nodePublishSecretRef: {name: A_b}}
#                                                                   ^^^ spec.template.spec.volumes[0].csi.name
      containers: [{name: web, image: "nginx:1.27"}]
`));

test('an item of the downward API', () =>
  checkPlaces(`
      volumes:
        - name: data
          downwardAPI:
            items:
              - {path: a, fieldRef: {fieldPath: metadata.name}}
              - {path: /b, fieldRef: {fieldPath: metadata.name}}
#                      ^^ spec.template.spec.volumes[0].downwardAPI.path
      containers: [{name: web, image: "nginx:1.27"}]
`));

test('a path that two sources have', () =>
  checkPlaces(`
      volumes:
        - name: data
          projected:
            sources:
              - secret: {name: s, items: [{key: a, path: a}]}
              - configMap: {name: c, items: [{key: a, path: a}]}
#                                                           ^ spec.template.spec.volumes[0].projected
      containers: [{name: web, image: "nginx:1.27"}]
`));

test('a token without a path', () =>
  checkPlaces(`
      volumes:
        - name: data
          projected:
            sources:
              - serviceAccountToken: {audience: a}
#               ^^^^^^^^^^^^^^^^^^^ spec.template.spec.volumes[0].projected.path
      containers: [{name: web, image: "nginx:1.27"}]
`));

test('the path within a mounted volume', () =>
  checkPlaces(`
      volumes: [{name: data}]
      containers: [{name: web, image: "nginx:1.27", volumeMounts: [{name: data, mountPath: /a}, {name: data, mountPath: /b, subPath: /x}]}]
#                                                                                                                                    ^^ spec.template.spec.containers[0].volumeMounts.subPath
`));

test('the propagation of a mount', () =>
  checkPlaces(`
      volumes: [{name: data}]
      containers: [{name: web, image: "nginx:1.27", volumeMounts: [{name: data, mountPath: /a, mountPropagation: Both}]}]
#                                                                                                                ^^^^ spec.template.spec.containers[0].volumeMounts.mountPropagation
`));

test('a source of variables', () =>
  checkPlaces(`
      containers: [{name: web, image: "nginx:1.27", envFrom: [{configMapRef: {name: a}}, {prefix: A_}]}]
#                                                                                        ^^^^^^^^^^^^ spec.template.spec.containers[0].envFrom
`));

test('a field that no variable can have', () =>
  checkPlaces(`
      containers: [{name: web, image: "nginx:1.27", env: [{name: A, valueFrom: {fieldRef: {fieldPath: "metadata.labels['a b']"}}}]}]
#                                                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^ spec.template.spec.containers[0].env[0].valueFrom.fieldRef
`));

test('a resize policy', () =>
  checkPlaces(`
      containers: [{name: web, image: "nginx:1.27", resizePolicy: [{resourceName: cpu, restartPolicy: NotRequired}, {resourceName: disk, restartPolicy: NotRequired}]}]
#                                                                                                                                  ^^^^ spec.template.spec.containers[0].resizePolicy
`));

test('an initiator', () =>
  checkPlaces(`
      volumes:
        - name: data
          iscsi: {targetPortal: a, iqn: "iqn.2001-04.com.example:a", initiatorName: me}
#                                                                                   ^^ spec.template.spec.volumes[0].iscsi.initiatorname
      containers: [{name: web, image: "nginx:1.27"}]
`));

test('a header', () =>
  checkPlaces(`
      containers: [{name: web, image: "nginx:1.27", livenessProbe: {httpGet: {port: 80, httpHeaders: [{name: A, value: a}, {name: A b, value: a}]}}}]
#                                                                                                                                 ^^^ spec.template.spec.containers[0].livenessProbe.httpGet.httpHeaders
`));

test('a namespace of an affinity', () =>
  checkPlaces(`
      affinity:
        podAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - {topologyKey: zone, labelSelector: {}, namespaces: [a, B]}
#                                                                    ^ spec.template.spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].namespace
      containers: [{name: web, image: "nginx:1.27"}]
`));

test('what a pod with its own users shares', () =>
  checkPlaces(`
      hostUsers: false
      hostPID: true
#     ^^^^^^^ spec.template.spec.HostPID
      containers: [{name: web, image: "nginx:1.27"}]
`));

test('processes that are shared twice', () =>
  checkPlaces(`
      shareProcessNamespace: true
#                            ^^^^ spec.template.spec.securityContext.shareProcessNamespace
      hostPID: true
      containers: [{name: web, image: "nginx:1.27"}]
`));

test('an amount of the overhead', () =>
  checkPlaces(`
      overhead: {cpu: "-1"}
#                     ^^^^ spec.template.spec.overhead.limits[cpu]
      containers: [{name: web, image: "nginx:1.27"}]
`));

test('a limit above the pod’s', () =>
  checkPlaces(`
      resources: {limits: {cpu: 1}}
      containers: [{name: web, image: "nginx:1.27", resources: {limits: {cpu: 2}}}]
#                                                                             ^ spec.template.spec.resources.containers[0][cpu].limits
`));

test('the value of a toleration', () =>
  checkPlaces(`
      tolerations:
        - {key: a, operator: Exists, value: b}
#                                           ^ spec.template.spec.tolerations[0].operator
      containers: [{name: web, image: "nginx:1.27"}]
`));

test('a constraint that is there again', () =>
  checkPlaces(`
      topologySpreadConstraints:
        - {maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, labelSelector: {}}
#         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ spec.template.spec.topologySpreadConstraints[0].{topologyKey, whenUnsatisfiable}
        - {maxSkew: 2, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, labelSelector: {}}
      containers: [{name: web, image: "nginx:1.27"}]
`));

test('a scheduling gate', () =>
  checkPlaces(`
      schedulingGates: [{name: a}, {name: a b}]
#                                         ^^^ spec.template.spec.schedulingGates[1]
      containers: [{name: web, image: "nginx:1.27"}]
`));

test('a claim of a device', () =>
  checkPlaces(`
      resourceClaims: [{name: gpu, resourceClaimName: gpu}]
      containers: [{name: web, image: "nginx:1.27", resources: {claims: [{name: gpu}, {name: gpu}]}}]
#                                                                                     ^^^^^^^^^^^ spec.template.spec.containers[0].resources.claims[1]
`));

test('a port of the node that an init container has twice', () =>
  checkPlaces(`
      initContainers:
        - {name: a, image: a}
        - {name: b, image: a, ports: [{containerPort: 1, hostPort: 1}, {containerPort: 2, hostPort: 1}]}
#                                                                                                   ^ spec.template.spec.initContainers[0].ports[1].hostPort
      containers: [{name: web, image: "nginx:1.27"}]
`));

test('more requested than allowed', () =>
  checkPlaces(`
      containers: [{name: web, image: "nginx:1.27", resources: {requests: {cpu: 2}, limits: {cpu: 1}}}]
#                                                                               ^ spec.template.spec.containers[0].resources.requests
`));

test('rights that are forbidden and demanded', () =>
  checkPlaces(`
      containers: [{name: web, image: "nginx:1.27", securityContext: {allowPrivilegeEscalation: false, privileged: true}}]
#                                                                                                                  ^^^^ spec.template.spec.containers[0].securityContext
`));

test('an empty topology key', () =>
  checkPlaces(`
      affinity:
        podAntiAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - labelSelector: {matchLabels: {app: web}}
#             ^^^^^^^^^^^^^ spec.template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey
      containers: [{name: web, image: "nginx:1.27"}]
`));

test('the name of an operating system', () =>
  checkPlaces(`
      os: {name: beos}
#                ^^^^ spec.template.spec.os
      containers: [{name: web, image: "nginx:1.27"}]
`));
