import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findWorkloads } from '../../../../server/kinds/workloads';
import { editEffects } from '../../../../server/changes/editEffect';
import type { EditEffect } from '../../../../server/protocol/editEffect';
import { atOnce } from '../../../../server/preview/steps';
import { parseDocument } from '../../../../server/yaml/parse';
import { splitDocuments } from '../../../../server/yaml/splitDocuments';
import { deploymentWith } from '../past/manifests';

interface Edit {
  readonly before: string | null;
  readonly after: string;
  readonly others?: readonly { readonly base: string | null; readonly text: string | null }[];
  /** The kustomization beside it, before and after. */
  readonly kustomization?: readonly [before: string, after: string];
}

/** The effect on each workload: its kind, the lens's title, and the lines of its tooltip. */
function checkEffect({ before, after, others = [], kustomization }: Edit, expected: string): void {
  const workloads = findWorkloads(splitDocuments(after).map(({ start, end }) => parseDocument(after.slice(start, end)))).map(workload => ({
    id: workload.id,
    workload,
  }));
  const beside = (text: string) => ({
    manifest: 'web.yaml',
    files: [{ path: 'kustomization.yaml', text: `resources: [web.yaml]\n${text}` }],
  });
  const kustomized = kustomization === undefined ? {} : { kustomized: { base: beside(kustomization[0]), text: beside(kustomization[1]) } };
  const lines = atOnce(editEffects({ base: before, text: after, others, workloads, ...kustomized })).flatMap(
    ({ effect, title, detail }) => [`${kindOf(effect)}: ${title ?? '-'}`, ...(detail ?? '').split('\n').filter(line => line !== '')],
  );
  assert.equal(lines.join('\n'), expected.trim().replaceAll(/^ +/gm, ''));
}

function kindOf(effect: EditEffect): string {
  return effect.kind === 'refused' && !effect.edited ? 'refused as it was' : effect.kind;
}

const plain = 'containers: [{name: web, image: "nginx:1.26"}]';
const web = (podSpec = plain, spec = 'replicas: 10'): string => deploymentWith(podSpec, spec);

test('nothing', () => checkEffect({ before: web(), after: web() }, 'unchanged: -'));
test('comments, order, quotes, defaults', () =>
  checkEffect(
    {
      before: web(),
      after: `# hello\n${web('containers: [{image: nginx:1.26, "name": web}]\nrestartPolicy: Always', 'replicas: 10\npaused: false')}`,
    },
    'unchanged: -',
  ));
test('a divisor of 0, which is the default', () => {
  const limit = (more: string): string =>
    web(
      `containers: [{name: web, image: a, env: [{name: GOMAXPROCS, valueFrom: {resourceFieldRef: {containerName: web, resource: limits.cpu${more}}}}]}]`,
    );
  checkEffect({ before: limit(''), after: limit(', divisor: "0"') }, 'unchanged: -');
});
test('an image and a variable', () =>
  checkEffect(
    { before: web(), after: web('containers: [{name: web, image: "nginx:1.27", env: [{name: LOG_LEVEL, value: debug}]}]') },
    `rolls: this edit replaces 10 pods: image, env LOG_LEVEL
     nginx 1.26 → 1.27
     env LOG_LEVEL: added, debug`,
  ));
const env = (variables: string): string => web(`containers: [{name: web, image: "nginx:1.26", env: [${variables}]}]`);
const checkEnv = (before: string, after: string, names: string, lines: string): void =>
  checkEffect({ before: env(before), after: env(after) }, `rolls: this edit replaces 10 pods: env ${names}\n${lines}`);

test('the values of a variable', () =>
  checkEnv('{name: LOG_LEVEL, value: info}', '{name: LOG_LEVEL, value: debug}', 'LOG_LEVEL', 'env LOG_LEVEL info → debug'));
