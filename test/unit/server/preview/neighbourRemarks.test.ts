/** What is said of a quota, a limit range or a claim at its own place, in whichever file the workload is. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from '../../../../server/preview/open';
import { defaultPreviewSettings, type PreviewSettings } from '../../../../server/preview/settings';
import { atOnce } from '../../../../server/preview/steps';
import { withCarets, withoutCarets } from '../../../support/carets';

const web = `# comment
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: "web:1", resources: { limits: { cpu: 2 } } }] }
`;

/** Marks in the annotated file, of which each names the workload and its line. */
function checkMarks(name: string, annotated: string, workload = web, settings: Partial<PreviewSettings> = {}): void {
  test(name, () => {
    const text = withoutCarets(annotated);
    const [own, other] = [
      { uri: 'file:///ws/quota.yaml', text },
      { uri: 'file:///ws/web.yaml', text: workload },
    ];
    for (const files of [[own], [own, other]]) {
      const [file] = open(files, files.length > 1 ? [] : [other], { ...defaultPreviewSettings, ...settings });
      const marks = (file?.remarks() ?? []).map(({ span, severity, code, message, neighbour }) => ({
        ...span,
        label: `${severity} ${code}: ${message.split('\n')[0] ?? ''} → ${neighbour?.text ?? ''}, ${neighbour?.place.uri.split('/').at(-1) ?? ''}:${neighbour?.place.line ?? ''}`,
      }));
      assert.equal(withCarets(text, marks), annotated);
    }
  });
}

const header = (kind: string, namespace = 'shop') => `apiVersion: v1
kind: ${kind}
metadata: { name: own, namespace: ${namespace} }
`;

checkMarks(
  'what of a quota is too small',
  `${header('ResourceQuota')}spec:
  hard:
    pods: 3
#         ^ warning quota/no-room: \`hard.pods\`: needs 4 for the rollout of \`web\`. → Deployment web, web.yaml:1
    limits.cpu: 7
#               ^ warning quota/no-room: \`hard.limits.cpu\`: needs 8 for the rollout of \`web\`. → Deployment web, web.yaml:1
    configmaps: 1
`,
);
checkMarks(
  'what of a quota is too small with another workload, which may not be there',
  `${header('ResourceQuota')}spec:
  hard:
    pods: 6
#         ^ information quota/no-room: \`hard.pods\`: needs 7 for the rollout of \`web\`. → Deployment web, web.yaml:1
`,
  `${web}---\n${web.replace('name: web, namespace', 'name: api, namespace').replace('replicas: 3', 'replicas: 3\n  strategy: { type: Recreate }')}`,
);
test('a quota is raised by as much as lets the rollout finish', () => {
  const text = `${header('ResourceQuota')}spec:\n  hard: { pods: 3, limits.cpu: "7", configmaps: 1 }\n`;
  const [file] = open([{ uri: 'file:///ws/quota.yaml', text }], [{ uri: 'file:///ws/web.yaml', text: web }], defaultPreviewSettings);
  assert.ok(file !== undefined);
  const [marked] = atOnce(file.markedInSteps({ start: text.indexOf('3,'), end: text.indexOf('3,') }));
  const [way] = marked?.ways ?? [];
  assert.equal(way?.title, 'Raise hard.pods 3 → 4, hard.limits.cpu 7 → 8: the rollout of web finishes');
  const changed = [...way.changes]
    .reverse()
    .reduce((own, { span, newText }) => own.slice(0, span.start) + newText + own.slice(span.end), text);
  assert.equal(changed, text.replace('pods: 3', 'pods: 4').replace('"7"', '"8"'));
});
checkMarks('a quota with room', `${header('ResourceQuota')}spec: { hard: { pods: 4 } }\n`);
checkMarks('a quota of another namespace', `${header('ResourceQuota', 'bank')}spec: { hard: { pods: 3 } }\n`);
checkMarks('a quota, if the rule is off', `${header('ResourceQuota')}spec: { hard: { pods: 3 } }\n`, web, {
  rules: { 'quota/no-room': 'off' },
});
checkMarks(
  'a quota that makes containers say what they don’t',
  `${header('ResourceQuota')}spec:
  hard: { limits.memory: 10Gi }
# ^^^^ warning quota/no-room: The rollout of \`web\` can’t finish: quota own requires requests or limits that the pod doesn’t set. → Deployment web, web.yaml:1
`,
);
checkMarks(
  'the limit that a pod is beyond',
  `${header('LimitRange')}spec:
  limits:
    - { type: Pod, max: { cpu: 9 } }
    - { type: Container, min: { cpu: 100m }, max: { cpu: 1 } }
#                                                        ^ warning resource/limit-range: The rollout of \`web\` can’t finish: LimitRange own doesn’t allow the pod. → Deployment web, web.yaml:1
`,
);
checkMarks(
  'a claim of one pod',
  `${header('PersistentVolumeClaim')}spec:
  accessModes: [ReadWriteOncePod]
# ^^^^^^^^^^^ warning volume/claim-in-use: The rollout of \`web\` can’t finish: claim own is in use by another pod. → Deployment web, web.yaml:1
`,
  web
    .replace('replicas: 3', 'replicas: 1')
    .replace('spec: { containers', 'spec: { volumes: [{ name: v, persistentVolumeClaim: { claimName: own } }], containers'),
);
checkMarks(
  'a claim of one node, which has no room for the new pod',
  `${header('PersistentVolumeClaim')}spec:
  accessModes: [ReadWriteOnce]
# ^^^^^^^^^^^ information volume/claim-in-use: The rollout of \`web\` may not finish: claim own is attached to the node of the old pod, which has no room. → Deployment web, web.yaml:1
  resources: { requests: { storage: 1Gi } }
`,
  web
    .replace('replicas: 3', 'replicas: 1')
    .replace('spec: { containers', 'spec: { volumes: [{ name: v, persistentVolumeClaim: { claimName: own } }], containers'),
  { nodes: [{ count: 3, cpu: '3', memory: '8Gi' }] },
);
