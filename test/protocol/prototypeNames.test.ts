/** Keys that every object of JavaScript has by itself are keys as any others, wherever they stand in a manifest. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CodeActionRequest, CodeLensRequest, CompletionRequest, HoverRequest, InlayHintRequest } from 'vscode-languageserver';
import { methods } from '../../server/protocol';
import { LanguageServer } from './languageServer';

const uri = 'file:///w/web.yaml';
const kustomizationUri = 'file:///w/kustomization.yaml';

/** A file with a name as the key of all that has keys, each with this value. */
function manifests(key: string, value: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  labels: {${key}: "${value}"}
  annotations: {${key}: "${value}"}
spec:
  ${key}: 1
  replicas: 3
  selector: {matchLabels: {app: web}}
  template:
    metadata:
      labels: {app: web, ${key}: "${value}"}
      annotations: {${key}: "${value}"}
    spec:
      nodeSelector: {${key}: "${value}"}
      tolerations: [{key: ${key}, operator: Exists}]
      topologySpreadConstraints:
        - {maxSkew: 1, topologyKey: ${key}, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {${key}: "${value}"}}, matchLabelKeys: [${key}]}
      affinity:
        podAntiAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - {topologyKey: ${key}, labelSelector: {matchLabels: {app: web}}}
      containers:
        - name: web
          image: nginx:1
          env: [{name: ${key}, value: "${value}"}, {name: B, valueFrom: {configMapKeyRef: {name: web, key: ${key}}}}]
          resources: {limits: {${key}: "1", cpu: "1"}, requests: {cpu: "1"}}
      volumes: [{name: v, configMap: {name: web}}]
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: other}
spec:
  selector: {matchLabels: {app: web, ${key}: "${value}"}}
  template:
    metadata: {labels: {app: web, ${key}: "${value}"}}
    spec: {containers: [{name: ${key.toLowerCase().replaceAll('_', '')}, image: "nginx:1"}]}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, labels: {${key}: "${value}"}}
spec:
  ${key}: {}
  serviceName: db
  updateStrategy: {${key}: 1, rollingUpdate: {${key}: 1, partition: 1}}
  selector: {matchLabels: {app: db, ${key}: "${value}"}}
  template:
    ${key}:
    metadata: {labels: {app: db, ${key}: "${value}"}}
    spec: {${key}: 1, priorityClassName: ${key}, runtimeClassName: ${key}, containers: [{name: db, image: "${key}:1", resources: {requests: {${key}: 1}}}]}
  volumeClaimTemplates: [{metadata: {name: data, labels: {${key}: "${value}"}}, spec: {storageClassName: ${key}, accessModes: [${key}], resources: {requests: {storage: 1Gi, ${key}: 1}}}}]
---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: agent}
spec:
  updateStrategy: {type: ${key}}
  selector: {matchLabels: {app: agent}}
  template:
    metadata: {labels: {app: agent}}
    spec: {nodeSelector: {${key}: "${value}"}, containers: [{name: agent, image: "a:1", resources: {limits: {${key}: 2}}}]}
---
apiVersion: v1
kind: ResourceQuota
metadata: {name: ${key.toLowerCase().replaceAll('_', '')}}
spec: {hard: {${key}: 1, requests.${key}: 1, "count/${key}": 2}, scopes: [${key}]}
---
apiVersion: v1
kind: Node
metadata: {name: n, labels: {${key}: "${value}"}}
spec: {taints: [{key: ${key}, value: ${key}, effect: NoSchedule}]}
status: {allocatable: {cpu: 4, memory: 8Gi, pods: 10, ${key}: 3}, capacity: {${key}: 3}}
---
apiVersion: v1
kind: LimitRange
metadata: {name: l}
spec: {limits: [{type: ${key}, default: {${key}: 1}}, {type: Container, default: {${key}: 1}, max: {${key}: 1}}]}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: b}
spec: {${key}: 1, minAvailable: 1, selector: {matchLabels: {${key}: "${value}"}}}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: h}
spec: {maxReplicas: 4, ${key}: 1, metrics: [{type: ${key}, ${key}: {}}], scaleTargetRef: {apiVersion: apps/v1, kind: ${key}, name: ${key}}}
---
apiVersion: ${key}/v1
kind: ${key}
metadata: {name: web}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: web}
data: {${key}: "${value}"}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {${key}: "${value}"}}
`;
}

const plain = manifests('plain', 'a').replaceAll(/\bplain: "?a"?,? ?/g, '');

for (const key of ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf']) {
  test(key, () =>
    LanguageServer.run({}, async server => {
      await server.hand({ [kustomizationUri]: `resources: [web.yaml]\n${key}: 1\nimages: [{name: ${key}, newTag: "1"}]\n` });
      await server.open(manifests(key, 'b'), uri);
      const textDocument = { uri };
      const range = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };
      const past = [
        {
          revision: 1,
          manifest: {
            template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image: 'a' }] } },
            annotations: {},
            spec: null,
          },
        },
      ];
      const actions = [
        { at: 'rest', action: { kind: 'setImage', images: { '*': 'nginx:2' } } },
        { at: 'rest', action: { kind: 'restart' } },
      ];
      const answers: unknown[] = [
        await server.request(CodeLensRequest.method, { textDocument }),
        await server.pull(uri),
        await server.request(CodeActionRequest.method, { textDocument, range, context: { diagnostics: [] } }),
        await server.request(InlayHintRequest.method, { textDocument, range }),
      ];
      for (let line = 0; line < 110; line += 1) {
        answers.push(await server.request(HoverRequest.method, { textDocument, position: { line, character: 6 } }));
        answers.push(await server.request(CompletionRequest.method, { textDocument, position: { line, character: 2 } }));
      }
      answers.push(await server.request(methods.nodes, { uri, text: manifests(key, 'b') }));
      for (const workload of ['Deployment//web', 'Deployment//other', 'StatefulSet//db', 'DaemonSet//agent']) {
        for (const whatIf of [{}, { maxSurge: key }, { [key]: 1 }]) {
          const scenario = { whatIf, assumptions: { filledIn: { [key]: '1' } }, actions, past };
          for (const method of [methods.timeline, methods.compare, methods.report])
            answers.push(await server.request(method, { uri, workload, scenario }));
          answers.push(await server.request(methods.undoEffects, { uri, workload, scenario, toRevision: 1 }));
        }
        const sources = [plain, manifests(key, 'c')].map((text, index) => ({ key: String(index), source: { kind: 'text', text } }));
        answers.push(await server.request(methods.templates, { uri, workload, sources }));
      }
      for (const base of [plain, manifests(key, 'c')])
        answers.push(await server.request(methods.editEffect, { uri, base, others: [{ base, text: manifests(key, 'b') }] }));
      const said = JSON.stringify(answers);
      assert.doesNotMatch(said, /native code|\[object|function /);
      assert.ok(said.length > 5000);
    }),
  );
}