test('each of several variables', () =>
  checkEnv(
    '{name: A, value: a}, {name: B, value: ""}, {name: C}, {name: D, value: d}',
    '{name: A, value: "1 2"}, {name: B, value: b}, {name: C, value: c}, {name: E, value: e}',
    'A, B, C, +2',
    'env A a → 1 2\nenv B "" → b\nenv C "" → c\nenv D: removed, was d\nenv E: added, e',
  ));
test('a value from a ConfigMap or a Secret, by name', () =>
  checkEnv(
    '{name: DB_PASSWORD, value: hush}, {name: LEVEL, valueFrom: {configMapKeyRef: {name: options, key: level}}}',
    '{name: DB_PASSWORD, valueFrom: {secretKeyRef: {name: db, key: password}}}, {name: LEVEL, value: info}',
    'DB_PASSWORD, LEVEL',
    'env DB_PASSWORD\nenv LEVEL ConfigMap options/level → info',
  ));
test('a long value is cut', () =>
  checkEnv('{name: A, value: a}', `{name: A, value: ${'x'.repeat(60)}}`, 'A', `env A a → ${'x'.repeat(39)}…`));
for (const name of ['PASSWORD', 'githubToken', 'API_KEY', 'apiKey', 'MY_SECRET', 'smtp.pass'])
  test(`the value of ${name} is nobody’s business`, () =>
    checkEnv(`{name: ${name}, value: hush}`, `{name: ${name}, value: hush2}`, name, `env ${name}`));
test('nor is a password in an address', () =>
  checkEnv('{name: URL, value: "pg://me:hush@db/a"}', '{name: URL, value: "pg://db/a"}', 'URL', 'env URL'));
test('a monkey is no key', () => checkEnv('{name: MONKEY, value: a}', '{name: MONKEY, value: b}', 'MONKEY', 'env MONKEY a → b'));
test('the same variable of a container and an init container', () => {
  const both = (value: string): string =>
    web(
      ['containers', 'initContainers']
        .map((list, at) => `${list}: [{name: c${at}, image: a, env: [{name: A, value: ${value}${at}}]}]`)
        .join('\n'),
    );
  checkEffect({ before: both('x'), after: both('y') }, `rolls: this edit replaces 10 pods: env A\nenv A x0 → y0\nenv A x1 → y1`);
});
test('another name is another Deployment', () =>
  checkEffect(
    { before: web(), after: web().replace('metadata: {name: web}', 'metadata: {name: shop, namespace: prod}') },
    'new: this edit creates prod/shop; web stays unchanged',
  ));
test('one more', () =>
  checkEffect(
    { before: web(), after: `${web()}---\n${web().replace('metadata: {name: web}', 'metadata: {name: shop}')}` },
    'unchanged: -\nnew: -',
  ));
test('a tag that a kustomization puts in', () =>
  checkEffect(
    {
      before: web(),
      after: web(),
      kustomization: ['images: [{name: nginx, newTag: "1.26"}]', 'images: [{name: nginx, newTag: "1.27"}]'],
    },
    `rolls: this edit replaces 10 pods: image
     nginx 1.26 → 1.27`,
  ));
test('an image that a kustomization replaces anyway', () =>
  checkEffect(
    {
      before: web(),
      after: web('containers: [{name: web, image: "nginx:1.27"}]'),
      kustomization: ['images: [{name: nginx, newTag: "2"}]', 'images: [{name: nginx, newTag: "2"}]'],
    },
    'unchanged: -',
  ));
const numbered = 'images: [{name: nginx, newTag: 1.27}]';
const refusedByKustomize = 'invalid Kustomization: json: cannot unmarshal number into Go struct field Image.images.newTag of type string';
test('a tag that kustomize refuses', () =>
  checkEffect(
    { before: web(), after: web(), kustomization: ['images: [{name: nginx, newTag: "1.26"}]', numbered] },
    `refused: kustomize rejects kustomization.yaml, line 2
     ${refusedByKustomize}`,
  ));
