// node scripts/apiTypes/generate.mjs OPENAPI.json…: writes server/kubernetes/apiTypes/apiTypes.json, the types of the API below the kinds that are judged.
// It reads the API server's own OpenAPI (kubernetes/api/openapi-spec/v3, or a JSON schema of one kind out of it): fields, types, enumerations, which are
// required, what they mean. goTypes.txt beside it has what OpenAPI doesn't say: pointers (`*`), embedded structs (`...T`) and the names of strings that
// have one, in the notation of server/kubernetes/apiTypes/apiType.ts.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = path.dirname(fileURLToPath(import.meta.url));
const output = path.join(folder, '../../server/kubernetes/apiTypes/apiTypes.json');
const kinds = {
  'apps.v1': ['Deployment', 'StatefulSet', 'DaemonSet'],
  'autoscaling.v2': ['HorizontalPodAutoscaler'],
  'policy.v1': ['PodDisruptionBudget'],
  'core.v1': ['PersistentVolumeClaim', 'ResourceQuota'],
};
/** Types that decode themselves. */
const scalars = ['Quantity', 'IntOrString', 'Time', 'MicroTime', 'FieldsV1'];

const definitions = new Map();
for (const file of process.argv.slice(2)) read(JSON.parse(readFileSync(file, 'utf8')));
const facts = goFacts(readFileSync(path.join(folder, 'goTypes.txt'), 'utf8'));
const structs = new Map();
for (const [group, names] of Object.entries(kinds)) for (const name of names) collect(`${group}.${name}`);
writeFileSync(output, print());

function read(schema) {
  const named = schema.components?.schemas ?? schema.definitions ?? {};
  for (const [name, definition] of Object.entries(named)) add(shortName(name), definition);
  const title = /^(\w+) (\w+)\/(\w+)$/.exec(schema.title ?? '');
  if (title !== null && schema.properties !== undefined) add(`${title[2]}.${title[3]}.${title[1]}`, schema);
}

/** Of a type that is read twice, what only one of the files says is kept: not all of them have the enumerations. */
function add(name, definition) {
  const known = definitions.get(name);
  for (const [field, schema] of Object.entries(definition.properties ?? {})) {
    const other = known?.properties?.[field];
    if (other?.enum !== undefined) schema.enum ??= other.enum;
    if (other?.items?.enum !== undefined) schema.items.enum ??= other.items.enum;
  }
  definitions.set(name, definition);
}

/** `io.k8s.api.core.v1.Container` → `core.v1.Container`. */
function shortName(name) {
  return name
    .replace(/^.*\//, '')
    .replace(/^io\.k8s\.(api|apimachinery\.pkg)\./, '')
    .replace(/^apis\.meta\./, 'meta.');
}

function goFacts(text) {
  return new Map(
    text
      .trimEnd()
      .split(/\n(?! )/)
      .map(paragraph => {
        const [name, ...words] = paragraph.split(/\s+/);
        const fields = words.filter(word => !word.startsWith('...')).map(word => word.split(':'));
        const embeds = words.filter(word => word.startsWith('...')).map(word => word.slice(3));
        return [name, { embeds, fields: new Map(fields) }];
      }),
  );
}

/** The type, what it embeds, and everything below. The API's schema has the fields of an embedded type among those of the type that embeds it. */
function collect(name) {
  if (structs.has(name)) return;
  const definition = definitions.get(name);
  if (definition === undefined) throw new Error(`No ${name} in the files given.`);
  const struct = name.slice(name.lastIndexOf('.') + 1);
  const { embeds, fields: own } = facts.get(struct) ?? { embeds: [], fields: new Map() };
  const moved = new Set();
  const fields = {};
  structs.set(name, fields);
  for (const embed of embeds) {
    const other = name.replace(struct, embed);
    const inner = definitions.get(other)?.properties ?? fieldsOfEmbedded(embed, definition);
    for (const field of Object.keys(inner)) moved.add(field);
    if (!definitions.has(other)) structs.set(other, entries(inner, facts.get(embed)?.fields ?? new Map(), definition.required));
    else collect(other);
    fields['...'] = embed;
  }
  const rest = Object.entries(definition.properties ?? {}).filter(([field]) => !moved.has(field));
  Object.assign(fields, entries(Object.fromEntries(rest), own, definition.required));
}

/** What the schema doesn't name as a type of its own: of VolumeSource and ProbeHandler the fields that the facts have, of the rest all but `targetContainerName`. */
function fieldsOfEmbedded(embed, { properties }) {
  const known = facts.get(embed)?.fields;
  const isIn = embed === 'EphemeralContainerCommon' ? field => field !== 'targetContainerName' : field => known?.has(field);
  return Object.fromEntries(Object.entries(properties).filter(([field]) => isIn(field)));
}

function entries(properties, own, required = []) {
  return Object.fromEntries(
    Object.entries(properties)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([field, schema]) => {
        const values = schema.enum ?? schema.items?.enum;
        return [
          field,
          {
            type: typeOf(schema, own.get(field) ?? ''),
            ...(values === undefined ? {} : { values }),
            ...(required.includes(field) ? { required: true } : {}),
            ...(schema.description === undefined ? {} : { meaning: firstSentence(schema.description) }),
          },
        ];
      }),
  );
}

function typeOf(schema, fact) {
  const pointer = fact.startsWith('*') ? '*' : '';
  const name = fact.replace('*', '');
  if (name === 'ResourceList') return name;
  return pointer + goType(schema, name);
}

function goType(schema, name) {
  const reference = schema.$ref ?? schema.allOf?.[0].$ref;
  if (reference !== undefined) {
    const type = shortName(reference);
    const struct = type.slice(type.lastIndexOf('.') + 1);
    if (!scalars.includes(struct)) collect(type);
    return struct;
  }
  switch (schema.type) {
    case 'array':
      return `[]${goType(schema.items, name)}`;
    case 'object':
      return `map[string]${goType(schema.additionalProperties, name)}`;
    case 'integer':
      return schema.format;
    case 'boolean':
      return 'bool';
    default:
      return name === '' ? schema.type : name;
  }
}

/** Without what the API's documentation says of where to read more. */
function firstSentence(text) {
  const line = text.split('\n')[0].replace(/\s+/g, ' ');
  const end = /(?<!\b(?:i\.e|e\.g|etc|vs))\.(?=\s|$)/.exec(line);
  return end === null ? line.trim() : line.slice(0, end.index + 1).trim();
}

function print() {
  const groups = [...new Set([...structs.keys()].map(name => name.slice(0, name.lastIndexOf('.'))))].sort();
  const lines = groups.map(group => {
    const own = [...structs]
      .filter(([name]) => name.startsWith(`${group}.`))
      .map(([name, fields]) => [name.slice(group.length + 1), fields])
      .sort(([one], [other]) => (one < other ? -1 : 1));
    const text = own.map(([name, fields]) => {
      const rows = Object.entries(fields).map(([field, value]) => `      ${JSON.stringify(field)}: ${JSON.stringify(value)}`);
      return `    ${JSON.stringify(name)}: {\n${rows.join(',\n')}\n    }`;
    });
    return `  ${JSON.stringify(group)}: {\n${text.join(',\n')}\n  }`;
  });
  return `{\n${lines.join(',\n')}\n}\n`;
}
