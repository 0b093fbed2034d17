/** Histories as real repositories have them. */
import assert from 'node:assert/strict';
import os from 'node:os';
import { history, Repository } from './repository';
import { closeAll, open } from './workbench';

const workload = 'Deployment//web';
const web = (tag: string, name = 'web', replicas = 1): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers:
        - name: web
          image: nginx:${tag}
`;

suite('git history', () => {
  let repository: Repository;

  setup(() => {
    repository = new Repository(os.tmpdir());
  });
  teardown(async () => {
    await closeAll();
    repository.remove();
  });

  async function checkHistory(file: string, ...expected: readonly string[]): Promise<void> {
    const manifest = repository.uri(file);
    await open(manifest);
    assert.deepEqual(await history(manifest, workload), expected);
  }

  test('of merges what the branch had in turn', async () => {
    repository.commit('Begin', { 'web.yaml': web('1') });
    repository.git('checkout', '-qb', 'feature');
    repository.commit('Try 3', { 'web.yaml': web('3') });
    repository.git('checkout', '-q', '-');
    repository.commit('Use 2', { 'web.yaml': web('2') });
    repository.git('merge', '-q', '--no-commit', '-s', 'ours', 'feature');
    repository.commit('Merge feature as 4', { 'web.yaml': web('4') });
    await checkHistory('web.yaml', '1 nginx:1 Begin', '2 nginx:2 Use 2', '3 nginx:4 Merge feature as 4');
  });

  test('a rename that came with a merge', async () => {
    repository.commit('Begin', { 'a.yaml': web('1') });
    repository.git('checkout', '-qb', 'rename');
    repository.git('mv', 'a.yaml', 'b.yaml');
    repository.git('commit', '-qm', 'Rename');
    repository.git('checkout', '-q', '-');
    repository.commit('Use 2', { 'a.yaml': web('2') });
    repository.commit('Use 3', { 'a.yaml': web('3') });
    repository.git('merge', '-q', '-m', 'Merge rename', 'rename');
    repository.commit('Use 4', { 'b.yaml': web('4') });
    await checkHistory('b.yaml', '1 nginx:1 Begin', '2 nginx:2 Use 2', '3 nginx:3 Use 3', '4 nginx:4 Use 4');
  });

  test('a rename that is only staged', async () => {
    repository.commit('Use 1', { 'a.yaml': web('1') });
    repository.commit('Use 2', { 'a.yaml': web('2') });
    repository.git('mv', 'a.yaml', 'b.yaml');
    await checkHistory('b.yaml', '1 nginx:1 Use 1', '2 nginx:2 Use 2');
  });

  test('a file that was deleted and came back, broken in between, and with other line ends', async () => {
    repository.commit('Use 1', { 'web.yaml': web('1') });
    repository.commit('Break it', { 'web.yaml': `${web('2')}  - [` });
    repository.git('rm', '-q', 'web.yaml');
    repository.git('commit', '-qm', 'Drop it');
    repository.commit('Use Windows', { 'web.yaml': web('1').replaceAll('\n', '\r\n') });
    repository.commit('Use 3', { 'web.yaml': web('3') });
    await checkHistory('web.yaml', '1 nginx:1 Use 1', '2 nginx:3 Use 3');
  });

  test('one of several workloads, which had a file of its own before', async () => {
    repository.commit('Use 1', { 'all.yaml': `${web('1')}---\n${web('7', 'api')}` });
    repository.commit('Use 8 for the other', { 'all.yaml': `${web('1')}---\n${web('8', 'api')}` });
    repository.commit('Use 2', { 'all.yaml': `${web('8', 'api')}---\n${web('2')}` });
    await checkHistory('all.yaml', '1 nginx:1 Use 1', '2 nginx:2 Use 2');
  });

  test('a template is no manifest', async () => {
    repository.commit('Template', { 'web.yaml': web('{{ .Values.tag }}') });
    repository.commit('Use 1', { 'web.yaml': web('1') });
    repository.commit('Use 2', { 'web.yaml': web('2') });
    await checkHistory('web.yaml', '1 nginx:1 Use 1', '2 nginx:2 Use 2');
  });

  test('without a commit there is the manifest', async () => {
    repository.write({ 'web.yaml': web('1') });
    await checkHistory('web.yaml', '1 nginx:1 from the manifest');
  });
});
