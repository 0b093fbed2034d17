import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerRendering } from '../../../../server/rendering/answers';
import type { PlacedFault } from '../../../../server/protocol/rendering';
import { writtenPlaces } from '../../../../server/rendering/writtenPlaces';

const base = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  replicas: 3
  template:
    spec:
      containers:
        - name: sidecar
          image: envoy:1
        - name: web
          image: shop:1.0
          env:
            - name: LEVEL
              value: info
          ports:
            - containerPort: 8080
`;

const overlay = `resources:
- ../base
namespace: prod
images:
- name: shop
  newTag: "2.0"
commonAnnotations:
  team: a
patches:
- path: level.yaml
- target: {kind: Deployment, name: shop}
  patch: |-
    spec:
      template:
        spec:
          serviceAccountName: shopper
`;

const patch = `kind: Deployment
apiVersion: apps/v1
metadata:
  name: shop
spec:
  template:
    spec:
      containers:
        - name: web
          env:
            - name: LEVEL
              value: debug
`;

/** A build, with what wrote a line behind it. */
const output = `apiVersion: apps/v1 # base.yaml:1
kind: Deployment # base.yaml:2
metadata: # base.yaml:3
  annotations:
    team: a # prod/kustomization.yaml:8
  name: eu-shop # base.yaml:4
  namespace: prod # prod/kustomization.yaml:3
spec: # base.yaml:5
  replicas: 3 # base.yaml:6
  template: # base.yaml:7
    spec: # base.yaml:8
      containers: # base.yaml:9
      - env: # base.yaml:14
        - name: LEVEL # prod/level.yaml:11
          value: debug # prod/level.yaml:12
        image: shop:2.0 # prod/kustomization.yaml:6
        name: web # prod/level.yaml:9
        ports: # base.yaml:17
        - containerPort: 8080 # base.yaml:18
      - image: envoy:1 # base.yaml:11
        name: sidecar # base.yaml:10
      serviceAccountName: shopper # prod/kustomization.yaml:16
`;

test('each value is where it is written: in the overlay, its patches, or the base', () => {
  const places = writtenPlaces(
    output,
    [
      { path: 'prod/kustomization.yaml', text: overlay },
      { path: 'base/kustomization.yaml', text: 'resources: [base.yaml]' },
      { path: 'base.yaml', text: base },
      { path: 'prod/level.yaml', text: patch },
    ],
    new Map(),
  );
  const shown = output
    .split('\n')
    .map((line, index) => ({ own: line.replace(/ # .*/, ''), place: places.get(index) }))
    .map(({ own, place }) => (place === undefined ? own : `${own} # ${place.file}:${place.line + 1}`));
  assert.deepEqual(shown, output.split('\n'));
});

test('names that are put together, what a variable puts in, items that a patch adds, and a definition in the same file', () => {
  const text = `kind: CustomResourceDefinition
metadata: { name: shops }
---
kind: Deployment
metadata: { name: shop }
spec:
  template:
    spec:
      serviceAccountName: shop
      containers:
      - name: web
        args: [--one, --two]
        env:
        - name: HOST
          value: $(HOST)
        envFrom:
        - configMapRef:
            name: settings
`;
  const built = `kind: Deployment
metadata: { name: eu-shop }
spec:
  template:
    spec:
      serviceAccountName: eu-shop
      containers:
      - args:
        - --two
        - --three
        - --one
        env:
        - name: HOST
          value: shop.example
        envFrom:
        - configMapRef:
            name: eu-settings-2f7h6t9k4m
        name: web
`;
  const places = writtenPlaces(built, [{ path: 'base.yaml', text }], new Map());
  assert.deepEqual(
    built.split('\n').map((_, line) => (places.get(line)?.line ?? -1) + 1),
    [4, 5, 6, 7, 8, 9, 10, 12, 12, 0, 12, 13, 14, 15, 16, 17, 18, 11, 0],
  );
});

test('what a JSON patch writes is at its operation: text by text, in a file or in the kustomization, one line or several', () => {
  const kustomization = `resources: [base.yaml]
patches:
- path: ops.yaml
  target: {kind: Deployment}
- target: {kind: StatefulSet}
  patch: '[{"op": "add", "path": "/spec/serviceName", "value": "web"}]'
patchesJson6902:
- target: {version: v1, kind: Deployment, name: web}
  patch: |-
    - op: replace
      path: /spec/strategy/type
      value: Recreate
    - op: add
      path: /metadata/annotations/example.com~1team
      value: shop
`;
  const ops = `- op: add
  path: /spec/template/spec/containers/0/env/-
  value: {name: LEVEL, value: debug}
- op: copy
  from: /metadata/name
  path: /spec/template/spec/hostname
- op: remove
  path: /spec/paused
`;
  const built = `kind: Deployment
metadata:
  annotations:
    example.com/team: shop
  name: web
spec:
  strategy:
    type: Recreate
  template:
    spec:
      containers:
      - env:
        - name: LEVEL
          value: debug
      hostname: web
---
kind: StatefulSet
metadata:
  name: db
spec:
  serviceName: web
`;
  const files = [
    { path: 'kustomization.yaml', text: kustomization },
    { path: 'ops.yaml', text: ops },
  ];
  const places = writtenPlaces(built, files, new Map());
  const shown = built.split('\n').flatMap((line, index) => {
    const place = places.get(index);
    return place === undefined ? [] : [`${line.trim()} ${place.file}:${place.line + 1}`];
  });
  assert.deepEqual(shown, [
    'example.com/team: shop kustomization.yaml:15',
    'type: Recreate kustomization.yaml:12',
    '- name: LEVEL ops.yaml:3',
    'value: debug ops.yaml:3',
    'hostname: web ops.yaml:4',
    'serviceName: web kustomization.yaml:6',
  ]);
});

test('a value that no file has as it came out has no place', () => {
  const places = writtenPlaces(output.replace('envoy:1', 'envoy:2'), [{ path: 'base.yaml', text: base }], new Map());
  assert.equal(places.get(19), undefined);
});

test('what needs no other place gets none', () => {
  const places = writtenPlaces(output, [{ path: 'base.yaml', text: base }], new Map([[8, { file: 'x.yaml', line: 0 }]]));
  assert.equal(places.has(8), false);
});

function missing(errors: string, files: readonly { readonly path: string; readonly text: string }[]): readonly PlacedFault[] {
  const asked = { tool: 'kustomize', errors, mirror: '/m', files, root: 'app/kustomization.yaml', values: [] } as const;
  const answer = answerRendering({ uri: '', question: 'fault', asked });
  return answer.places;
}

test('a file that isn’t there is missed at the entry that names it, also where kustomize gives only its path', () => {
  const errors = "Error: evalsymlink failure on '/m/lib/conf/kinds.yaml' : lstat /m/lib/conf: no such file or directory";
  const files = [
    { path: 'app/kustomization.yaml', text: 'resources: [../lib]\n' },
    { path: 'lib/kustomization.yaml', text: 'resources: [a.yaml]\nconfigurations:\n- conf/kinds.yaml\n' },
  ];
  assert.deepEqual(missing(errors, files), [
    { file: 'lib/kustomization.yaml', line: 2, column: null, message: 'Not found: conf/kinds.yaml' },
  ]);
});
