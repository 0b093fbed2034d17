import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findDesktopEditor } from '../../../../scripts/start/desktopEditor.mjs';

test('the desktop editor is used where it is there and can show a window', () => {
  checkDesktop(`
    linux   user  DISPLAY=:0                              code -> /usr/bin/code
    linux   user  WAYLAND_DISPLAY=wayland-0               code -> /usr/bin/code
    linux   user  DISPLAY=:0                              none -> browser
    linux   user  -                                       code -> browser
    linux   root  DISPLAY=:0                              code -> browser
    linux   user  DISPLAY=:0,VSCODE_IPC_HOOK_CLI=/tmp/x   code -> browser
    darwin  user  -                                       code -> /usr/bin/code
    win32   user  -                                       code -> code
    win32   user  -                                       none -> browser
  `);
});

/** A line: platform, user, environment, whether \`code\` is on the PATH, and what is started. */
function checkDesktop(table: string): void {
  const expected = table.trim().split(/\n\s*/);
  const actual = expected.map(row => {
    const [platform = '', user = '', environment = '', code = ''] = row.split(/ +/);
    const env: Record<string, string> = {};
    for (const [, name = '', value = ''] of environment.matchAll(/(\w+)=([^,]+)/g)) env[name] = value;
    const find = (name: string) => (code === 'code' ? `/usr/bin/${name}` : undefined);
    const editor = findDesktopEditor(env, platform, find, user === 'root' ? 0 : 1000) ?? 'browser';
    return row.replace(/-> .*/, `-> ${editor}`);
  });
  assert.deepEqual(actual, expected);
}
