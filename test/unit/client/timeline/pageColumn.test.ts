import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageColumn } from '../../../../client/timeline/pageColumn';
import { TabInputWebview, tabGroups, ViewColumn } from '../../../support/vscode';

/** The tabs of each group, from the first on, the one in front first: texts, and pages of a type. The active group is the one with `*`. */
function checkColumn(groups: readonly string[], expected: number): void {
  tabGroups.all = groups.map((written, index) => {
    const tabs = written
      .replace('*', '')
      .split(' ')
      .map(tab => ({ input: tab === 'text' ? {} : new TabInputWebview(tab) }));
    return { viewColumn: index + 1, isActive: written.startsWith('*'), tabs, activeTab: tabs[0] };
  });
  assert.equal(pageColumn(), expected, groups.join(', '));
}

test('a page is opened beside the editor, or in front of a page that is there', () => {
  checkColumn([], ViewColumn.Beside);
  checkColumn(['text', 'text'], ViewColumn.Beside);
  checkColumn(['text', 'mainThreadWebview-rolloutPreview.timeline'], 2);
  checkColumn(['mainThreadWebview-rolloutPreview.overview', 'text'], 1);
  checkColumn(['text', 'mainThreadWebview-markdown.preview'], ViewColumn.Beside);
});

test('a group that holds a page behind a text takes the next one, unless the text is what one works in', () => {
  const behind = 'text mainThreadWebview-rolloutPreview.timeline';
  checkColumn([`*${behind}`], ViewColumn.Beside);
  checkColumn(['*text', behind], 2);
  checkColumn([behind, `*${behind}`], 1);
});
