/** package.json says what the code does, and nothing else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import ts from 'typescript';
import { contributedName, mcpProviderId } from '../../client/agents/names';
import { defaultBase } from '../../client/git/baseRef';
import { l10nBundle } from '../../scripts/l10n.mjs';
import { newest, oldest } from '../../scripts/host/versions.mjs';
import { versionText, versionTexts } from '../../server/kubernetes/kubernetesVersion';
import { problemCodes } from '../../server/protocol/problemCodes';
import { defaultSettings } from '../../server/lsp/settings';
import { ruleCodes } from '../../server/rules/ruleCodes';
import { rules } from '../../server/rules/index';
import { tools } from '../../server/tools/index';
import { files, findNodes, read, readJson, sources } from './sources';

type MenuItem = { readonly command: string } | { readonly submenu: string };

interface WalkthroughStep {
  readonly id: string;
  readonly description: string;
  readonly media: { readonly svg: string };
  readonly completionEvents: readonly string[];
}

interface Manifest {
  readonly version: string;
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly languageModelTools: readonly Readonly<Record<string, unknown>>[];
    readonly mcpServerDefinitionProviders: readonly { readonly id: string }[];
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
    readonly menus?: Readonly<Record<string, readonly MenuItem[]>>;
    readonly submenus?: readonly { readonly id: string }[];
    readonly walkthroughs?: readonly { readonly steps: readonly WalkthroughStep[] }[];
    readonly keybindings?: readonly { readonly command: string; readonly when: string }[];
    readonly configuration: {
      readonly properties: Readonly<
        Record<
          string,
          { readonly default: unknown; readonly keywords?: readonly string[]; readonly scope: string; readonly enum?: readonly string[] }
        >
      >;
    };
  };
}

const manifest = readJson('package.json') as Manifest;
const strings = readJson('package.nls.json') as Readonly<Record<string, string>>;
const { commands, menus = {}, submenus = [], walkthroughs = [], keybindings = [], configuration } = manifest.contributes;

test('the commands are those of the table in client/commands', () => {
  const table = findNodes('client/commands/index.ts', node => ts.isPropertyAssignment(node) && ts.isStringLiteral(node.name));
  assert.deepEqual(
    commands.map(({ command }) => command),
    table.map(row => /'([^']+)'/.exec(row)?.[1]),
  );
});

test('the tools for agents are those of the server, described in its words', () => {
  const { languageModelTools, mcpServerDefinitionProviders } = manifest.contributes;
  assert.deepEqual(
    languageModelTools.map(({ name, modelDescription, inputSchema }) => ({ name, modelDescription, inputSchema })),
    tools.map(({ name, description, input }) => ({ name: contributedName(name), modelDescription: description, inputSchema: input })),
  );
  assert.ok(
    languageModelTools.every(({ canBeReferencedInPrompt, toolReferenceName }) => canBeReferencedInPrompt === true && toolReferenceName),
  );
  assert.deepEqual(
    mcpServerDefinitionProviders.map(({ id }) => id),
    [mcpProviderId],
  );
});

test('the commands have the titles that others rely on', () => {
  const titles = commands.map(({ command, category, title }) => `${command}: ${category}: ${localized(title)}`);
  assert.deepEqual(titles, [
    'rolloutPreview.showTimeline: Rollout: Show Rollout Timeline',
    'rolloutPreview.showOverview: Rollout: Show Rollout Overview',
    'rolloutPreview.showWorkspaceOverview: Rollout: Show Rollout Overview of Workspace',
    'rolloutPreview.showEdit: Rollout: Show What This Edit Rolls Out',
    'rolloutPreview.compareEditWith: Rollout: Compare Edit With…',
    'rolloutPreview.simulateSetImage: Rollout: Simulate Set Image…',
    'rolloutPreview.simulateRollback: Rollout: Simulate Rollback to Revision…',
    'rolloutPreview.showRevisionHistory: Rollout: Show Revision History',
    'rolloutPreview.compareStrategies: Rollout: Compare Strategies',
    'rolloutPreview.copyReport: Rollout: Copy Report',
    'rolloutPreview.stateNodes: Rollout: Specify Nodes…',
    'rolloutPreview.readClusterRevisions: Rollout: Import Revisions from kubectl Output…',
    'rolloutPreview.chooseKustomization: Rollout: Choose Kustomization…',
    'rolloutPreview.copyRevisionHistory: Rollout: Copy Revision History',
    'rolloutPreview.openSample: Rollout: Open Sample Manifest',
    'rolloutPreview.showRules: Rollout: Show Rules',
    'rolloutPreview.restartServer: Rollout: Restart Language Server',
    'rolloutPreview.showLog: Rollout: Show Log',
    'rolloutPreview.followCursor: Rollout: Follow Cursor',
    'rolloutPreview.stopFollowing: Rollout: Stop Following Cursor',
    'rolloutPreview.rollBackToRevision: Rollout: Simulate Rollback',
    'rolloutPreview.showTemplateDifference: Rollout: Compare with Manifest',
    'rolloutPreview.copyUndoCommand: Rollout: Copy kubectl Command',
    'rolloutPreview.copyCheckoutCommand: Rollout: Copy git Command',
    'rolloutPreview.refreshRevisions: Rollout: Refresh',
    'rolloutPreview.forgetSimulatedRevisions: Rollout: Remove Simulated Revisions',
    'rolloutPreview.chooseKnownImage: Rollout: Choose a Known Image',
    'rolloutPreview.copyCommand: Rollout: Copy Command',
    'rolloutPreview.showRendered: Rollout: Show Rendered Manifest',
    'rolloutPreview.chooseValues: Rollout: Choose Values…',
    'rolloutPreview.renderAgain: Rollout: Render Again',
    'rolloutPreview.buildDependencies: Rollout: Build Chart Dependencies…',
    'rolloutPreview.buildWithNetwork: Rollout: Build with Network…',
  ]);
});

test('menus and key bindings offer commands that exist', () => {
  const ids = commands.map(({ command }) => command);
  const offered = [...Object.values(menus).flat(), ...keybindings].map(item => ('submenu' in item ? item.submenu : item.command));
  const known = [...ids, ...submenus.map(({ id }) => id)];
  assert.deepEqual(
    offered.filter(name => !known.includes(name)),
    [],
  );
});

test('each step of the walkthrough has a picture in the colours of the theme, and is done with the command that it offers', () => {
  const steps = walkthroughs.flatMap(walkthrough => walkthrough.steps);
  assert.equal(steps.length, 5);
  for (const { id, description, media, completionEvents } of steps) {
    const colours = read(media.svg).match(/(?:fill|stroke)="(?!none|var\(--vscode-)[^"]*"/g) ?? [];
    assert.deepEqual(colours, [], media.svg);
    const text = localized(description);
    assert.doesNotMatch(text.replace(/``[^`]+``/g, ''), /[`*]/, 'code is in double backticks, and emphasis in underscores');
    const offered = [...text.matchAll(/\]\(command:([\w.]+)/g)].map(match => `onCommand:${match[1] ?? ''}`);
    assert.ok(completionEvents.length > 0 && completionEvents.every(event => offered.includes(event)), description);
    assert.deepEqual(
      offered.filter(event => !commands.some(({ command }) => event === `onCommand:${command}`)),
      id === 'risks' ? ['onCommand:workbench.actions.view.problems'] : [],
    );
  }
});

test('each setting is found by other words than its own', () => {
  const unfound = Object.entries(configuration.properties).filter(([, { keywords = [] }]) => keywords.length < 3);
  assert.deepEqual(
    unfound.map(([name]) => name),
    [],
  );
});

test('the settings and their defaults are those of server/lsp/settings.ts, and those that the client alone reads', () => {
  const described = Object.entries(configuration.properties).map(([name, { default: value }]) => [name, value]);
  const known = {
    ...Object.fromEntries(flat('rolloutPreview', defaultSettings)),
    'rolloutPreview.editEffect.base': defaultBase,
    'rolloutPreview.kubernetesVersion': versionText(defaultSettings.kubernetesVersion),
    'rolloutPreview.rendering.enabled': true,
    'rolloutPreview.helm.path': '',
    'rolloutPreview.helm.kubeVersion': '',
    'rolloutPreview.helm.apiVersions': [],
    'rolloutPreview.helm.renderings': [],
    'rolloutPreview.kustomize.path': '',
    'rolloutPreview.kustomize.loadRestrictor': 'rootOnly',
  };
  assert.deepEqual(Object.fromEntries(described), known);
});

test('the versions of Kubernetes to choose from are those that are known', () => {
  assert.deepEqual(configuration.properties['rolloutPreview.kubernetesVersion']?.enum, versionTexts);
});

test('every setting is per resource, but what names a program: no workspace says that', () => {
  const others = Object.entries(configuration.properties).filter(([, { scope }]) => scope !== 'resource');
  assert.deepEqual(
    others.map(([name, { scope }]) => `${name}: ${scope}`),
    ['rolloutPreview.helm.path: machine', 'rolloutPreview.kustomize.path: machine'],
  );
});

test('package.nls.json has the strings of package.json, and no other', () => {
  const used = [...read('package.json').matchAll(/"%([^%"]+)%"/g)].map(match => match[1]);
  assert.deepEqual([...used].sort(), Object.keys(strings).sort());
});

test('l10n/bundle.l10n.json is up to date: npm run l10n', async () => {
  assert.equal(read('l10n/bundle.l10n.json'), await l10nBundle());
});

test('every version of a package is exact', () => {
  const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  assert.deepEqual(
    versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version)),
    [],
  );
});

test('engines.vscode, the types and the oldest host are of one version', () => {
  const minor = (version: string | undefined) => /(\d+\.\d+)\./.exec(version ?? '')?.[1];
  assert.equal(minor(manifest.engines.vscode), minor(oldest.vscode));
  assert.equal(minor(manifest.devDependencies['@types/vscode']), minor(oldest.vscode));
  assert.notEqual(minor(newest.vscode), minor(oldest.vscode));
});

test('package-lock.json and CHANGELOG.md know the version', () => {
  assert.equal((readJson('package-lock.json') as Manifest).version, manifest.version);
  assert.match(read('CHANGELOG.md'), new RegExp(`^## \\[?${manifest.version.replaceAll('.', '\\.')}`, 'm'));
});

test('every package that the programs import is a dependency, and the other way round', () => {
  // What the build puts in the place of a module that only Node has.
  const substitutes = [...read('esbuild.mjs').matchAll(/'node:\w+': '([\w-]+)'/g)].map(([, name = '']) => name);
  const imported = new Set([...sources('cli', 'client', 'server', 'media', 'workspace').flatMap(file => packagesOf(file)), ...substitutes]);
  assert.deepEqual([...imported].sort(), Object.keys(manifest.dependencies).sort());
});

test('every refusal and every rule has its page in docs/rules, and every page its code', () => {
  const pages = files.flatMap(file => /^docs\/rules\/(.+\/.+)\.md$/.exec(file)?.[1] ?? []);
  const codes: readonly string[] = [...problemCodes, ...ruleCodes];
  assert.deepEqual([...codes].sort(), pages.sort());
});

test('each code of a rule has one rule, in the order of the codes', () => {
  assert.deepEqual(
    rules.map(({ code }) => code),
    ruleCodes,
  );
});

function localized(text: string): string {
  return text.replace(/^%(.+)%$/, (_, key: string) => strings[key] ?? text);
}

function packagesOf(file: string): readonly string[] {
  const { importedFiles } = ts.preProcessFile(read(file), true, true);
  return importedFiles
    .map(({ fileName }) => /^(@[^/]+\/)?[^/]+/.exec(fileName)?.[0] ?? fileName)
    .filter(name => !name.startsWith('.') && !name.startsWith('node:') && !['vscode', 'sarif'].includes(name));
}

function flat(prefix: string, value: object): readonly (readonly [string, unknown])[] {
  return Object.entries(value).flatMap(([key, entry]: [string, unknown]) =>
    typeof entry === 'object' && entry !== null && !Array.isArray(entry) && Object.keys(entry).length > 0
      ? flat(`${prefix}.${key}`, entry)
      : [[`${prefix}.${key}`, entry] as const],
  );
}
