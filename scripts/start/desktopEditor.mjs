// Finds a VS Code that can open a window here. Node builtins only.
import { existsSync } from 'node:fs';
import { onPath } from '../setup/onPath.mjs';

const macOS = '/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code';

/**
 * The command that starts the desktop's VS Code; undefined where there is none, where there is no display to show it on, where it would
 * refuse to start (as root on Linux), or where `code` is that of a remote terminal, which can't load an extension from a folder.
 * @param {Readonly<Record<string, string | undefined>>} [env]
 * @param {string} [platform]
 * @param {(name: string) => string | undefined} [find] a program on the PATH
 * @param {number} [userId]
 * @returns {string | undefined}
 */
export function findDesktopEditor(env = process.env, platform = process.platform, find = onPath, userId = process.getuid?.()) {
  if (env.VSCODE_IPC_HOOK_CLI) return undefined;
  if (platform === 'linux' && (userId === 0 || !(env.DISPLAY || env.WAYLAND_DISPLAY))) return undefined;
  if (platform === 'win32') return find('code.cmd') && 'code';
  return find('code') ?? (platform === 'darwin' && existsSync(macOS) ? macOS : undefined);
}
