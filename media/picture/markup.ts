import {
  type ComponentChild,
  type ComponentChildren,
  type ComponentClass,
  type FunctionComponent,
  isValidElement,
  type VNode,
} from 'preact';

type Props = Readonly<Record<string, unknown>>;

/** What is drawn, as XML: elements, functions, and classes without state. What only a screen has (handlers, keys) is left out. */
export function markupOf(drawn: ComponentChildren): string {
  if (Array.isArray(drawn)) return drawn.map(child => markupOf(child as ComponentChildren)).join('');
  if (isValidElement(drawn)) return elementOf(drawn);
  return typeof drawn === 'string' || typeof drawn === 'number' || typeof drawn === 'bigint' ? escaped(String(drawn)) : '';
}

function elementOf({ type, props }: VNode<object>): string {
  const given = props as Props & { readonly children?: ComponentChildren };
  if (typeof type !== 'string') return markupOf(isClass(type) ? rendered(type, given) : (type as FunctionComponent<Props>)(given));
  const { children, ...own } = given;
  const attributes = Object.entries(own).flatMap(([name, value]) => attributeOf(name, value));
  const inner = markupOf(children);
  return `<${[type, ...attributes].join(' ')}${inner === '' ? '/>' : `>${inner}</${type}>`}`;
}

function isClass(type: ComponentClass | FunctionComponent): type is ComponentClass {
  return 'prototype' in type && typeof (type.prototype as { readonly render?: unknown } | undefined)?.render === 'function';
}

function rendered(Type: ComponentClass, props: Props): ComponentChild {
  return new Type(props).render(props, {}) as ComponentChild;
}

function attributeOf(name: string, value: unknown): readonly string[] {
  if (name === 'style' && typeof value === 'object' && value !== null) {
    const rules = Object.entries(value).map(([property, own]) => `${property}:${String(own)}`);
    return [`style="${escaped(rules.join(';'))}"`];
  }
  return typeof value === 'string' || typeof value === 'number' ? [`${name}="${escaped(String(value))}"`] : [];
}

/** XML has no control characters, not even by their numbers. */
const excluded = /[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu;

function escaped(text: string): string {
  return text
    .replace(excluded, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
