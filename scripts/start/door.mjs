// The address that npm start prints. Node builtins only.
import { createServer } from 'node:http';
import { timingSafeEqual } from 'node:crypto';

/**
 * Answers the workbench's address on a port of its own, with a page that goes on to VS Code. VS Code itself answers the
 * token with a redirect that only who keeps cookies can follow: a check with curl, or a preview of the link, would be refused.
 * @param {string} workbench the address in VS Code's own server, with its token as `tkn`
 * @returns {Promise<{ address: string; close: () => void }>}
 */
export async function openDoor(workbench) {
  const { search, searchParams } = new URL(workbench);
  const server = createServer((request, response) => {
    const { port } = server.address();
    const asked = new URLSearchParams((request.url ?? '').split('?')[1]);
    const isKnown =
      [`127.0.0.1:${port}`, `localhost:${port}`].includes(request.headers.host) &&
      isSame(asked.get('tkn') ?? '', searchParams.get('tkn') ?? '');
    response.writeHead(isKnown ? 200 : 403, {
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'content-type': 'text/html; charset=utf-8',
      'referrer-policy': 'no-referrer',
    });
    response.end(isKnown ? page(workbench) : 'Forbidden');
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  server.unref();
  return { address: `http://127.0.0.1:${server.address().port}/${search}`, close: () => server.close() };
}

function page(workbench) {
  const address = workbench.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=${address}">
<title>Kubernetes Rollout Preview</title><a href="${address}">Open the samples in VS Code</a></html>\n`;
}

function isSame(given, expected) {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
