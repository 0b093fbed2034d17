/** What a page is made of: the addresses of its two files, and what its content policy allows. */
export interface PageParts {
  readonly scriptUri: string;
  readonly styleUri: string;
  /** The webview's `cspSource`. */
  readonly cspSource: string;
  /** Fresh for each page. */
  readonly nonce: string;
  /** BCP 47, such as `en`. */
  readonly language: string;
  readonly title: string;
  /** The translations of the page's texts; undefined where VS Code speaks English. */
  readonly bundle: unknown;
}

/** The page around a built script: nothing but its own script and style, no inline style, nothing from outside. */
export function pageHtml({ scriptUri, styleUri, cspSource, nonce, language, title, bundle }: PageParts): string {
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource}`,
    `img-src ${cspSource} data:`,
    `font-src ${cspSource}`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${attribute(language)}">
  <head>
    <meta charset="UTF-8">
    <meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${attribute(title)}</title>
    <link rel="stylesheet" href="${attribute(styleUri)}">
  </head>
  <body>
    <main id="root"></main>
    <script type="application/json" id="l10n" nonce="${attribute(nonce)}">${embeddedJson(bundle ?? {})}</script>
    <script nonce="${attribute(nonce)}" src="${attribute(scriptUri)}"></script>
  </body>
</html>
`;
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** JSON that can't end the element that it stands in. */
function embeddedJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
