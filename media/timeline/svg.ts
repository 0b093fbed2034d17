/** The chart as a file of its own: a copy of the drawing with the theme's colours written into it, as any SVG viewer understands them. */

/** What a drawing takes from the stylesheet, and the values that needn't be written. */
const properties: Readonly<Record<string, string>> = {
  fill: '',
  stroke: 'none',
  'stroke-width': '1px',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  opacity: '1',
};
const textProperties: Readonly<Record<string, string>> = {
  'font-family': '',
  'font-size': '',
  'font-weight': '400',
  'text-anchor': 'start',
};

const margin = 12;
/** What belongs to the selected step, not to the rollout. */
const selection = '.playhead, .span, .ghost';

/** The SVG document of a chart on screen; `patterns` is the drawing that defines what it refers to. */
export function svgOf(chart: SVGSVGElement, patterns: SVGSVGElement | null): string {
  const view = chart.ownerDocument.defaultView;
  if (view === null) return '';
  const copy = styled(chart, view);
  const { width, height } = chart.viewBox.baseVal;
  const box = { x: -margin, y: -margin, width: width + 2 * margin, height: height + 2 * margin };
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('viewBox', `${box.x} ${box.y} ${box.width} ${box.height}`);
  const definitions = patterns?.querySelector('defs') ?? null;
  if (definitions !== null) copy.prepend(styled(definitions, view));
  const ground = chart.ownerDocument.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, value] of Object.entries(box)) ground.setAttribute(name, String(value));
  setPaint(ground, 'fill', view.getComputedStyle(chart.ownerDocument.body).backgroundColor);
  copy.prepend(ground);
  for (const name of ['width', 'height'] as const) copy.setAttribute(name, String(box[name]));
  return `${new view.XMLSerializer().serializeToString(copy)}\n`;
}

function styled<E extends SVGElement>(element: E, view: Window): E {
  const copy = element.cloneNode(true) as E;
  const originals = [element, ...element.querySelectorAll('*')];
  const copies = [copy, ...copy.querySelectorAll('*')];
  originals.forEach((original, index) => {
    const target = copies[index];
    if (target === undefined) return;
    if (original.matches(selection)) target.remove();
    else writeStyle(view.getComputedStyle(original), original, target);
  });
  return copy;
}

function writeStyle(style: CSSStyleDeclaration, original: Element, target: Element): void {
  const drawn = original.matches('path, rect, circle, line');
  const words = original.matches('text, tspan');
  const wanted = words ? { ...properties, ...textProperties } : drawn ? properties : {};
  for (const [property, usual] of Object.entries(wanted)) {
    const value = style.getPropertyValue(property);
    if (value === usual || target.getAttribute('fill')?.startsWith('url(') === true) continue;
    if (property === 'fill' || property === 'stroke') setPaint(target, property, value);
    else target.setAttribute(property, value);
  }
  target.removeAttribute('style');
  target.removeAttribute('class');
  target.removeAttribute('visibility');
}

/** As `rgb(…)` and an opacity: mixed colours are computed to `color(srgb …)`, which few viewers know. */
function setPaint(target: Element, property: 'fill' | 'stroke', value: string): void {
  const mixed = /^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)(?: \/ ([\d.e-]+))?\)$/.exec(value);
  const plain = /^rgba\((\d+), (\d+), (\d+), ([\d.]+)\)$/.exec(value);
  const found = mixed ?? plain;
  const parts = found?.slice(1, 4).map(part => (mixed === null ? Number(part) : Math.round(Number(part) * 255)));
  target.setAttribute(property, parts === undefined ? value : `rgb(${parts.join(', ')})`);
  const alpha = found?.[4];
  if (alpha !== undefined) target.setAttribute(`${property}-opacity`, alpha);
}
