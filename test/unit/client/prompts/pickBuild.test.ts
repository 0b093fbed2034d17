import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Build } from '../../../../client/kustomize/builds';
import { pickBuild } from '../../../../client/prompts/pickBuild';
import { printQuestion } from './questions';

const build = (name: string, ...images: Build['images']): Build => ({ name, files: [], images, notes: [] });
const dev = build('overlays/dev', { name: 'nginx', newTag: '1.27' }, { name: 'redis', newName: 'mirror/redis', digest: 'sha256:ab' });
const prod = build('overlays/prod');

test('each with the images that it sets', () =>
  assert.equal(
    printQuestion(pickBuild('Title', [dev, prod], prod)),
    `Select the kustomization that builds this manifest
  overlays/dev | nginx:1.27, redis → mirror/redis@sha256:ab
> overlays/prod`,
  ));
