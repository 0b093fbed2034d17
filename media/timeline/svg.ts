/** The chart as a file of its own: a copy of the drawing with the theme's colours written into it. */

/** What a drawing takes from the stylesheet. */
const properties = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'visibility',
] as const;

/** The SVG document of a chart on screen; `patterns` is the drawing that defines what it refers to. */
export function svgOf(chart: SVGSVGElement, patterns: SVGSVGElement | null): string {
  const view = chart.ownerDocument.defaultView;
  if (view === null) return '';
  const copy = styled(chart, view);
  copy.removeAttribute('class');
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const definitions = patterns?.querySelector('defs') ?? null;
  if (definitions !== null) copy.prepend(styled(definitions, view));
  const ground = chart.ownerDocument.createElementNS('http://www.w3.org/2000/svg', 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', view.getComputedStyle(chart.ownerDocument.body).backgroundColor);
  copy.prepend(ground);
  return `${new view.XMLSerializer().serializeToString(copy)}\n`;
}

function styled<E extends SVGElement>(element: E, view: Window): E {
  const copy = element.cloneNode(true) as E;
  const originals = [element, ...element.querySelectorAll('*')];
  const copies = [copy, ...copy.querySelectorAll('*')];
  originals.forEach((original, index) => {
    const target = copies[index];
    if (target === undefined) return;
    const style = view.getComputedStyle(original);
    for (const property of properties) {
      const value = style.getPropertyValue(property);
      if (value !== '' && !target.getAttribute('fill')?.startsWith('url(')) target.setAttribute(property, value);
    }
    const { transform } = style;
    if (target.hasAttribute('style') && transform !== 'none') target.setAttribute('transform', transform);
    target.removeAttribute('style');
  });
  return copy;
}
