/** The door that `npm start` opens, and what any web page of the machine can send to it. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import net from 'node:net';
import { test } from 'node:test';
import { openDoor } from '../../scripts/start/door.mjs';

const token = 'é'.repeat(3) + 'a'.repeat(42);

/** The status of the answer to the lines of a request. */
async function statusOf(port: number, ...lines: readonly string[]): Promise<string> {
  const socket = net.connect(port, '127.0.0.1');
  socket.end(`${lines.join('\r\n')}\r\n\r\n`);
  let answer = '';
  socket.on('data', (piece: Buffer) => (answer += piece.toString()));
  await once(socket, 'close');
  return answer.split(' ')[1] ?? '';
}

test('only who knows the token and the name is let in, and nothing that is sent ends it', async t => {
  const door = await openDoor(`http://127.0.0.1:1/?tkn=${encodeURIComponent(token)}&folder=/x`);
  t.after(() => door.close());
  const { port, search } = new URL(door.address);
  const get = (path: string, host = `127.0.0.1:${port}`): Promise<string> =>
    statusOf(Number(port), `GET ${path} HTTP/1.1`, `Host: ${host}`, 'Connection: close');
  for (const path of [
    ...['/', '//', '///', '/?', '/?tkn', '/?tkn=', '/?tkn=%', '/?tkn=%ff', '/?tkn[]=a', '/?folder=/x', 'http://', '*', '/?tkn=a?tkn=b'],
    // As long as the token in characters, or in bytes.
    ...[`/?tkn=${'a'.repeat(token.length)}`, `/?tkn=${'a'.repeat(48)}`, `/?tkn=${encodeURIComponent('é'.repeat(token.length))}`],
    ...['/../../etc/passwd', '/%2e%2e/etc/passwd', `/?x=${'y'.repeat(10_000)}`],
  ])
    assert.equal(await get(path), '403', path);
  assert.equal(await get(`/${search}`, 'evil.example'), '403');
  assert.equal(await get(`/${search}`, `127.0.0.1.evil.example:${port}`), '403');
  assert.equal(await statusOf(Number(port), `GET /${search} HTTP/1.0`), '403');
  assert.match(await statusOf(Number(port), 'no request'), /^400$/);
  assert.equal(
    await statusOf(
      Number(port),
      'GET / HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Origin: http://evil.example',
    ),
    '403',
  );
  assert.equal(await get(`/${search}`), '200');
  assert.equal(await get(`/${search}`, `localhost:${port}`), '200');
});
