import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentKind } from '../../../../server/kubernetes/deployment/kind';
import { judge } from '../../../../server/kubernetes/manifest';
import { parseDocument } from '../../../../server/yaml/parse';

/**
 * The problems of a manifest, each under what is wrong: a line of carets with the code and the message (the path where it isn't the one that
 * the carets stand under). `marked` is the manifest with them; without any the API server would accept it.
 */
function checkVerdict(marked: string): void {
  const text = marked
    .split('\n')
    .filter(line => !/^# *\^/.test(line))
    .join('\n');
  const { root } = parseDocument(text);
  assert.ok(root?.type === 'map');
  const lines = text.split('\n').map(line => [line]);
  for (const { code, message, path, span, severity } of judge(root, deploymentKind).problems) {
    const before = text.slice(0, span.start).split('\n');
    const column = before.at(-1)?.length ?? 0;
    // The comment's own sign hides the first column.
    const carets = ' '.repeat(column) + '^'.repeat(Math.max(1, span.end - span.start));
    lines[before.length - 1]?.push(`#${carets.slice(1)} ${severity ?? 'error'} ${code} ${path}: ${message}`);
  }
  assert.equal(lines.flat().join('\n'), marked);
}

/** A manifest whose spec begins with the given lines; everything else is as it should be. */
function withSpec(spec: string, rest = ''): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
${spec}  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: nginx:1.27
${rest}`;
}

test('accepted', () => checkVerdict(withSpec('')));

test('surge and unavailable may not both be 0', () =>
  checkVerdict(
    withSpec(`  strategy:
    rollingUpdate:
      maxSurge: 0%
      maxUnavailable: 0
#                     ^ error strategy/no-progress spec.strategy.rollingUpdate.maxUnavailable: Invalid value: 0: may not be 0 when \`maxSurge\` is 0
`),
  ));

test('quotes make a number a text that is no percentage', () =>
  checkVerdict(
    withSpec(`  strategy:
    rollingUpdate:
      maxSurge: "1"
#               ^^^ error strategy/not-a-percentage spec.strategy.rollingUpdate.maxSurge: Invalid value: "1": a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')
`),
  ));

test('Recreate with rollingUpdate, even an empty one', () =>
  checkVerdict(
    withSpec(`  strategy:
    type: Recreate
    rollingUpdate: {}
#   ^^^^^^^^^^^^^ error strategy/rolling-update-with-recreate spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy \`type\` is 'Recreate'
`),
  ));

test('an unknown type is told with the whole strategy, and nothing more of it', () =>
  checkVerdict(
    withSpec(`  strategy:
    type: Rolling
#         ^^^^^^^ error strategy/unsupported-type spec.strategy: Unsupported value: {"Type":"Rolling","RollingUpdate":{"MaxUnavailable":0,"MaxSurge":-1}}: supported values: "Recreate", "RollingUpdate"
    rollingUpdate:
      maxSurge: -1
`),
  ));

test('more than all can’t be unavailable, but any number can', () => {
  checkVerdict(
    withSpec(`  strategy:
    rollingUpdate:
      maxUnavailable: 101%
#                     ^^^^ error strategy/over-100-percent spec.strategy.rollingUpdate.maxUnavailable: Invalid value: "101%": must not be greater than 100%
`),
  );
  checkVerdict(withSpec('  strategy: {rollingUpdate: {maxUnavailable: 101, maxSurge: 300%}}\n'));
});

test('the deadline, where it is written and where it is the default', () => {
  checkVerdict(
    withSpec(`  minReadySeconds: 5
  progressDeadlineSeconds: 5
#                          ^ error spec/deadline-not-over-min-ready spec.progressDeadlineSeconds: Invalid value: 5: must be greater than minReadySeconds
`),
  );
  checkVerdict(
    withSpec(`  minReadySeconds: 600
#                  ^^^ error spec/deadline-not-over-min-ready spec.progressDeadlineSeconds: Invalid value: 600: must be greater than minReadySeconds
`),
  );
});

test('what can’t be decoded and what isn’t valid are told together', () =>
  checkVerdict(
    withSpec(`  replicas: "3"
#           ^^^ error decode/wrong-type spec.replicas: json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32
  revisionHistoryLimit: x
#                       ^ error decode/wrong-type spec.revisionHistoryLimit: json: cannot unmarshal string into Go struct field DeploymentSpec.spec.revisionHistoryLimit of type int32
  minReadySeconds: -1
#                  ^^ error spec/negative spec.minReadySeconds: Invalid value: -1: must be greater than or equal to 0
  strategy:
    rollingUpdate:
      maxSurge: 0.5
#               ^^^ error decode/wrong-type spec.strategy.rollingUpdate.maxSurge: json: cannot unmarshal number 0.5 into Go struct field RollingUpdateDeployment.spec.strategy.rollingUpdate.maxSurge of type int32
      maxUnavailable: 0
`),
  ));

test('what is absent only because it can’t be decoded isn’t missed', () =>
  checkVerdict(
    withSpec('')
      .replace('image: nginx:1.27', 'image: [nginx]')
      .replace(
        'image: [nginx]\n',
        `image: [nginx]
#                ^^^^^^^ error decode/wrong-type spec.template.spec.containers[0].image: json: cannot unmarshal array into Go struct field Container.spec.template.spec.containers.image of type string
          volumeMounts: [{name: data, mountPath: /data}]
      volumes: {data: {}}
#              ^^^^^^^^^^ error decode/wrong-type spec.template.spec.volumes: json: cannot unmarshal object into Go struct field PodSpec.spec.template.spec.volumes of type []v1.Volume
`,
      ),
  ));

test('unknown and repeated fields are told all', () =>
  checkVerdict(
    withSpec(`  replicas: 1
  replica: 2
# ^^^^^^^ error decode/unknown-field spec.replica: unknown field "spec.replica"
  replicas: 3
# ^^^^^^^^ warning decode/duplicate-key spec.replicas: key "replicas" already set in map
`)
      .replace('          image:', '          Image:')
      .replace(
        'Image: nginx:1.27\n',
        `Image: nginx:1.27
#         ^^^^^ error decode/unknown-field spec.template.spec.containers[0].Image: unknown field "spec.template.spec.containers[0].Image"
`,
      )
      .replace(
        '        - name: web\n',
        `        - name: web
#         ^^^^ error container/no-image spec.template.spec.containers[0].image: Required value
`,
      ),
  ));

test('labels that the selector doesn’t select', () =>
  checkVerdict(
    withSpec('').replace(
      '      labels:\n        app: web\n',
      '      labels:\n#     ^^^^^^ error selector/mismatch spec.template.metadata.labels: Invalid value: {"app":"wep"}: `selector` does not match template `labels`\n        app: wep\n',
    ),
  ));

test('without a selector it may be a base that kustomize completes', () =>
  checkVerdict(`apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
#^^^ warning selector/missing spec.selector: Required value
  template:
    metadata:
      labels: {app: web}
#             ^^^^^^^^^^ warning selector/mismatch spec.template.metadata.labels: Invalid value: {"app":"web"}: \`selector\` does not match template \`labels\`
    spec:
      containers: [{name: web, image: nginx}]
`));

test('a bad label of the template is told without its metadata', () =>
  checkVerdict(
    withSpec('').replace(
      '      labels:\n        app: web\n',
      `      labels:\n        app: web\n        a b: c\n#       ^^^ error metadata/invalid-label spec.template.labels: Invalid value: "a b": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')\n`,
    ),
  ));

