// The browser VS Codes that the project is shown and tested in: `lib/vscode` of the npm package code-server, and a Node that can run it.

/**
 * @typedef {object} HostVersion
 * @property {string} vscode the version of VS Code
 * @property {string} codeServer the npm package's version
 * @property {string} integrity of its tarball
 * @property {readonly [number, number]} minimumNode that it runs on
 * @property {string} node the version of the npm packages node-PLATFORM-ARCH to take where the machine's own is older
 * @property {Readonly<Record<string, string>>} nodeIntegrity of their tarballs, by PLATFORM-ARCH
 * @property {{ version: string, integrity: Readonly<Record<string, string>> } | null} ripgrep the packages @vscode/ripgrep-PLATFORM-ARCH, where VS Code's own comes by a
 *   download, and the integrity of their tarballs
 */

/** @type {HostVersion} */
export const newest = {
  vscode: '1.139.1',
  codeServer: '4.139.1',
  integrity: 'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
  minimumNode: [22, 15],
  node: '24.21.0',
  nodeIntegrity: {
    'linux-x64': 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
    'linux-arm64': 'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
    'win-x64': 'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
  },
  ripgrep: null,
};

/** The oldest that `engines.vscode` allows.  @type {HostVersion} */
export const oldest = {
  vscode: '1.100.3',
  codeServer: '4.100.3',
  integrity: 'sha512-q/Fh2DOxCRNhC/WiG/6sAhSKnj7ZACTVBaeeZ+rWjol//0FCbl/qg1ln5ecZ99jYcfqMxZZAyWcN+YBIo0DgpA==',
  minimumNode: [20, 9],
  node: '20.19.0',
  nodeIntegrity: {
    'linux-x64': 'sha512-HzVYgEgabV/n3nP2F9mcxS0Nxgg99jynX9CMovakLmSYTuTdQRbbtw0yadY8+qKcqXfiDAtb2hmtR7nDPzclGA==',
    'linux-arm64': 'sha512-kT7jX7frbsrMrXMsBaFt3Th1SWs5VjxTzd0U8vxcmdCFkaqeu5hFK0+QoYfIo5drmr3DmwJfLtO2gnD/7hNE/Q==',
  },
  ripgrep: {
    version: '1.18.0',
    integrity: {
      'linux-x64': 'sha512-mQ3bVrUpnD2vs7QT0vX90Lt0cnUq467uFtEktIdsJJmW296RoSULRGqWgzG1AKxyBpNDD6l4ZO4qKf6SgyC23Q==',
      'linux-arm64': 'sha512-lQ/5zTG++U0E3IhVgS4EPTTn/U4okncaRMM5GOFfOYZywS4nuD31GhkHbNYlDk5CuDC68+hYJ0/eQeyCKJDA+g==',
      'darwin-x64': 'sha512-25b4gWbL138dGuQU244ebCKKc0q05ULBMoFSz9oAEUHNeqK/lOJViDS7DRvbDazzAzSEdan391Znks/R5mkaTQ==',
      'darwin-arm64': 'sha512-r3ktHSvbFycQNF6sl7sNDPocpsI7J+mEzh1IaZFkY0spm3k2Z9t8hPAeOK7+p0l6p6/swkQC14XWX01low+94Q==',
      'win32-x64': 'sha512-KNPvtElldqILHdnAetujPaowkNbpqJy3ssIGGN6F6Kve9Qi+nNLI2DN01O83JjCEVQbCzl8Ov3QZ9Eov3BR8Dg==',
    },
  },
};