test('a tag that kustomize refuses as it did before, whatever else was edited', () => {
  checkEffect(
    { before: web(), after: web(), kustomization: [numbered, `# pinned\n${numbered}`] },
    `refused as it was: kustomize rejects kustomization.yaml, line 3
     ${refusedByKustomize}`,
  );
  checkEffect(
    { before: web(), after: web(plain, 'replicas: 8'), kustomization: [numbered, numbered] },
    `refused: kustomize rejects kustomization.yaml, line 2
     ${refusedByKustomize}`,
  );
});
test('a tag that kustomize refused before', () =>
  checkEffect(
    { before: web(), after: web(), kustomization: [numbered, 'images: [{name: nginx, newTag: "1.27"}]'] },
    `unknown: this edit’s effect isn’t known: kustomize rejected kustomization.yaml, line 2 before it
     ${refusedByKustomize}`,
  ));
test('what the build changes besides isn’t counted', () =>
  checkEffect(
    {
      before: web(),
      after: web('containers: [{name: web, image: "nginx:1.27"}]'),
      kustomization: ['', 'replicas: [{name: web, count: 3}]\npatches: [{path: a.yaml}]'],
    },
    `rolls: this edit replaces 10 pods: image
     nginx 1.26 → 1.27
     The kustomize build also has replicas, patches: not counted.`,
  ));
test('two images', () =>
  checkEffect(
    {
      before: web('containers: [{name: a, image: "a:1"}, {name: b, image: "b:1"}]', 'replicas: 1'),
      after: web('containers: [{name: a, image: "a:2"}, {name: b, image: "b:2"}]', 'replicas: 1'),
    },
    `rolls: this edit replaces 1 pod: image
     a 1 → 2
     b 1 → 2`,
  ));
test('an image and replicas', () =>
  checkEffect(
    { before: web(), after: web('containers: [{name: web, image: "nginx:1.27"}]', 'replicas: 12') },
    `rolls: this edit replaces 12 pods: image
     nginx 1.26 → 1.27
     replicas 10 → 12`,
  ));
test('without pods', () =>
  checkEffect(
    { before: web(), after: web('containers: [{name: web, image: a}]', 'replicas: 0') },
    `rolls: this edit replaces no pods while replicas is 0: image
     nginx:1.26 → a
     replicas 10 → 0`,
  ));
test('paused', () =>
  checkEffect(
    { before: web(plain, 'paused: true'), after: web('containers: [{name: web, image: "nginx:1.27"}]', 'paused: true') },
    `rolls: this edit starts no rollout until the Deployment is resumed: image
     nginx 1.26 → 1.27`,
  ));
test('resumed', () =>
  checkEffect(
    { before: web(plain, 'paused: true'), after: web(plain, 'paused: false') },
    `rollsNothing: starts no rollout itself: resuming rolls out what changed while paused
     paused true → false`,
  ));
test('only replicas', () =>
  checkEffect(
    { before: web(plain, 'replicas: 3'), after: web(plain, 'replicas: 5') },
    `rollsNothing: starts no rollout: only replicas changes, 3 → 5
     replicas 3 → 5`,
  ));
test('replicas that something else fills in are no number', () => {
  checkEffect(
    { before: web(plain, 'replicas: ${REPLICAS}'), after: web(plain, 'replicas: 5') },
    `rollsNothing: starts no rollout: only replicas changes, \${REPLICAS} → 5
     replicas \${REPLICAS} → 5`,
  );
  checkEffect(
    { before: web(plain, 'replicas: ${REPLICAS}'), after: web(plain.replace('1.26', '1.27'), 'replicas: ${REPLICAS}') },
    `rolls: this edit replaces all pods: image
     nginx 1.26 → 1.27`,
  );
});
test('several fields beside the template', () =>
  checkEffect(
    { before: web(), after: web(plain, 'replicas: 10\nminReadySeconds: 5\nstrategy: {rollingUpdate: {maxSurge: 1}}') },
    `rollsNothing: starts no rollout: only strategy.rollingUpdate.maxSurge 25% → 1, minReadySeconds 0 → 5 change
     strategy.rollingUpdate.maxSurge 25% → 1
     minReadySeconds 0 → 5`,
  ));
