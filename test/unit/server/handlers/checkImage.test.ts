import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkImage } from '../../../../server/handlers/checkImage';
import { open, settings } from '../../../support/manifest';

/** What is said of an image that is typed for a container with another one. */
function checkRemark(before: string, image: string, expected: string): void {
  const file = open(`apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [{ name: web, image: "${before}" }]
`);
  const remark = checkImage.answer({ uri: file.uri, workload: 'Deployment//web', container: 'web', image }, file, settings);
  assert.equal(remark === null ? '-' : `${remark.severity}: ${remark.message}`, expected);
}

const pinned = `nginx:1.26@sha256:${'a'.repeat(64)}`;
const same = 'This image is already in use: kubectl would change nothing, and no rollout would start.';
const blanks = 'The spaces around the image are removed here. kubectl would keep them, and the API server would reject every pod.';
const latest =
  'Without a tag other than latest, the image can change without notice, and setting the same reference again starts no rollout.';
const unpinned = 'The current image is pinned by digest; this one isn’t.';

test('another tag', () => checkRemark('nginx:1.26', 'nginx:1.27', '-'));
test('the same', () => checkRemark('nginx:1.26', 'nginx:1.26', `information: ${same}`));
test('latest', () => checkRemark('nginx:1.26', 'nginx:latest', `warning: ${latest}`));
test('no digest any more', () => checkRemark(pinned, 'nginx:1.27', `information: ${unpinned}`));
test('latest, and no digest any more', () => checkRemark(pinned, 'nginx', `warning: ${latest} ${unpinned}`));
test('blanks around it', () => checkRemark('nginx:1.26', ' nginx:1.27', `warning: ${blanks}`));
test('blanks around the same', () => checkRemark('nginx:1.26', 'nginx:1.26\t', `warning: ${blanks} ${same}`));
test('a blank within it', () => checkRemark('nginx:1.26', 'nginx: 1.27', 'error: An image reference can’t contain spaces.'));
test('nothing but blanks', () => checkRemark('nginx:1.26', '  ', 'error: Enter an image, for example nginx:1.27.'));
