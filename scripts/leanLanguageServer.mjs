// The LSP libraries are CommonJS, of which esbuild can't leave out what isn't used; that would be an eighth of the server's size. This plugin leaves
// out the methods that the server doesn't have, and of the types library the functions: its constants stay. Of the YAML library it leaves out the
// tags that no JSON value has.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** By the names of the libraries' modules. */
export const unusedMethods = [
  'callHierarchy',
  'colorProvider',
  'declaration',
  'fileOperations',
  'foldingRange',
  'implementation',
  'inlineCompletion',
  'inlineValue',
  'linkedEditingRange',
  'moniker',
  'notebook',
  'selectionRange',
  'semanticTokens',
  'showDocument',
  'textDocumentContent',
  'typeDefinition',
  'typeHierarchy',
];
const unusedModules = new RegExp(
  String.raw`vscode-languageserver(-protocol)?[\\/]lib[\\/]common[\\/](protocol\.)?(${[...unusedMethods, 'workspaceFolder'].join('|')})\.js$`,
);

/** @type {import('esbuild').Plugin} */
export const leanLanguageServer = {
  name: 'leanLanguageServer',
  setup(build) {
    // Each such module makes a class of the connection one with a further method, or holds the method's types.
    build.onLoad({ filter: unusedModules }, () => ({ contents: 'module.exports = new Proxy({}, { get: () => base => base });' }));
    // Finds modules of the user's workspace: nothing that this server does.
    build.onLoad({ filter: /vscode-languageserver[\\/]lib[\\/]node[\\/]files\.js$/ }, () => ({ contents: 'module.exports = {};' }));
    build.onLoad({ filter: /yaml[\\/]browser[\\/]dist[\\/]schema[\\/]yaml-1\.1[\\/](binary|omap|pairs|set)\.js$/ }, ({ path: file }) => ({
      contents: withoutTags(file),
    }));
    build.onLoad({ filter: /vscode-languageserver-types[\\/]lib[\\/]esm[\\/]main\.js$/ }, ({ path: file }) => ({
      contents: constantsOf(file),
    }));
  },
};

/** The constants of the types library, such as DiagnosticSeverity, as the text of a module. */
function constantsOf(file) {
  const library = createRequire(file)(path.join(path.dirname(file), '..', 'umd', 'main.js'));
  const constants = Object.entries(library).flatMap(([name, value]) => {
    const members = Object.entries(value).filter(([, member]) => typeof member === 'string' || typeof member === 'number');
    return members.length === 0 ? [] : [`export const ${name} = ${JSON.stringify(Object.fromEntries(members))};`];
  });
  return constants.join('\n');
}

/** A module with the same exports, each a tag that fits nothing. */
function withoutTags(file) {
  const names = /^export \{ (.+) \};$/m.exec(readFileSync(file, 'utf8'))?.[1]?.split(', ') ?? [];
  return names.map(name => `export const ${name} = {};`).join('\n');
}