test('an annotation', () =>
  checkEffect(
    { before: web(), after: web().replace('{name: web}', '{name: web, annotations: {team: a}}') },
    `rollsNothing: starts no rollout: only metadata.annotations[team] changes
     metadata.annotations[team]`,
  ));
test('the selector', () =>
  checkEffect(
    { before: web(), after: web().replaceAll('{app: web}', '{tier: "1", app: web}') },
    `refused: will be rejected: the selector is immutable
     The Deployment "web" is invalid: spec.selector: Invalid value: {"matchLabels":{"app":"web","tier":"1"}}: field is immutable`,
  ));
test('the selector in another order', () =>
  checkEffect(
    {
      before: web().replaceAll('{app: web}', '{tier: "1", app: web}'),
      after: web().replaceAll('{app: web}', '{"app": "web", "tier": "1"}').replace('selector: {', 'selector: {matchExpressions: [], '),
    },
    'unchanged: -',
  ));
test('what would be refused of a new one, too', () =>
  checkEffect(
    { before: web(), after: web(plain, 'minReadySeconds: -1') },
    `refused: -
     The Deployment "web" is invalid: spec.minReadySeconds: Invalid value: -1: must be greater than or equal to 0`,
  ));
test('what is refused as it was before, written in another way', () =>
  checkEffect(
    { before: web(plain, 'minReadySeconds: -1'), after: web(plain, '"minReadySeconds": -1 # soon') },
    `refused as it was: -
     The Deployment "web" is invalid: spec.minReadySeconds: Invalid value: -1: must be greater than or equal to 0`,
  ));
test('a new file', () => checkEffect({ before: null, after: web() }, 'new: -'));
test('a file without it', () => checkEffect({ before: '# soon\n', after: web() }, 'new: -'));
test('another namespace', () =>
  checkEffect(
    { before: web().replace('{name: web}', '{name: web, namespace: a}'), after: web().replace('{name: web}', '{name: web, namespace: b}') },
    'new: this edit creates b/web; a/web stays unchanged',
  ));
test('one of several workloads', () =>
  checkEffect(
    {
      before: `${web()}---\n${web().replace('{name: web}', '{name: api}')}`,
      after: `${web().replace('{name: web}', '{name: api}')}---\n${web(plain, 'replicas: 4')}`,
    },
    `unchanged: -
     rollsNothing: starts no rollout: only replicas changes, 10 → 4
     replicas 10 → 4`,
  ));

test('a namespace that comes', () =>
  checkEffect(
    { before: web(), after: web().replace('{name: web}', '{name: web, namespace: prod}') },
    `unchanged: creates prod/web if another namespace was used
     Without a namespace in the file, kubectl used that of its context. If that wasn’t prod, this edit creates prod/web, and the Deployment there stays unchanged.`,
  ));
test('a namespace that goes, and an image', () =>
  checkEffect(
    {
      before: web().replace('{name: web}', '{name: web, namespace: prod}'),
      after: web('containers: [{name: web, image: "nginx:1.27"}]'),
    },
    `rolls: this edit replaces 10 pods: image · creates another web if kubectl’s namespace isn’t prod
     nginx 1.26 → 1.27
     Without a namespace in the file, kubectl uses that of its context. If that isn’t prod, this edit creates another web there, and prod/web stays unchanged.`,
  ));
test('a namespace that kustomize sets anyway', () =>
  checkEffect(
    {
      before: web(),
      after: web().replace('{name: web}', '{name: web, namespace: prod}'),
      kustomization: ['namespace: prod', 'namespace: prod'],
    },
    'unchanged: -',
  ));

