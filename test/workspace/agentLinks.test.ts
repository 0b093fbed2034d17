/** Links that an agent names lead nowhere out of the workspace. */
import assert from 'node:assert/strict';
import { rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { Supplies } from '../../client/agents/supplies';
import { opened, Uri } from '../support/vscode';
import { newFolder, newRepository } from './folders';

test('the files, the past, and the changes of another place', async t => {
  const outside = newRepository(t, { 'web.yaml': 'secret: 1', 'gone.yaml': 'secret: 3' }, { 'web.yaml': 'secret: 2' });
  rmSync(path.join(outside, 'gone.yaml'));
  const folder = newFolder(t);
  symlinkSync(outside, path.join(folder, 'elsewhere'));
  symlinkSync(path.join(outside, 'web.yaml'), path.join(folder, 'elsewhere.yaml'));
  opened.folders = [{ uri: Uri.file(folder) }];
  // Nobody is asked anything.
  const supplies = new Supplies({} as never, new AbortController().signal);
  for (const named of ['elsewhere/web.yaml', 'elsewhere.yaml', 'elsewhere/gone.yaml'])
    for (const answer of [await supplies.file(named), await supplies.past(named, 'Deployment//web'), await supplies.change(named, null)])
      assert.ok('missing' in answer && !answer.missing.includes('git'), JSON.stringify(answer));
  assert.ok('missing' in (await supplies.change('elsewhere', 'HEAD~1')));
});
