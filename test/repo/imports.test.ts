/** Who may import whom: the borders of ARCHITECTURE.md. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importsOf, isIn, sources } from './sources';

/** The nearest room that a file lies in says what it may import; a file in no room may not exist. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  cli: [
    'cli',
    'package.json',
    'server/preview',
    'server/protocol',
    'server/escapes',
    'server/kubernetes/kubernetesVersion',
    'server/rules/index',
    'server/rollout/words',
    'server/tools',
    'workspace',
    '@vscode/l10n',
    'sarif',
    'node:crypto',
    'node:path',
    'node:stream',
    'node:url',
    'node:util',
  ],
  // A program of its own, which the command line loads for agents only.
  'cli/mcp/server.ts': ['server/protocol', 'server/tools/tool', '@modelcontextprotocol/server', 'node:path', 'node:url'],
  client: [
    'client',
    'server/escapes/shown',
    'server/protocol',
    'media/protocol',
    'vscode',
    'vscode-languageclient',
    '@vscode/l10n',
    'node:path',
  ],
  'client/web': ['client', 'workspace/files', 'vscode', 'vscode-languageclient'],
  'client/workspaceFiles.ts': ['workspace/files', 'workspace/textOf', 'vscode'],
  'client/editEffect': ['client', 'workspace/git/objects', 'server/protocol', 'vscode', 'vscode-languageclient', 'node:path'],
  'client/images': ['client', 'workspace/git/fileVersions', 'vscode'],
  'client/rendering': [
    'client',
    'server/protocol',
    'server/escapes/shown',
    'media/protocol',
    'workspace/rendering',
    'workspace/files',
    'workspace/paths',
    'vscode',
    'node:path',
  ],
  'client/revisions': ['client', 'workspace/git', 'server/protocol', 'media/protocol', 'vscode', '@vscode/l10n', 'node:path'],
  'client/neighbours': ['client', 'server/protocol', 'vscode', '@vscode/l10n'],
  'client/neighbours/handover.ts': ['client/neighbours', 'server/protocol'],
  'client/timeline/controller.ts': ['client', 'server/protocol', 'media/protocol', '@vscode/l10n'],
  'client/timeline/html.ts': ['client/timeline', '@vscode/l10n'],
  'server/main.ts': ['server/server', 'server/frames', 'vscode-languageserver', 'node:net'],
  'server/frames.ts': ['server/lsp/guard', 'vscode-languageserver', 'node:stream'],
  'server/browser.ts': ['server/server', 'vscode-languageserver'],
  'server/server.ts': [
    'server/protocol',
    'server/handlers',
    'server/lsp',
    'vscode-languageserver',
    'vscode-languageserver-textdocument',
    '@vscode/l10n',
  ],
  'server/protocol.ts': ['server/protocol'],
  'server/protocol': ['server/protocol'],
  'server/handlers': [
    'server/rendering/answers',
    'server/handlers',
    'server/escapes',
    'server/lsp',
    'server/preview',
    'server/protocol',
    'server/tools/index',
    'vscode-languageserver',
    'vscode-languageserver-textdocument',
    '@vscode/l10n',
  ],
  'server/tools': ['server/tools', 'server/preview', 'server/protocol'],
  'server/preview': [
    'server/preview',
    'server/rendering/renderEntries',
    'server/escapes',
    'server/protocol',
    'server/yaml',
    'server/kinds',
    'server/kubernetes',
    'server/rollout',
    'server/rules',
    'server/fields',
    'server/kustomize',
    'server/past',
    'server/changes',
    '@vscode/l10n',
  ],
  'server/lsp': [
    'server/lsp',
    'server/escapes',
    'server/preview',
    'server/protocol',
    'server/yaml',
    'server/kubernetes',
    'server/kustomize',
    'vscode-languageserver',
    'vscode-languageserver-textdocument',
    '@vscode/l10n',
  ],
  'server/yaml': ['server/yaml', 'yaml'],
  'server/escapes': ['server/escapes'],
  'server/kubernetes': ['server/kubernetes', 'server/yaml', 'server/protocol', '@vscode/l10n'],
  'server/rollout': ['server/rollout', 'server/escapes', 'server/kubernetes', 'server/protocol', '@vscode/l10n'],
  'server/kinds': ['server/kinds', 'server/rollout', 'server/kubernetes', 'server/protocol', '@vscode/l10n'],
  'server/rules': ['server/rules', 'server/rollout', 'server/kubernetes', 'server/yaml', 'server/protocol', '@vscode/l10n'],
  'server/kustomize': ['server/kustomize', 'server/kubernetes', 'server/yaml', 'server/protocol', '@vscode/l10n'],
  'server/kustomize/regexp': ['server/kustomize/regexp'],
  'server/past': [
    'server/past',
    'server/escapes',
    'server/kinds',
    'server/kustomize',
    'server/rollout',
    'server/kubernetes',
    'server/yaml',
    'server/protocol',
    '@vscode/l10n',
  ],
  'server/changes': [
    'server/changes',
    'server/past',
    'server/escapes',
    'server/kinds',
    'server/kustomize',
    'server/rollout',
    'server/kubernetes',
    'server/yaml',
    'server/protocol',
    '@vscode/l10n',
  ],
  'server/fields': [
    'server/fields',
    'server/escapes',
    'server/rollout',
    'server/kubernetes',
    'server/yaml',
    'server/protocol',
    '@vscode/l10n',
  ],
  'server/rendering': ['server/rendering', 'server/kinds', 'server/kustomize', 'server/yaml', 'server/protocol', '@vscode/l10n'],
  workspace: ['workspace', 'node:path'],
  'workspace/folders.ts': ['workspace/files', 'ignore', 'node:fs', 'node:path'],
  'workspace/rendering': ['workspace', 'server/protocol/rendering', 'server/protocol/renderingFault', 'node:path'],
  'workspace/rendering/folder.ts': ['workspace', 'node:fs', 'node:path'],
  'workspace/rendering/mirror.ts': ['workspace/rendering', 'node:crypto', 'node:fs', 'node:path'],
  'workspace/files.ts': ['workspace/turns', 'workspace/textOf', 'node:fs', 'node:path'],
  'workspace/programs.ts': ['workspace/paths', 'node:fs', 'node:path'],
  'workspace/processes.ts': ['workspace/memory', 'workspace/turns', 'node:child_process', 'node:stream'],
  'media/protocol.ts': ['server/protocol'],
  'media/timeline': ['media/timeline', 'media/protocol', 'server/protocol', 'server/rollout/floorWords', 'preact', '@vscode/l10n'],
};

test('every file lies in a room and imports only what the room may', () => {
  const trespasses = sources('cli', 'client', 'server', 'media', 'workspace').flatMap(file => {
    const room = Object.keys(rooms)
      .filter(name => isIn(file, name))
      .sort((a, b) => b.length - a.length)[0];
    if (room === undefined) return [`${file} lies in no room`];
    return importsOf(file)
      .filter(module => !(rooms[room] ?? []).some(allowed => isIn(module, allowed)))
      .map(module => `${file} (${room}) imports ${module}`);
  });
  assert.deepEqual(trespasses, []);
});

test('every room is there', () => {
  assert.deepEqual(
    Object.keys(rooms).filter(room => sources(room).length === 0),
    [],
  );
});
