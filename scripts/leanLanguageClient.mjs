// Leaves out of the client what its LSP library brings for methods that the server doesn't have: a tenth of the client's size.
import { libraryModules, unusedMethods, withoutEarlyExports } from './leanLanguageServer.mjs';

// The diagnostics' feature asks that of the notebooks what is open.
const unusedFeatures = unusedMethods.filter(method => method !== 'notebook');
const unusedModules = new RegExp(String.raw`vscode-languageclient[\\/]lib[\\/]common[\\/](${unusedFeatures.join('|')})\.js$`);

/** A feature of the library that tells the server of nothing and does nothing. */
const idleFeature = `
class IdleFeature {
  fillClientCapabilities() {}
  initialize() {}
  getState() { return { kind: 'static' }; }
  clear() {}
}
module.exports = new Proxy({}, { get: () => IdleFeature });
`;

/** @type {import('esbuild').Plugin} */
export const leanLanguageClient = {
  name: 'leanLanguageClient',
  setup(build) {
    build.onLoad({ filter: unusedModules }, () => ({ contents: idleFeature }));
    build.onLoad({ filter: libraryModules }, ({ path: file }) => ({ contents: withoutEarlyExports(file) }));
  },
};
