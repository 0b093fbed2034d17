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

/** What the protocol's main module passes on of those that are left out. */
const passedOn = new RegExp(
  String.raw`^Object\.defineProperty\(exports, "\w+", .* protocol_(${unusedMethods.join('|')})_1\.\w+; } }\);$`,
  'gm',
);
/** The modules of the LSP libraries. */
export const libraryModules = /vscode-(jsonrpc|languageserver(-protocol)?|languageclient)[\\/]lib[\\/](common|node)[\\/].+\.js$/;

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
    build.onLoad({ filter: libraryModules }, ({ path: file }) => ({
      contents: withoutEarlyExports(file).replace(passedOn, ''),
    }));
    build.onLoad({ filter: /vscode-languageserver-types[\\/]lib[\\/]esm[\\/]main\.js$/ }, ({ path: file }) => ({
      contents: constantsOf(file),
    }));
  },
};

/**
 * A CommonJS module without the lists of all its exports, which give them no value yet: they are there for tools that read it. Where a module passes on
 * another one's exports as a whole, its list says which are its own.
 */
export function withoutEarlyExports(file) {
  const text = readFileSync(file, 'utf8');
  return text.includes('__exportStar(') ? text : text.replace(/^exports\.\w+ = (exports\.\w+ = )*void 0;$/gm, '');
}

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
