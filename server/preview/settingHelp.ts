/** What can be typed in a `.rollout-preview.yaml`, and what its keys mean: as its JSON schema has it, which editors without this server read. */
import schema from '../../schemas/rollout-preview.schema.json';
import { code } from '../escapes/markdown';
import type { Proposal } from '../fields/proposal';
import { type Typing, typingAt } from '../fields/typingAt';
import { typingInBraces } from '../fields/typingInBraces';
import { own } from '../kubernetes/own';
import { writeScalar } from '../yaml/edit/writeValue';
import { type Path, placeAt } from '../yaml/find';
import type { Span } from '../yaml/located';
import { parseDocument } from '../yaml/parse';
import type { Proposals } from './fields';

/** As much of JSON Schema as that file uses for what is said here. */
interface Settings {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Settings>>;
  readonly items?: Settings;
}

const root: Settings = schema;

/** The keys or values that could be typed at an offset; none where nothing is known. */
export function proposedSettings(text: string, offset: number): Proposals {
  const typing = typingAt(text, offset, 0) ?? inBraces(text, offset);
  if (typing === undefined) return { proposals: [], span: { start: offset, end: offset } };
  return { proposals: typing.key === undefined ? keysFor(typing) : valuesFor(typing, typing.key), span: typing.span };
}

/** What a key means, as Markdown, and where it is written; null where the offset is on none that is known. */
export function explainedSetting(text: string, offset: number): { readonly markdown: string; readonly span: Span } | null {
  const node = parseDocument(text).root;
  const place = node === undefined ? undefined : placeAt(node, offset);
  const key = place?.path.at(-1);
  if (place?.keySpan === undefined || typeof key !== 'string') return null;
  const description = settingAt(place.path)?.description;
  return description === undefined ? null : { markdown: `${code(key)}: ${description}`, span: place.keySpan };
}

function inBraces(text: string, offset: number): Typing | undefined {
  const node = parseDocument(text).root;
  return node?.type === 'map' ? typingInBraces(text, offset, node) : undefined;
}

function settingAt(path: Path): Settings | undefined {
  return path.reduce<Settings | undefined>((at, step) => (typeof step === 'number' ? at?.items : own(at?.properties, step)), root);
}

function keysFor({ parent, siblings }: Typing): readonly Proposal[] {
  return Object.entries(settingAt(parent)?.properties ?? {}).flatMap(([name, setting]): readonly Proposal[] => {
    if (siblings.has(name)) return [];
    const isBlock = setting.type === 'object' || setting.type === 'array';
    return [
      {
        label: name,
        text: isBlock ? `${name}:` : `${name}: `,
        kind: 'field',
        effect: typeof setting.default === 'number' ? String(setting.default) : '',
        documentation: setting.description ?? null,
        leadsOn: setting.enum !== undefined,
      },
    ];
  });
}

function valuesFor({ parent, quoted, needsBlank }: Typing, key: string): readonly Proposal[] {
  const values = settingAt([...parent, key])?.enum ?? [];
  return values.map(value => {
    const written = quoted ? value : writeScalar(value, { json: false });
    return { label: value, text: needsBlank ? ` ${written}` : written, kind: 'value', effect: '', documentation: null };
  });
}