test('containers', () =>
  checkVerdict(
    withSpec(
      '',
      `        - name: web
#               ^^^ error container/duplicate-name spec.template.spec.containers[1].name: Duplicate value: "web"
          image: ""
#                ^^ error container/no-image spec.template.spec.containers[1].image: Required value
          imagePullPolicy: always
#                          ^^^^^^ error container/unsupported-value spec.template.spec.containers[1].imagePullPolicy: Unsupported value: "always": supported values: "Always", "IfNotPresent", "Never"
          ports:
            - containerPort: 70000
#                            ^^^^^ error port/out-of-range spec.template.spec.containers[1].ports[0].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive
`,
    ),
  ));

test('what is missing in an item of a list is shown by its first key', () =>
  checkVerdict(
    withSpec(
      '',
      `        - command: [sleep]
#         ^^^^^^^ error container/no-name spec.template.spec.containers[1].name: Required value
#         ^^^^^^^ error container/no-image spec.template.spec.containers[1].image: Required value
`,
    ),
  ));

test('resources', () =>
  checkVerdict(
    withSpec(
      '',
      `          resources:
            limits: {cpu: 500m, foo: 1}
#                               ^^^ error container/invalid-resources spec.template.spec.containers[0].resources.limits[foo]: Invalid value: "foo": must be a standard resource type or fully qualified
#                               ^^^ error container/invalid-resources spec.template.spec.containers[0].resources.limits[foo]: Invalid value: "foo": must be a standard resource for containers
            requests: {cpu: 1, memory: -1Gi}
#                           ^ error container/invalid-resources spec.template.spec.containers[0].resources.requests: Invalid value: "1": must be less than or equal to cpu limit of 500m
#                                      ^^^^ error container/invalid-resources spec.template.spec.containers[0].resources.requests[memory]: Invalid value: "-1Gi": must be greater than or equal to 0
`,
    ),
  ));

