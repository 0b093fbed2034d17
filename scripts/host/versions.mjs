// The browser VS Codes that the project is shown and tested in: `lib/vscode` of the npm package code-server, and a Node that can run it.

/**
 * @typedef {object} HostVersion
 * @property {string} vscode the version of VS Code
 * @property {string} codeServer the npm package's version
 * @property {string} integrity of its tarball
 * @property {readonly [number, number]} minimumNode that it runs on
 * @property {string} node the version of the npm packages node-PLATFORM-ARCH to take where the machine's own is older
 * @property {string | null} ripgrep the version of @vscode/ripgrep-PLATFORM, where VS Code's own comes by a download
 */

/** @type {HostVersion} */
export const newest = {
  vscode: '1.139.1',
  codeServer: '4.139.1',
  integrity: 'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
  minimumNode: [22, 15],
  node: '24.21.0',
  ripgrep: null,
};

/** The oldest that `engines.vscode` allows.  @type {HostVersion} */
export const oldest = {
  vscode: '1.100.3',
  codeServer: '4.100.3',
  integrity: 'sha512-q/Fh2DOxCRNhC/WiG/6sAhSKnj7ZACTVBaeeZ+rWjol//0FCbl/qg1ln5ecZ99jYcfqMxZZAyWcN+YBIo0DgpA==',
  minimumNode: [20, 9],
  node: '20.19.0',
  ripgrep: '1.18.0',
};
