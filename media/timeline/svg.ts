/** The chart as a file of its own: a copy of the drawing with a theme's colours written into it, as any SVG viewer understands them. */
import { pictureColours, type PictureTheme } from './pictureThemes';

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

/** What is drawn: the chart on screen, the drawing that defines what it refers to, and what stands above and below it. */
export interface Picture {
  readonly chart: SVGSVGElement;
  readonly patterns: SVGSVGElement | null;
  /** The list whose entries are written below the chart; null: none. */
  readonly legend: Element | null;
  /** Lines above the chart, the first one bold. */
  readonly title: readonly string[];
}

/** The SVG document in a theme; `both` follows the reader's own. */
export function svgOf(picture: Picture, theme: PictureTheme | 'both'): string {
  const view = picture.chart.ownerDocument.defaultView;
  if (view === null) return '';
  const print = (svg: SVGSVGElement) => `${new view.XMLSerializer().serializeToString(svg)}\n`;
  if (theme !== 'both') return print(inTheme(picture, theme, view));
  return print(merged(inTheme(picture, 'light', view), inTheme(picture, 'dark', view)));
}

/** The page has the theme's colours for as long as the copy is made, which nobody sees. */
function inTheme(picture: Picture, theme: PictureTheme, view: Window): SVGSVGElement {
  const { style } = picture.chart.ownerDocument.body;
  const colours = Object.entries(pictureColours(theme));
  for (const [name, value] of colours) style.setProperty(name, value);
  try {
    return drawn(picture, view);
  } finally {
    for (const [name] of colours) style.removeProperty(name);
  }
}

const paints = ['fill', 'stroke', 'fill-opacity', 'stroke-opacity'] as const;

/** The light one, with the paints of the dark one in a style for readers who prefer that. */
function merged(light: SVGSVGElement, dark: SVGSVGElement): SVGSVGElement {
  const others = [...dark.querySelectorAll('*')];
  const classes = new Map<string, string>();
  [...light.querySelectorAll('*')].forEach((element, index) => {
    const rules = paints.flatMap(name => {
      const [own, other] = [element.getAttribute(name), others[index]?.getAttribute(name) ?? null];
      return own === other ? [] : [`${name}:${other ?? (name.endsWith('opacity') ? '1' : 'none')}`];
    });
    if (rules.length === 0) return;
    const rule = rules.join(';');
    const name = classes.get(rule) ?? `d${classes.size}`;
    classes.set(rule, name);
    element.setAttribute('class', name);
  });
  const style = light.ownerDocument.createElementNS('http://www.w3.org/2000/svg', 'style');
  style.textContent = `@media (prefers-color-scheme:dark){${[...classes].map(([rule, name]) => `.${name}{${rule}}`).join('')}}`;
  light.prepend(style);
  return light;
}

const titleLine = 18;

function drawn({ chart, patterns, legend, title }: Picture, view: Window): SVGSVGElement {
  const copy = styled(chart, view);
  const { width, height } = chart.viewBox.baseVal;
  const above = title.length === 0 ? 0 : title.length * titleLine + 6;
  const below = legend === null ? 0 : Math.ceil(legend.getBoundingClientRect().height) + 10;
  copy.append(...title.map((line, index) => titleOf(line, index, above, copy, view)));
  if (legend !== null) copy.append(...legendOf(legend, height + 10, view));
  const box = { x: -margin, y: -margin - above, width: width + 2 * margin, height: height + above + below + 2 * margin };
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('viewBox', `${box.x} ${box.y} ${box.width} ${box.height}`);
  const definitions = patterns?.querySelector('defs') ?? null;
  if (definitions !== null) copy.prepend(styled(definitions, view));
  const ground = chart.ownerDocument.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, value] of Object.entries(box)) ground.setAttribute(name, String(value));
  setPaint(ground, 'fill', view.getComputedStyle(chart.ownerDocument.body).backgroundColor);
  copy.prepend(ground);
  for (const name of ['width', 'height'] as const) copy.setAttribute(name, String(box[name]));
  return copy;
}

function titleOf(line: string, index: number, above: number, svg: SVGSVGElement, view: Window): SVGTextElement {
  const text = textAt(svg.ownerDocument, line, 0, index * titleLine - above + 13);
  const { color, fontFamily } = view.getComputedStyle(svg.ownerDocument.body);
  text.setAttribute('font-family', fontFamily);
  text.setAttribute('font-size', '13px');
  if (index === 0) text.setAttribute('font-weight', '600');
  setPaint(text, 'fill', color);
  return text;
}

/** The entries where they are on screen, from `top` on. */
function legendOf(legend: Element, top: number, view: Window): readonly SVGElement[] {
  const origin = legend.getBoundingClientRect();
  return [...legend.children].flatMap(entry => {
    const { left, bottom } = entry.getBoundingClientRect();
    const [x, y] = [left - origin.left, bottom - origin.top + top - 5];
    const swatches = [...entry.querySelectorAll<SVGSVGElement>('svg')].map(swatch => {
      const copy = styled(swatch, view);
      const at = swatch.getBoundingClientRect();
      for (const [name, value] of Object.entries({
        x: at.left - origin.left,
        y: at.top - origin.top + top,
        width: at.width,
        height: at.height,
      }))
        copy.setAttribute(name, String(value));
      return copy;
    });
    const last = entry.querySelector('svg:last-of-type')?.getBoundingClientRect();
    const text = textAt(legend.ownerDocument, entry.textContent.trim(), last === undefined ? x : last.right - origin.left + 6, y);
    const { color, fontFamily, fontSize } = view.getComputedStyle(entry);
    text.setAttribute('font-family', fontFamily);
    text.setAttribute('font-size', fontSize);
    setPaint(text, 'fill', color);
    return [...swatches, text];
  });
}

function textAt(owner: Document, words: string, x: number, y: number): SVGTextElement {
  const text = owner.createElementNS('http://www.w3.org/2000/svg', 'text');
  text.textContent = words;
  text.setAttribute('x', String(x));
  text.setAttribute('y', String(y));
  return text;
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