test('no quantity', () =>
  checkVerdict(
    withSpec(
      '',
      `          resources: {limits: {cpu: 1 core}}
#                                   ^^^^^^ error decode/invalid-quantity spec.template.spec.containers[0].resources.limits.cpu: quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'
`,
    ),
  ));

test('probes and hooks', () =>
  checkVerdict(
    withSpec(
      '',
      `          livenessProbe: {httpGet: {port: 80}, tcpSocket: {port: 80}, successThreshold: 2}
#                                              ^^^^^^^^^ error probe/several-handlers spec.template.spec.containers[0].livenessProbe.tcpSocket: Forbidden: may not specify more than 1 handler type
#                                                                                       ^ error probe/success-threshold spec.template.spec.containers[0].livenessProbe.successThreshold: Invalid value: 2: must be 1
          readinessProbe: {periodSeconds: -1}
#         ^^^^^^^^^^^^^^ error probe/no-handler spec.template.spec.containers[0].readinessProbe: Required value: must specify a handler type
#                                         ^^ error probe/negative spec.template.spec.containers[0].readinessProbe.periodSeconds: Invalid value: -1: must be greater than or equal to 0
`,
    ),
  ));

test('an empty selector may be a base’s, which kustomize completes', () =>
  checkVerdict(
    withSpec('').replace(
      '  selector:\n    matchLabels:\n      app: web\n',
      '  selector:\n# ^^^^^^^^ warning selector/empty spec.selector: Invalid value: {}: empty selector is invalid for deployment\n    matchLabels:\n',
    ),
  ));

test('what envsubst fills in is nobody’s mistake', () => checkVerdict(withSpec('  replicas: ${REPLICAS}\n')));

test('nor is what stands in a map or a list that the API server names', () =>
  checkVerdict(
    withSpec('  strategy: {type: "${TYPE}", rollingUpdate: {maxSurge: $(SURGE), maxUnavailable: 0}}\n').replace(
      '        app: web\n',
      '        app: $APP\n        env: ${ENV:=Dev Env}\n        ${KEY}: x\n',
    ),
  ));

test('what is wrong beside a placeholder is told', () =>
  checkVerdict(
    withSpec(`  replicas: \${REPLICAS:-many}
  minReadySeconds: -1
#                  ^^ error spec/negative spec.minReadySeconds: Invalid value: -1: must be greater than or equal to 0
`)
      .replace('      app: web\n', '      app: ${APP}\n')
      .replace(
        'image: nginx:1.27\n',
        `image: nginx:1.27
          imagePullPolicy: always
#                          ^^^^^^ error container/unsupported-value spec.template.spec.containers[0].imagePullPolicy: Unsupported value: "always": supported values: "Always", "IfNotPresent", "Never"
          command: [sleep, $X]
          \${MORE}: x
          resources: {limits: {cpu: "\${CPU}"}, requests: {cpu: 2}}
          volumeMounts: [{name: data, mountPath: /data}]
      volumes: [{name: "@data.volume@", emptyDir: {}}]
`,
      ),
  ));

test('nor is what goes only with another value of a field that is filled in', () =>
  checkVerdict(
    withSpec(
      '',
      `          securityContext: {procMount: Unmasked}
      hostUsers: $HOST_USERS
      initContainers:
        - name: proxy
          image: proxy:1
          restartPolicy: \${RESTART}
          readinessProbe: {exec: {command: [ready]}}
`,
    ),
  ));

test('nor what lacks a source, where one is filled in', () =>
  checkVerdict(
    withSpec('', '          env: [{name: HOST, valueFrom: {fieldRef: "${REF}"}}]\n          envFrom: [{configMapRef: "${REF}"}]\n'),
  ));

test('but what has nothing to do with a placeholder is told, though it is called as something in the words for it', () =>
  checkVerdict(
    withSpec(
      '',
      `      securityContext: {fsGroup: -2, supplementalGroups: ["$GROUP"]}
#                                ^^ error security/invalid-context spec.template.spec.securityContext.fsGroup: Invalid value: -2: must be between 0 and 2147483647, inclusive
`,
    ),
  ));

test('a default of a placeholder is judged by nobody', () =>
  checkVerdict(withSpec('  replicas: ${REPLICAS:=-3}\n  progressDeadlineSeconds: "${DEADLINE:-5}"\n  minReadySeconds: 10\n')));
