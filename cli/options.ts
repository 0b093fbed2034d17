import { parseArgs, type ParseArgsConfig } from 'node:util';
import * as l10n from '@vscode/l10n';
import { readVersion } from '../server/kubernetes/kubernetesVersion';
import { defaultPreviewSettings, type PreviewSettings } from '../server/preview/settings';
import { mostAssumedSeconds } from '../server/protocol/scenario';
import { rules } from '../server/rules/index';
import { severities, type Severity } from '../server/preview/finding';
import { WrongUse } from './surface';

type Options = NonNullable<ParseArgsConfig['options']>;

/** The options that every command has. */
export const commonOptions = {
  rule: { type: 'string', multiple: true },
  assume: { type: 'string', multiple: true },
  'kubernetes-version': { type: 'string' },
  nodes: { type: 'string' },
  config: { type: 'string' },
} as const satisfies Options;

/** The values of the options that every command has. */
export interface CommonValues {
  readonly rule?: string[] | undefined;
  readonly assume?: string[] | undefined;
  readonly 'kubernetes-version'?: string | undefined;
  readonly nodes?: string | undefined;
  readonly config?: string | undefined;
}

/** Reads a command's arguments; throws WrongUse for one that it doesn't have. */
export function readArguments<T extends Options>(args: readonly string[], options: T) {
  if (args.includes('')) throw new WrongUse(l10n.t('an argument is empty'));
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true, tokens: true });
  } catch (error) {
    throw new WrongUse((error as Error).message.split(/\. |\n/, 1)[0] ?? '', { cause: error });
  }
}

/** What the options say of the settings, over those that hold without them. */
export function settingsOf(values: CommonValues, base: PreviewSettings = defaultPreviewSettings): PreviewSettings {
  const assume = { ...base.assume, ...Object.fromEntries((values.assume ?? []).map(readAssumption)) };
  const version = values['kubernetes-version'];
  return {
    ...base,
    assume,
    rules: { ...base.rules, ...Object.fromEntries((values.rule ?? []).map(readRule)) },
    kubernetesVersion: version === undefined ? base.kubernetesVersion : readKubernetesVersion(version),
  };
}

const assumptions = ['readySeconds', 'shutdownSeconds'] as const;

function readAssumption(text: string): readonly [string, number] {
  const [key, value] = splitAt(text, '--assume');
  if (!assumptions.some(known => known === key)) throw new WrongUse(l10n.t('--assume: no “{0}”; it is {1}', key, assumptions.join(', ')));
  const seconds = Number(value);
  if (value === '' || !(seconds >= 0 && seconds <= mostAssumedSeconds))
    throw new WrongUse(l10n.t('--assume: “{0}” isn’t a number of seconds from 0 to {1}', value, mostAssumedSeconds));
  return [key, seconds];
}

const levels = ['off', 'hint', 'information', 'warning'] as const;

function readRule(text: string): readonly [string, (typeof levels)[number]] {
  const [code, value] = splitAt(text, '--rule');
  if (!rules.some(rule => rule.code === code)) throw new WrongUse(l10n.t('--rule: there is no rule “{0}”', code));
  const level = levels.find(known => known === value);
  if (level === undefined) throw new WrongUse(l10n.t('--rule: no level “{0}”; it is {1}', value, levels.join(', ')));
  return [code, level];
}

function readKubernetesVersion(text: string): PreviewSettings['kubernetesVersion'] {
  const version = readVersion(text);
  if (version === undefined) throw new WrongUse(l10n.t('--kubernetes-version: “{0}” isn’t a version such as 1.36', text));
  return version;
}

/** One of several values of an option; the first where it isn't given. */
export function oneOf<Value extends string>(name: string, value: string | undefined, known: readonly [Value, ...Value[]]): Value {
  if (value === undefined) return known[0];
  const found = known.find(other => other === value);
  if (found === undefined) throw new WrongUse(l10n.t('{0}: no “{1}”; it is {2}', name, value, known.join(', ')));
  return found;
}

/** From which severity on a command ends with 1; null: from none. */
export function readFailOn(value: string | undefined): Severity | null {
  const level = oneOf('--fail-on', value, ['error', 'warning', 'information', 'never']);
  return severities.find(severity => severity === level) ?? null;
}

/** `KEY=VALUE`. */
export function splitAt(text: string, option: string): readonly [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw new WrongUse(l10n.t('{0}: “{1}” isn’t KEY=VALUE', option, text));
  return [text.slice(0, at), text.slice(at + 1)];
}
