import type { Connection } from 'vscode-languageserver';
import { type KubernetesVersion, newestVersion, readVersion } from '../kubernetes/kubernetesVersion';
import { readNodeClasses } from '../kubernetes/nodeClass';
import { defaultPreviewSettings, type PreviewSettings } from '../preview/settings';
import { mostAssumedSeconds } from '../protocol/scenario';

type Level = PreviewSettings['rules'][string];

/** The section `rolloutPreview` for one document. package.json describes each entry to the user; a test holds the two together. */
export interface Settings extends PreviewSettings {
  readonly codeLens: Switch;
  readonly hover: Switch;
  readonly inlayHints: Switch;
  readonly completion: Switch;
  readonly codeActions: Switch;
  readonly diagnostics: Switch;
}

export interface Switch {
  readonly enabled: boolean;
}

/** What is in force where a client says nothing. */
export const defaultSettings: Settings = {
  codeLens: { enabled: true },
  hover: { enabled: true },
  inlayHints: { enabled: true },
  completion: { enabled: true },
  codeActions: { enabled: true },
  diagnostics: { enabled: true },
  ...defaultPreviewSettings,
};

/** Settings out of whatever a client sent: each entry that isn't what it should be is the default. */
export function readSettings(sent: unknown): Settings {
  const section = record(sent);
  const assume = record(section['assume']);
  return {
    codeLens: readSwitch(section, 'codeLens'),
    hover: readSwitch(section, 'hover'),
    inlayHints: readSwitch(section, 'inlayHints'),
    completion: readSwitch(section, 'completion'),
    codeActions: readSwitch(section, 'codeActions'),
    diagnostics: readSwitch(section, 'diagnostics'),
    rules: Object.fromEntries(Object.entries(record(section['rules'])).filter((entry): entry is [string, Level] => isLevel(entry[1]))),
    kinds: kindsIn(section['kinds']),
    nodes: readNodeClasses(section['nodes']),
    kubernetesVersion: version(section['kubernetesVersion']),
    assume: {
      readySeconds: seconds(assume['readySeconds'], defaultSettings.assume.readySeconds),
      shutdownSeconds: seconds(assume['shutdownSeconds'], defaultSettings.assume.shutdownSeconds),
    },
  };
}

/** Milliseconds to wait for a client's answer; then it is taken as one that has none, until it comes. */
const patience = 1000;

/**
 * The settings in force, per document: asked for with `workspace/configuration` where the client can answer that and remembered until it
 * says that they changed; else what it sent at `initialize` or in `workspace/didChangeConfiguration`.
 */
export class SettingsStore {
  readonly #asked = new Map<string, Promise<Settings>>();
  readonly #answered = new Map<string, Settings>();
  #pushed: Settings;

  constructor(
    private readonly connection: Pick<Connection, 'workspace'>,
    private readonly canAsk: boolean,
    initial: unknown,
  ) {
    this.#pushed = readSettings(initial);
  }

  async of(uri: string): Promise<Settings> {
    if (!this.canAsk) return this.#pushed;
    return this.#answered.get(uri) ?? Promise.race([this.#asked.get(uri) ?? this.#ask(uri), after(patience, this.#pushed)]);
  }

  /** Those that are known at once: as long as the client hasn't answered, what it sent unasked. */
  known(uri: string): Settings {
    return this.#answered.get(uri) ?? this.#pushed;
  }

  /** `workspace/didChangeConfiguration`: its params carry the values only for clients that can't be asked. */
  changed(sent: unknown): void {
    this.#asked.clear();
    this.#answered.clear();
    const section = record(sent)['rolloutPreview'];
    if (section !== undefined) this.#pushed = readSettings(section);
  }

  forget(uri: string): void {
    this.#asked.delete(uri);
    this.#answered.delete(uri);
  }

  #ask(uri: string): Promise<Settings> {
    const asked = this.connection.workspace
      .getConfiguration({ scopeUri: uri, section: 'rolloutPreview' })
      .then(readSettings, () => this.#pushed)
      .then(settings => {
        // An answer to a question from before a change is out of date.
        if (this.#asked.get(uri) === asked) this.#answered.set(uri, settings);
        return settings;
      });
    this.#asked.set(uri, asked);
    return asked;
  }
}

function after<Value>(milliseconds: number, value: Value): Promise<Value> {
  return new Promise(resolve => setTimeout(resolve, milliseconds, value));
}

type SwitchName = 'codeLens' | 'hover' | 'inlayHints' | 'completion' | 'codeActions' | 'diagnostics';

function readSwitch(section: Readonly<Record<string, unknown>>, key: SwitchName): Switch {
  const enabled = record(section[key])['enabled'];
  return { enabled: typeof enabled === 'boolean' ? enabled : defaultSettings[key].enabled };
}

function kindsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? defaultSettings.kinds.filter(kind => value.includes(kind)) : defaultSettings.kinds;
}

function seconds(value: unknown, otherwise: number): number {
  return typeof value === 'number' && value >= 0 && value <= mostAssumedSeconds ? value : otherwise;
}

function version(value: unknown): KubernetesVersion {
  return (typeof value === 'string' || typeof value === 'number' ? readVersion(String(value)) : undefined) ?? newestVersion;
}

function isLevel(value: unknown): value is Level {
  return value === 'off' || value === 'hint' || value === 'information' || value === 'warning';
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : {};
}
