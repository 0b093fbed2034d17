import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageColumn } from '../../../../client/timeline/pageColumn';
import { TabInputWebview, tabGroups, ViewColumn } from '../../../support/vscode';

/** What is in front of each group, from the first on: a text, or a page of a type. */
function checkColumn(groups: readonly string[], expected: number): void {
  tabGroups.all = groups.map((front, index) => ({
    viewColumn: index + 1,
    activeTab: { input: front === 'text' ? {} : new TabInputWebview(front) },
  }));
  assert.equal(pageColumn(), expected, groups.join(', '));
}

test('a page is opened beside the editor, or in front of a page that is there', () => {
  checkColumn([], ViewColumn.Beside);
  checkColumn(['text', 'text'], ViewColumn.Beside);
  checkColumn(['text', 'mainThreadWebview-rolloutPreview.timeline'], 2);
  checkColumn(['mainThreadWebview-rolloutPreview.overview', 'text'], 1);
  checkColumn(['text', 'mainThreadWebview-markdown.preview'], ViewColumn.Beside);
});
