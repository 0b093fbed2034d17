import type { Inlay } from './inlays';

/** VS Code cuts the hints of a line where they have more characters together (`editor.inlayHints.maximumLength`). */
const longest = 43;

/**
 * The inlays of one line with the label that each is shown with, so that none is cut: the longest one has its label in fewer words, until all
 * fit; what never fits is left out, the last one first.
 */
export function fitted<Own extends Pick<Inlay, 'labels'>>(inlays: readonly Own[]): readonly (Own & { readonly label: string })[] {
  const shown = inlays.flatMap(inlay => {
    const [label, ...shorter] = inlay.labels;
    return label === undefined ? [] : [{ inlay, label, shorter }];
  });
  while (shown.reduce((sum, { label }) => sum + label.length, 0) >= longest) {
    const [widest] = shown.filter(({ shorter }) => shorter.length > 0).sort((one, other) => other.label.length - one.label.length);
    if (widest === undefined) shown.pop();
    else widest.label = widest.shorter.shift() ?? widest.label;
  }
  return shown.map(({ inlay, label }) => ({ ...inlay, label }));
}
