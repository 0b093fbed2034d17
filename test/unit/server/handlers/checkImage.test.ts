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
const same = 'This is the image already: kubectl changes nothing and nothing rolls.';
const blanks = 'The blanks around the image are left out here: kubectl takes them as they are, and every pod is refused then.';
const latest = 'Without a tag of its own the image can change unseen, and setting the same text again rolls nothing.';
const unpinned = 'The image was pinned by its digest; this one isn’t.';

test('another tag', () => checkRemark('nginx:1.26', 'nginx:1.27', '-'));
test('the same', () => checkRemark('nginx:1.26', 'nginx:1.26', `information: ${same}`));
test('latest', () => checkRemark('nginx:1.26', 'nginx:latest', `warning: ${latest}`));
test('no digest any more', () => checkRemark(pinned, 'nginx:1.27', `information: ${unpinned}`));
test('latest, and no digest any more', () => checkRemark(pinned, 'nginx', `warning: ${latest} ${unpinned}`));
test('blanks around it', () => checkRemark('nginx:1.26', ' nginx:1.27', `warning: ${blanks}`));
test('blanks around the same', () => checkRemark('nginx:1.26', 'nginx:1.26\t', `warning: ${blanks} ${same}`));
test('a blank within it', () => checkRemark('nginx:1.26', 'nginx: 1.27', 'error: An image has no blanks.'));
test('nothing but blanks', () => checkRemark('nginx:1.26', '  ', 'error: Type an image, such as nginx:1.27.'));