const strategy = (text: string): string => web(plain, `replicas: 3\n${text}`);
const toRecreate = `rollsNothing: starts no rollout: only strategy.type changes, RollingUpdate → Recreate`;
const rejected = `${toRecreate} · server-side apply rejects this
     strategy.type RollingUpdate → Recreate
     Server-side apply (Argo CD, Flux, Helm 4) rejects this: spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy \`type\` is 'Recreate'
     rollingUpdate is set by default in the cluster, and no edit of the file removes it. This command does: kubectl patch deployment web -p '{"spec":{"strategy":{"rollingUpdate":null,"type":"Recreate"}}}'`;
for (const before of ['', 'strategy: {type: RollingUpdate}'])
  test(`Recreate after ${before || 'nothing'}`, () =>
    checkEffect({ before: strategy(before), after: strategy('strategy: {type: Recreate}') }, rejected));
test('a rollingUpdate of null takes nothing away', () =>
  checkEffect({ before: strategy(''), after: strategy('strategy: {type: Recreate, rollingUpdate: null}') }, rejected));
test('but of a file with both amounts it does', () =>
  checkEffect(
    {
      before: strategy('strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}'),
      after: strategy('strategy: {type: Recreate, rollingUpdate: null}'),
    },
    `${toRecreate}\nstrategy.type RollingUpdate → Recreate`,
  ));
test('a rollingUpdate of the file goes with it', () =>
  checkEffect(
    { before: strategy('strategy: {rollingUpdate: {maxSurge: 1}}'), after: strategy('strategy: {type: Recreate}') },
    `${toRecreate}\nstrategy.type RollingUpdate → Recreate`,
  ));
test('the way back is allowed', () =>
  checkEffect(
    { before: strategy('strategy: {type: Recreate}'), after: strategy('') },
    `rollsNothing: starts no rollout: only strategy.type changes, Recreate → RollingUpdate
     strategy.type Recreate → RollingUpdate`,
  ));

// What kubectl apply leaves is what Kubernetes 1.36.3 (apimachinery/strategicpatch) makes of it.
const ports = (list: string): string => web(`containers: [{name: web, image: "nginx:1.26", ports: [${list}]}]`);
const replaces = 'kubectl replace applies the file as it is.';
test('one of two equal variables is removed', () =>
  checkEffect(
    {
      before: env('{name: MODE, value: qa}, {name: OTHER, value: x}, {name: MODE, value: qa}'),
      after: env('{name: MODE, value: qa}, {name: OTHER, value: x}'),
    },
    `rolls: this edit replaces 10 pods: env MODE · kubectl apply removes env MODE completely
     env MODE: removed, was qa
     kubectl apply removes every entry of env with name MODE, also the one in the file. The next kubectl apply adds it again.
     ${replaces}`,
  ));
test('the later of two variables is changed', () =>
  checkEffect(
    { before: env('{name: A, value: a}, {name: A, value: b}'), after: env('{name: A, value: a}, {name: A, value: c}') },
    `rolls: this edit replaces 10 pods: env A · kubectl apply merges env A
     env A
     kubectl apply treats the entries of env with name A as one, so the cluster gets others than the file has.
     ${replaces}
     Server-side apply (Argo CD, Flux, Helm 4) rejects this: duplicate entries for key [name="A"]`,
  ));
test('the first of two variables is changed', () =>
  checkEffect(
    { before: env('{name: A, value: a}, {name: A, value: b}'), after: env('{name: A, value: c}, {name: A, value: b}') },
    `rolls: this edit replaces 10 pods: env A
     env A
     Server-side apply (Argo CD, Flux, Helm 4) rejects this: duplicate entries for key [name="A"]`,
  ));
test('a second variable of the name is added', () =>
  checkEffect(
    { before: env('{name: A, value: a}'), after: env('{name: A, value: a}, {name: A, value: b}') },
    `rollsNothing: starts no rollout · kubectl apply merges env A
     kubectl apply treats the entries of env with name A as one, so the cluster gets others than the file has.
     ${replaces}
     Server-side apply (Argo CD, Flux, Helm 4) rejects this: duplicate entries for key [name="A"]`,
  ));
