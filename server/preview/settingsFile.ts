/** `.rollout-preview.yaml` at the root of a repository: settings for whoever looks at its manifests, in an editor or not. */
import * as l10n from '@vscode/l10n';
import { type KubernetesVersion, readVersion } from '../kubernetes/kubernetesVersion';
import { readNodeClasses } from '../kubernetes/nodeClass';
import type { NodeClass } from '../protocol/nodes';
import { mostAssumedSeconds } from '../protocol/scenario';
import { rules } from '../rules/index';
import { readRenderEntries, type RenderEntry } from '../rendering/renderEntries';
import type { Levels } from '../rules/judge';
import { printPath } from '../yaml/find';
import type { Located, Span } from '../yaml/located';
import { parseDocument } from '../yaml/parse';
import { toJson } from '../yaml/toJson';
import { defaultPreviewSettings, type PreviewSettings } from './settings';

/** What such a file says; absent: nothing of it. */
export interface SettingsFile {
  readonly rules?: Levels;
  readonly assume?: Partial<PreviewSettings['assume']>;
  readonly nodes?: readonly NodeClass[];
  readonly kubernetesVersion?: KubernetesVersion;
  /** Globs of files that aren't looked at. */
  readonly ignore?: readonly string[];
  /** Which chart with which values, or which overlay, stands for which environment. */
  readonly render?: readonly RenderEntry[];
  /** What is wrong with it; offsets in its text. */
  readonly problems: readonly SettingsProblem[];
}

export interface SettingsProblem {
  readonly message: string;
  readonly span: Span;
}

/** What isn't understood is a problem, and counts as not said. Never throws. */
export function readSettingsFile(text: string): SettingsFile {
  const { root, errors } = parseDocument(text);
  const [fault] = errors;
  if (fault !== undefined) return { problems: [{ message: fault.message, span: fault.span }] };
  if (root === undefined || (root.type === 'scalar' && root.value === null)) return { problems: [] };
  const reader = new Reader();
  return reader.read(root);
}

/** The settings with what a file says where they are as they are by default: an editor's own come first. */
export function withSettingsFile<Settings extends PreviewSettings>(settings: Settings, file: SettingsFile): Settings {
  const { assume, nodes, kubernetesVersion } = defaultPreviewSettings;
  const seconds = (name: keyof PreviewSettings['assume']): number =>
    settings.assume[name] === assume[name] ? (file.assume?.[name] ?? assume[name]) : settings.assume[name];
  return {
    ...settings,
    rules: { ...file.rules, ...settings.rules },
    assume: { readySeconds: seconds('readySeconds'), shutdownSeconds: seconds('shutdownSeconds') },
    nodes: settings.nodes.length === 0 ? (file.nodes ?? nodes) : settings.nodes,
    kubernetesVersion:
      settings.kubernetesVersion === kubernetesVersion ? (file.kubernetesVersion ?? kubernetesVersion) : settings.kubernetesVersion,
  };
}

const levels = ['off', 'hint', 'information', 'warning'] as const;
const nodeKeys = ['count', 'cpu', 'memory', 'gpus', 'pods', 'zones', 'labels', 'taints', 'resources'];

class Reader {
  readonly #problems: SettingsProblem[] = [];

  read(root: Located): SettingsFile {
    const at = this.#entries(root, [], ['rules', 'assume', 'nodes', 'kubernetesVersion', 'ignore', 'render']);
    const of = <Value>(key: string, take: (node: Located) => Value | undefined): { [name: string]: Value } => {
      const node = at.get(key);
      const value = node === undefined ? undefined : take(node);
      return value === undefined ? {} : { [key]: value };
    };
    return {
      ...of('rules', node => this.#rules(node)),
      ...of('assume', node => this.#assume(node)),
      ...of('nodes', node => this.#nodes(node)),
      ...of('kubernetesVersion', node => this.#version(node)),
      ...of('ignore', node => this.#ignore(node)),
      ...of('render', node => this.#render(node)),
      problems: this.#problems,
    };
  }

  #rules(node: Located): Levels {
    const codes = rules.map(({ code }) => code);
    const found = [...this.#entries(node, ['rules'], codes)].flatMap(([code, value]) => {
      // YAML 1.1 reads off without quotes as false.
      const level = levels.find(own => value.type === 'scalar' && (value.value === own || (value.value === false && own === 'off')));
      if (level === undefined) this.#wrong(value, ['rules', code], levels.join(', '));
      return level === undefined ? [] : [[code, level] as const];
    });
    return Object.fromEntries(found);
  }

  #assume(node: Located): Partial<PreviewSettings['assume']> {
    const found = [...this.#entries(node, ['assume'], ['readySeconds', 'shutdownSeconds'])].flatMap(([key, value]) => {
      const seconds = value.type === 'scalar' && typeof value.value === 'number' ? value.value : -1;
      if (seconds >= 0 && seconds <= mostAssumedSeconds) return [[key, seconds] as const];
      this.#wrong(value, ['assume', key], l10n.t('a number of seconds'));
      return [];
    });
    return Object.fromEntries(found);
  }

  #nodes(node: Located): readonly NodeClass[] | undefined {
    if (node.type !== 'list') {
      this.#wrong(node, ['nodes'], l10n.t('a list'));
      return undefined;
    }
    return node.items.flatMap((item, index) => {
      if (item.type === 'map') this.#entries(item, ['nodes', index], nodeKeys);
      const [own] = readNodeClasses([toJson(item)]);
      if (own === undefined) this.#wrong(item, ['nodes', index], l10n.t('nodes with cpu and memory'));
      return own ?? [];
    });
  }

  #version(node: Located): KubernetesVersion | undefined {
    const text = node.type === 'scalar' ? node.source.replace(/^["']|["']$/g, '') : '';
    const version = readVersion(text);
    if (version === undefined) this.#wrong(node, ['kubernetesVersion'], l10n.t('a version such as {0}', '"1.36"'));
    return version;
  }

  #ignore(node: Located): readonly string[] | undefined {
    const globs =
      node.type === 'list'
        ? node.items.flatMap(item => (item.type === 'scalar' && typeof item.value === 'string' ? [item.value] : []))
        : [];
    if (node.type === 'list' && globs.length === node.items.length) return globs;
    this.#wrong(node, ['ignore'], l10n.t('a list of globs'));
    return undefined;
  }

  #render(node: Located): readonly RenderEntry[] {
    return readRenderEntries(node, {
      entries: (own, path, known) => this.#entries(own, path, known),
      wrong: (own, path, expected) => this.#wrong(own, path, expected),
    });
  }

  /** The entries with known keys, of equal ones the last. */
  #entries(node: Located, path: readonly (string | number)[], known: readonly string[]): ReadonlyMap<string, Located> {
    if (node.type !== 'map') {
      this.#wrong(node, path, l10n.t('keys with values'));
      return new Map();
    }
    const found = new Map<string, Located>();
    for (const { key, keySpan, value } of node.entries) {
      if (known.includes(key)) found.set(key, value);
      else this.#problems.push({ message: l10n.t('Unknown key {0}.', printPath([...path, key])), span: keySpan });
    }
    return found;
  }

  #wrong({ span }: Located, path: readonly (string | number)[], expected: string): void {
    const message =
      path.length === 0 ? l10n.t('The file must have {0}.', expected) : l10n.t('{0} must be: {1}.', printPath([...path]), expected);
    this.#problems.push({ message, span });
  }
}
