/** Who may import whom: the borders of ARCHITECTURE.md. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importsOf, isIn, read, sources } from './sources';

/** The nearest room that a file lies in says what it may import; a file in no room may not exist. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  cli: [
    'cli',
    'package.json',
    'media/picture/picture',
    'server/preview',
    'server/protocol',
    'server/escapes',
    'server/kubernetes/digest',
    'server/kubernetes/kubernetesVersion',
    'server/rules/index',
    'server/rollout/words',
    'server/tools',
    'server/rendering/answers',
    'workspace',
    '@vscode/l10n',
    'sarif',
    'node:os',
    'node:path',
    'node:stream',
    'node:url',
    'node:util',
  ],
  // A program of its own, which the command line loads for agents only.
  'cli/mcp/server.ts': ['server/protocol', 'server/tools/tool', '@modelcontextprotocol/server', 'node:path', 'node:url'],
  /** The files beside the rooms: the way to the server, what a manifest is, what is read of the workspace. */
  client: [
    ...['firstManifest', 'languageClient', 'log', 'manifests', 'neighbours', 'plainText', 'requests', 'rulePages', 'serverProgram'].map(
      name => `client/${name}`,
    ),
    ...['suspects', 'target', 'watchdog', 'wholeFolders', 'workspaceFiles'].map(name => `client/${name}`),
    'server/escapes/shown',
    'server/protocol',
    'media/protocol',
    'vscode',
    'vscode-languageclient',
  ],
  'client/extension.ts': ['client', 'vscode', '@vscode/l10n'],
  'client/workspaceFiles.ts': ['workspace/files', 'workspace/textOf', 'vscode'],
  'client/web': [
    'client/agents',
    'client/git',
    'client/rendering',
    'client/serverProgram',
    'client/workspaceFiles',
    'client/web',
    'workspace/files',
    'vscode',
    'vscode-languageclient',
  ],
  'client/commands': [
    ...['commands', 'editEffect', 'git', 'history', 'images', 'kustomize', 'overview', 'prompts', 'rendering', 'revisions', 'timeline'].map(
      room => `client/${room}`,
    ),
    ...['languageClient', 'plainText', 'requests', 'rulePages', 'target', 'workspaceFiles'].map(name => `client/${name}`),
    'server/escapes',
    'server/protocol',
    'vscode',
    'node:path',
  ],
  'client/agents': [
    ...['agents', 'git', 'revisions', 'requests', 'workspaceFiles'].map(name => `client/${name}`),
    'server/protocol',
    'vscode',
    'node:path',
  ],
  'client/agents/changeSince.ts': ['server/protocol/tools', 'workspace/comparison', 'workspace/git/git', 'workspace/paths', 'vscode'],
  'client/kustomize': [
    ...['kustomize', 'fileSearch', 'requests', 'wholeFolders', 'workspaceFiles'].map(name => `client/${name}`),
    'server/protocol',
    'workspace/paths',
    'vscode',
    'node:path',
  ],
  'client/git': ['client/git', 'client/kustomize', 'workspace/git', 'workspace/paths', 'server/protocol', 'vscode', 'node:path'],
  'client/fileSearch.ts': ['client/fileWalk', 'vscode'],
  'client/fileWalk.ts': [],
  'client/images': [
    ...['images', 'git', 'kustomize', 'fileSearch', 'workspaceFiles'].map(name => `client/${name}`),
    'workspace/git/fileVersions',
    'vscode',
  ],
  'client/revisions': [
    ...['revisions', 'git', 'kustomize', 'requests', 'target'].map(name => `client/${name}`),
    'workspace/git/fileVersions',
    'workspace/git/templateRuns',
    'server/protocol',
    'media/protocol',
    'vscode',
    '@vscode/l10n',
  ],
  'client/rendering': [
    ...['rendering', 'git', 'kustomize', 'languageClient', 'plainText', 'requests', 'workspaceFiles'].map(name => `client/${name}`),
    'server/escapes/shown',
    'server/protocol',
    'media/protocol',
    'workspace/git/fileVersions',
    'workspace/rendering',
    'workspace/files',
    'workspace/limit',
    'workspace/textOf',
    'workspace/paths',
    'vscode',
    'node:path',
  ],
  'client/editEffect': [
    ...['editEffect', 'git', 'kustomize', 'rendering', 'languageClient', 'requests', 'manifests', 'firstManifest', 'plainText'].map(
      name => `client/${name}`,
    ),
    'client/workspaceFiles',
    'workspace/limit',
    'workspace/git/objects',
    'server/protocol',
    '@vscode/l10n',
    'vscode',
    'node:path',
  ],
  'client/prompts': [
    ...['prompts', 'images', 'kustomize', 'rendering', 'revisions', 'plainText'].map(name => `client/${name}`),
    'server/protocol',
    'vscode',
    '@vscode/l10n',
  ],
  'client/timeline': [
    ...['timeline', 'kustomize', 'prompts', 'rendering', 'revisions', 'firstManifest', 'languageClient', 'requests', 'target'].map(
      name => `client/${name}`,
    ),
    'client/plainText',
    'client/workspaceFiles',
    'server/escapes/shown',
    'server/protocol',
    'media/protocol',
    'vscode',
  ],
  'client/timeline/controller.ts': [
    'client/timeline',
    'client/revisions',
    'client/requests',
    'client/target',
    'server/protocol',
    'media/protocol',
    '@vscode/l10n',
  ],
  'client/timeline/html.ts': ['client/timeline', '@vscode/l10n'],
  'client/overview': [
    ...['overview', 'timeline', 'rendering', 'kustomize/names', 'fileSearch', 'languageClient', 'requests', 'workspaceFiles'].map(
      name => `client/${name}`,
    ),
    'server/escapes/shown',
    'server/protocol',
    'media/overviewProtocol',
    'vscode',
    '@vscode/l10n',
    'node:path',
  ],
  'client/overview/overviewController.ts': ['client/overview', 'client/requests', 'server/protocol', 'media/overviewProtocol'],
  'client/history': [
    ...['history', 'git', 'kustomize', 'prompts', 'revisions', 'timeline', 'firstManifest', 'languageClient'].map(name => `client/${name}`),
    'server/escapes/shown',
    'server/protocol',
    'vscode',
    '@vscode/l10n',
  ],
  'client/neighbours': [
    'client/neighbours',
    'client/kustomize',
    'client/fileSearch',
    'client/firstManifest',
    'client/languageClient',
    'client/wholeFolders',
    'client/workspaceFiles',
    'server/protocol',
    'vscode',
    '@vscode/l10n',
  ],
  'client/neighbours/handover.ts': ['client/neighbours', 'server/protocol'],
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
    'server/tools/tool',
    'vscode-languageserver',
    'vscode-languageserver-textdocument',
    '@vscode/l10n',
  ],
  'server/tools': ['server/tools', 'server/preview', 'server/protocol'],
  'server/preview': [
    'server/preview',
    'schemas/rollout-preview.schema.json',
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
  'server/rendering': [
    'server/rendering',
    'server/kinds',
    'server/kubernetes/own',
    'server/kustomize',
    'server/yaml',
    'server/protocol',
    '@vscode/l10n',
  ],
  workspace: ['workspace', 'node:path'],
  'workspace/git/templateRuns.ts': ['workspace/git', 'server/protocol/revisions'],
  'workspace/folders.ts': ['workspace/files', 'workspace/paths', 'ignore', 'node:fs', 'node:path'],
  'workspace/rendering': ['workspace', 'server/protocol/rendering', 'server/protocol/renderingFault', 'node:path'],
  'workspace/rendering/packedChart.ts': ['workspace/rendering', 'node:path', 'node:util', 'node:zlib'],
  'workspace/rendering/folder.ts': ['workspace', 'node:fs', 'node:path'],
  'workspace/rendering/mirror.ts': ['workspace/rendering', 'workspace/paths', 'node:crypto', 'node:fs', 'node:path'],
  'workspace/files.ts': ['workspace/limit', 'workspace/paths', 'workspace/turns', 'workspace/textOf', 'node:fs', 'node:path'],
  'workspace/programs.ts': ['workspace/paths', 'node:fs', 'node:path'],
  'workspace/processes.ts': ['workspace/limit', 'workspace/memory', 'workspace/turns', 'node:child_process', 'node:stream'],
  'media/protocol.ts': ['server/protocol'],
  'media/overviewProtocol.ts': ['server/protocol'],
  'media/overview': [
    'media/overview',
    'media/timeline',
    'media/overviewProtocol',
    'server/protocol',
    'server/rollout/floorWords',
    'preact',
    '@vscode/l10n',
  ],
  'media/picture': ['media/picture', 'media/timeline', 'server/protocol', 'preact'],
  'media/timeline': [
    'media/timeline',
    'media/protocol',
    'server/protocol',
    'server/rollout/floorWords',
    'server/rollout/outcomeWords',
    'preact',
    '@vscode/l10n',
  ],
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

test('a room of the client imports only such as stand below it in ARCHITECTURE.md', () => {
  const [, listed = ''] = /^client\/ .*\n((?: {2}.*\n)*)/m.exec(read('ARCHITECTURE.md')) ?? [];
  const order = [...listed.matchAll(/^ {2}(\w+)(?:\/|\.ts) /gm)].map(([, name]) => `client/${name ?? ''}`);
  const roomOf = (file: string): string => file.split('/').slice(0, 2).join('/').replace(/\.ts$/, '');
  assert.deepEqual([...new Set(sources('client').map(roomOf))].sort(), [...order].sort());
  const upwards = sources('client').flatMap(file => {
    const others = importsOf(file).filter(module => module.startsWith('client/') && roomOf(module) !== roomOf(file));
    return others.filter(module => order.indexOf(roomOf(module)) < order.indexOf(roomOf(file))).map(module => `${file} imports ${module}`);
  });
  assert.deepEqual(upwards, []);
});