test('another variable beside two equal ones', () =>
  checkEffect(
    {
      before: env('{name: A, value: a}, {name: A, value: a}'),
      after: env('{name: A, value: a}, {name: A, value: a}, {name: B, value: b}'),
    },
    `rolls: this edit replaces 10 pods: env B
     env B: added, b
     Server-side apply (Argo CD, Flux, Helm 4) rejects this: duplicate entries for key [name="A"]`,
  ));
test('both of two equal variables are removed', () =>
  checkEffect(
    { before: env('{name: A, value: a}, {name: A, value: a}'), after: env('') },
    `rolls: this edit replaces 10 pods: env A
     env A: removed, was a`,
  ));
test('a port that is there with another protocol', () =>
  checkEffect(
    { before: ports('{containerPort: 53}'), after: ports('{containerPort: 53}, {containerPort: 53, protocol: UDP}') },
    `rolls: this edit replaces 10 pods: ports · kubectl apply merges ports 53
     ports
     kubectl apply treats the entries of ports with containerPort 53 as one, so the cluster gets others than the file has.
     ${replaces}`,
  ));
test('one protocol of a port is removed', () =>
  checkEffect(
    {
      before: ports('{containerPort: 53, protocol: TCP}, {containerPort: 53, protocol: UDP}'),
      after: ports('{containerPort: 53, protocol: TCP}'),
    },
    `rolls: this edit replaces 10 pods: ports · kubectl apply removes ports 53 completely
     ports
     kubectl apply removes every entry of ports with containerPort 53, also the one in the file. The next kubectl apply adds it again.
     ${replaces}`,
  ));
test('variables of one name that aren’t next to each other', () =>
  checkEffect(
    { before: env('{name: C, value: c}'), after: env('{name: A, value: a}, {name: B, value: b}, {name: A, value: d}') },
    `rolls: this edit replaces 10 pods: env C, A, B · kubectl apply fails because of env A
     env C: removed, was c
     env A: added, d
     env B: added, b
     kubectl apply fails because several entries of env have name A: The order in patch list doesn’t match $setElementOrder list
     ${replaces}
     Server-side apply (Argo CD, Flux, Helm 4) rejects this: duplicate entries for key [name="A"]`,
  ));

