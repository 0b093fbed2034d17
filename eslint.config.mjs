// The laws of ARCHITECTURE.md that a linter can hold; test/repo holds the others.
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

/** Forbids imports that match, with the law as the message. */
const forbid = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });
const noVscode = { regex: '^vscode$', message: 'Only client imports vscode.' };
const noLsp = {
  regex: '^vscode-(languageserver|languageclient)',
  message: 'Only server/{handlers,lsp,server.ts,main.ts,browser.ts} know LSP.',
};
const noYaml = { regex: '^yaml$', message: 'Only server/yaml knows the YAML library.' };
const noProcesses = { regex: '^(node:)?(child_process|cluster|worker_threads)$', message: 'Only workspace/processes.ts starts programs.' };
const noFiles = { regex: '^(node:)?fs(/promises)?$', message: 'Only workspace/files.ts reads files: use client/workspaceFiles.ts.' };
const noLinks = {
  selector:
    'CallExpression[callee.property.name=/^show(Information|Warning|Error)Message$/]:not([arguments.0.callee.name="messageText"]):not([arguments.0.callee.property.name="t"][arguments.0.arguments.length=1])',
  message: 'VS Code makes links, of commands too, of what is in a message: use messageText of client/plainText.ts.',
};
const noDefaultExport = { selector: 'ExportDefaultDeclaration', message: 'No default exports.' };
const noReading = {
  selector: 'MemberExpression[property.name=/^(readFile|readFileSync|createReadStream|openSync)$/]',
  message: 'Only client/workspaceFiles.ts and workspace/files.ts read files: their type, size and whereabouts are asked first.',
};
const noNode = { regex: '^node:', message: 'The server runs in a web worker too: only server/main.ts and server/frames.ts know Node.' };

export default tseslint.config(
  { ignores: ['dist/', '.test-build/', '.vscode-test/', 'node_modules/', 'test/fixtures/', 'test/rendering/fixtures/', 'samples/'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['client', 'client/web', 'cli', 'workspace', 'server', 'media', 'test'].map(folder => `./${folder}/tsconfig.json`),
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-restricted-syntax': ['error', noDefaultExport],
      // What is taken out of an object so that the rest is left.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['server/**/*.ts'],
    ignores: ['server/handlers/**', 'server/lsp/**', 'server/server.ts', 'server/main.ts', 'server/frames.ts', 'server/browser.ts'],
    rules: forbid(noVscode, noLsp, noYaml, noNode),
  },
  {
    files: ['server/handlers/**/*.ts', 'server/lsp/**/*.ts', 'server/server.ts', 'server/main.ts', 'server/browser.ts'],
    rules: forbid(noVscode, noYaml, noNode),
  },
  { files: ['server/main.ts', 'server/frames.ts'], rules: forbid(noVscode, noYaml) },
  {
    files: ['server/**/*.ts'],
    ignores: ['server/main.ts', 'server/frames.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['Buffer', 'process', 'require', 'setImmediate', 'global', '__dirname', '__filename'].map(name => ({
          name,
          message: 'The server runs in a web worker too; only server/main.ts and server/frames.ts know Node.',
        })),
      ],
    },
  },
  {
    // The extension runs in a browser too. An agent is told by which program to start the server that it speaks to.
    files: ['client/**/*.ts', 'media/**/*.{ts,tsx}'],
    ignores: ['client/agents/mcpServer.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['Buffer', 'process', 'require', 'setImmediate', 'global', '__dirname', '__filename'].map(name => ({
          name,
          message: 'The extension runs in a browser too: what only Node has is in workspace.',
        })),
      ],
    },
  },
  { files: ['server/yaml/**/*.ts'], rules: forbid(noVscode, noLsp, noNode) },
  {
    files: ['client/**/*.ts'],
    rules: forbid(noYaml, noFiles, noProcesses, {
      regex: '^vscode-languageserver',
      message: 'The client speaks LSP through vscode-languageclient.',
    }),
  },
  {
    // What others have written is read in a time that its length explains.
    files: ['client/**/*.ts', 'workspace/**/*.ts', 'server/**/*.ts', 'media/**/*.{ts,tsx}'],
    plugins: { regexp },
    rules: { 'regexp/no-super-linear-backtracking': 'error', 'regexp/no-super-linear-move': 'error' },
  },
  { files: ['workspace/**/*.ts'], rules: forbid(noVscode, noLsp, noYaml, noFiles, noProcesses) },
  {
    files: [
      'workspace/files.ts',
      'workspace/folders.ts',
      'workspace/programs.ts',
      'workspace/rendering/folder.ts',
      'workspace/rendering/mirror.ts',
    ],
    rules: forbid(noVscode, noLsp, noYaml, noProcesses),
  },
  { files: ['workspace/processes.ts'], rules: forbid(noVscode, noLsp, noYaml, noFiles) },
  {
    files: ['client/**/*.ts', 'workspace/**/*.ts'],
    ignores: ['client/workspaceFiles.ts', 'workspace/files.ts'],
    rules: { 'no-restricted-syntax': ['error', noDefaultExport, noReading, noLinks] },
  },
  {
    files: ['client/**/*.ts', 'workspace/**/*.ts', 'cli/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'AbortSignal',
          property: 'timeout',
          message: 'Node 20 forgets such a limit as it collects garbage: use withLimit of workspace/limit.ts.',
        },
      ],
    },
  },
  { files: ['media/**/*.{ts,tsx}'], rules: forbid(noVscode, noLsp, noYaml, noNode) },
  {
    files: ['test/**/*.{ts,tsx}'],
    rules: {
      // node:test and mocha both answer test() with a promise that nobody awaits.
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', package: 'node:test', name: ['test', 'describe', 'it', 'suite'] }] },
      ],
      'max-lines': 'off',
      'max-lines-per-function': 'off',
    },
  },
  {
    // What it measures with runs in the page.
    files: ['scripts/bench/page.mjs'],
    languageOptions: {
      globals: {
        document: 'readonly',
        Event: 'readonly',
        MessageChannel: 'readonly',
        requestAnimationFrame: 'readonly',
        window: 'readonly',
      },
    },
  },
  {
    files: ['**/*.{mjs,cjs}'],
    languageOptions: {
      globals: {
        console: 'readonly',
        process: 'readonly',
        URL: 'readonly',
        URLSearchParams: 'readonly',
        Buffer: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        performance: 'readonly',
        require: 'readonly',
        exports: 'writable',
        module: 'writable',
        fetch: 'readonly',
      },
    },
  },
  prettier,
);
