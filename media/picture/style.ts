import { pictureColours } from '../timeline/pictureThemes';

/** What a drawing takes from a style. */
const taken = /^(?:--[\w-]+|fill|stroke(?:-[a-z]+)?|opacity|font(?:-[a-z]+)?|text-anchor|shape-rendering|width|height|overflow)$/;

/** Of the page's stylesheet the rules for what is drawn, by its classes, in VS Code's default colours: the reader's light or dark ones. */
export function styleFor(sheet: string, classes: ReadonlySet<string>): string {
  const [rules = ''] = sheet.replace(/\/\*[^]*?\*\//g, '').split('@media', 1);
  const own = rules.split('}').flatMap(rule => {
    const [selectors = '', body = ''] = rule.split('{');
    const kept = splitSelectors(selectors).flatMap(selector => selectorFor(selector, classes) ?? []);
    const declared = body.split(';').filter(declaration => taken.test(declaration.split(':', 1)[0]?.trim() ?? ''));
    return kept.length === 0 || declared.length === 0 ? [] : [`${kept.join(',')}{${declared.map(text => text.trim()).join(';')}}`];
  });
  return [`svg{${variables('light')}}`, `@media(prefers-color-scheme:dark){svg{${variables('dark')}}}`, ...own].join('');
}

function variables(theme: 'light' | 'dark'): string {
  return Object.entries(pictureColours(theme))
    .map(([name, value]) => `${name}:${value}`)
    .join(';');
}

/** At the commas that stand in no brackets. */
function splitSelectors(text: string): readonly string[] {
  const pieces: string[] = [];
  let depth = 0;
  for (const piece of text.split(',')) {
    if (depth === 0) pieces.push(piece);
    else pieces.push(`${pieces.pop() ?? ''},${piece}`);
    depth += piece.split('(').length - piece.split(')').length;
  }
  return pieces.map(selector => selector.trim());
}

/** Undefined where nothing that is drawn is meant. What holds for the page's body holds for the drawing. */
function selectorFor(selector: string, classes: ReadonlySet<string>): string | undefined {
  if (selector === 'body') return '.picture';
  if (/:(?!is\()|[#~>[*]/.test(selector)) return undefined;
  const classesIn = (text: string): readonly string[] => [...text.matchAll(/\.([\w-]+)/g)].map(([, name = '']) => name);
  const needed = classesIn(selector.replace(/:is\([^)]*\)/g, ''));
  const choices = [...selector.matchAll(/:is\(([^)]*)\)/g)].map(([, choice = '']) => classesIn(choice));
  const isUsed = (name: string): boolean => classes.has(name);
  return needed.length + choices.length > 0 && needed.every(isUsed) && choices.every(choice => choice.some(isUsed)) ? selector : undefined;
}