const configured = web(
  'containers: [{name: web, image: a, envFrom: [{configMapRef: {name: options}}]}]\nvolumes: [{name: keys, secret: {secretName: keys}}]',
);
const config = (level: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: options}\ndata: {level: ${level}}\n`;
const secret = (value: string): string => `apiVersion: v1\nkind: Secret\nmetadata: {name: keys}\nstringData: {key: ${value}}\n`;

test('a ConfigMap of the same file', () =>
  checkEffect(
    { before: `${config('info')}---\n${configured}`, after: `${config('debug')}---\n${configured}` },
    `unchanged: starts no rollout, although ConfigMap options changed
     ConfigMap options: running pods keep the environment they started with.
     To restart the pods: kubectl rollout restart deployment/web`,
  ));
test('a Secret of another file, and replicas', () =>
  checkEffect(
    { before: configured, after: configured.replace('10', '11'), others: [{ base: secret('a'), text: secret('b') }] },
    `rollsNothing: starts no rollout: only replicas changes, 10 → 11; the change to Secret keys doesn’t start one either
     replicas 10 → 11
     Secret keys: mounted files are updated within about a minute, except subPath mounts.
     To restart the pods: kubectl rollout restart deployment/web`,
  ));
const secretOf = (fields: string): string => `apiVersion: v1\nkind: Secret\nmetadata: {name: keys}\n${fields}\n`;
const secretChanges = (base: string, text: string, expected: string): void =>
  checkEffect({ before: configured, after: configured, others: [{ base: secretOf(base), text: secretOf(text) }] }, expected);
const secretChanged = `unchanged: starts no rollout, although Secret keys changed
     Secret keys: mounted files are updated within about a minute, except subPath mounts.
     To restart the pods: kubectl rollout restart deployment/web`;

test('a Secret’s value that moves from stringData to data', () =>
  secretChanges('stringData: {key: geheim ü}', 'data: {key: Z2VoZWltIMO8}', 'unchanged: -'));
test('or to a base64 with line breaks', () => secretChanges('data: {key: Z2VoZWlt}', 'data: {key: "Z2Vo\\nZWlt"}', 'unchanged: -'));
test('stringData that replaces data', () =>
  secretChanges('stringData: {key: a}', 'data: {key: Yg==}\nstringData: {key: a}', 'unchanged: -'));
test('another value', () => secretChanges('stringData: {key: a}', 'data: {key: Yg==}', secretChanged));
test('what isn’t base64 counts as it is', () => secretChanges('data: {key: a}', 'data: {key: b}', secretChanged));
test('a ConfigMap’s text that becomes bytes', () =>
  checkEffect(
    {
      before: `${config('info')}---\n${configured}`,
      after: `${config('info').replace('data: {level: info}', 'binaryData: {level: aW5mbw==}')}---\n${configured}`,
    },
    `unchanged: starts no rollout, although ConfigMap options changed
     ConfigMap options: running pods keep the environment they started with.
     To restart the pods: kubectl rollout restart deployment/web`,
  ));
test('a ConfigMap in another order and with quotes', () =>
  checkEffect({ before: `${config('info')}---\n${configured}`, after: `${config('"info"')}---\n${configured}` }, 'unchanged: -'));
test('a ConfigMap that is new, that nothing uses, or of another namespace', () =>
  checkEffect(
    {
      before: `${config('a').replace('options', 'other')}---\n${configured}`,
      after: `${config('b').replace('options', 'other')}---\n${config('b')}---\n${configured}`,
      others: [
        {
          base: config('a').replace('{name: options}', '{name: options, namespace: x}'),
          text: config('b').replace('{name: options}', '{name: options, namespace: y}'),
        },
      ],
    },
    'unchanged: -',
  ));
test('a ConfigMap and the template', () =>
  checkEffect(
    { before: `${config('info')}---\n${configured}`, after: `${config('debug')}---\n${configured.replace('image: a', 'image: b')}` },
    `rolls: this edit replaces 10 pods: image
     a → b`,
  ));

const bases = ['', '\0', '{{', 'kind: Deployment', '- - -', 'a: &a *a', '"', web().slice(0, 90), web().replaceAll('\n', '\r\n')];
test('property: a base of any sort has an answer', () => {
  fc.assert(
    fc.property(fc.oneof(fc.constantFrom(...bases), fc.string()), base => {
      const workloads = findWorkloads([parseDocument(web())]).map(workload => ({ id: workload.id, workload }));
      const [effect, ...more] = atOnce(editEffects({ base, text: web(), workloads }));
      assert.deepEqual(more, []);
      assert.ok(effect?.effect.kind === 'new' || effect?.effect.kind === 'unchanged' || effect?.effect.kind === 'rolls');
    }),
    { numRuns: 25 },
  );
});
test('a label and an annotation called as what every object has', () => {
  const after = web().replace('{name: web}', '{name: web, labels: {constructor: v1}, annotations: {toString: a}}');
  const workloads = findWorkloads([parseDocument(after)]).map(workload => ({ id: workload.id, workload }));
  const [found] = atOnce(editEffects({ base: web(), text: after, others: [], workloads }));
  assert.deepEqual(found?.effect.kind === 'rollsNothing' ? found.effect.changes : [], [
    { field: 'metadata.labels[constructor]', before: null, after: 'v1' },
    { field: 'metadata.annotations[toString]', before: null, after: 'a' },
  ]);
});
