import { own } from '../kubernetes/own';
import * as l10n from '@vscode/l10n';
import { byName, isSame, namedDifferences } from './fieldDifferences';
import type { TemplateDifference } from './templateDifference';

/** A longer value is cut. */
const longestValue = 40;

/** What differs in the environment of a container, as one difference: by names, with the values as its details. */
export function environmentDifferences(before: unknown, after: unknown): readonly TemplateDifference[] {
  const [one, other] = [byName(before), byName(after)];
  const [named] = namedDifferences('env', one, other);
  if (named === undefined) return isSame(before, after) ? [] : [{ subject: 'env', text: l10n.t('env order') }];
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
    name => !isSame(valuesOf(one, name), valuesOf(other, name)),
  );
  return [{ ...named, details: names.map(name => `env ${changeOf(name, valuesOf(one, name), valuesOf(other, name))}`) }];
}

type Values = readonly unknown[];

function valuesOf(named: Readonly<Record<string, Values>>, name: string): Values {
  return Object.hasOwn(named, name) ? (named[name] ?? []) : [];
}

/** `LOG_LEVEL info → debug`, `LOG_LEVEL: new, debug`; without the values where they are nobody's business, or say nothing. */
function changeOf(name: string, before: Values, after: Values): string {
  const [was, is] = [before, after].map(values => shown(name, values.at(-1)));
  if (after.length === 0) return was === undefined ? l10n.t('{0}: removed', name) : l10n.t('{0}: removed, was {1}', name, was);
  if (before.length === 0) return is === undefined ? l10n.t('{0}: added', name) : l10n.t('{0}: added, {1}', name, is);
  return was === undefined || is === undefined || was === is ? name : l10n.t('{0} {1} → {2}', name, was, is);
}

/** Undefined for a value that isn't shown. */
function shown(name: string, variable: unknown): string | undefined {
  const reference = referenceOf(at(variable, 'valueFrom'));
  if (reference !== undefined) return reference;
  const value = at(variable, 'value') ?? '';
  if (at(variable, 'valueFrom') !== undefined || typeof value !== 'string' || isPrivate(name, value)) return undefined;
  // A control character would break the line.
  const line = value.replaceAll(/\s+/g, ' ');
  return line === '' || line !== line.trim() ? JSON.stringify(cut(line)) : cut(line);
}

function cut(text: string): string {
  const characters = Array.from(text);
  return characters.length > longestValue ? `${characters.slice(0, longestValue - 1).join('')}…` : text;
}

/** `PASSWORD`, `githubToken`, `API_KEY`, but not `MONKEY`; and addresses with a password in them. */
function isPrivate(name: string, value: string): boolean {
  const parts = name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
  return (
    /passw|passphrase|secret|token|credential|(?:^|[_.-])(?:pass|pwd|keys?|auth)(?:$|[_.-])|(?:api|private|access)key/.test(parts) ||
    /:\/\/[^/\s:]*:[^/\s@]*@/.test(value)
  );
}

/** Where a value comes from, by name: `Secret db/password`. */
function referenceOf(source: unknown): string | undefined {
  const kinds = { configMapKeyRef: 'ConfigMap', secretKeyRef: 'Secret' } as const;
  for (const [field, kind] of Object.entries(kinds)) {
    const [name, key] = ['name', 'key'].map(part => at(at(source, field), part));
    if (typeof name === 'string' && typeof key === 'string') return `${kind} ${name}/${key}`;
  }
  const path = at(at(source, 'fieldRef'), 'fieldPath') ?? at(at(source, 'resourceFieldRef'), 'resource');
  return typeof path === 'string' ? path : undefined;
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? own(value as Readonly<Record<string, unknown>>, key) : undefined;
}
