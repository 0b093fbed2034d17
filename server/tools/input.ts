import { either, type Fields, fits, list, number, object, oneOf, optional, dictionary, type Schema, text, whole } from '../protocol/schema';

/** JSON Schema, as agents are given it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** A value that an agent gives: how it is checked, and the same as JSON Schema. */
export interface Input<T> {
  readonly schema: Schema<T>;
  readonly json: JsonSchema;
  readonly isOptional?: true;
}

/** What an input comes to once it is checked. */
export type Given<I> = I extends Input<infer T> ? T : never;

export function textInput(most: number, description?: string): Input<string> {
  return described({ schema: text(most), json: { type: 'string', maxLength: most } }, description);
}

export function wholeInput(least: number, most: number, description?: string): Input<number> {
  return described({ schema: whole(least, most), json: { type: 'integer', minimum: least, maximum: most } }, description);
}

export function numberInput(least: number, most: number, description?: string): Input<number> {
  return described({ schema: number(least, most), json: { type: 'number', minimum: least, maximum: most } }, description);
}

/** One of some texts. */
export function choiceInput<const T extends string>(values: readonly T[], description?: string): Input<T> {
  return described({ schema: oneOf(...values), json: { type: 'string', enum: values } }, description);
}

/** One or the other; what is wrong is said as `wanted`. */
export function eitherInput<A, B>(wanted: string, one: Input<A>, other: Input<B>, description?: string): Input<A | B> {
  return described({ schema: either<[A, B]>(wanted, one.schema, other.schema), json: { anyOf: [one.json, other.json] } }, description);
}

export function listInput<T>(item: Input<T>, most: number, description?: string): Input<readonly T[]> {
  return described({ schema: list(item.schema, most), json: { type: 'array', items: item.json, maxItems: most } }, description);
}

/** Values by keys that are the agent's own. */
export function mapInput<T>(item: Input<T>, most: number, description?: string): Input<Readonly<Record<string, T>>> {
  return described(
    { schema: dictionary(item.schema, most), json: { type: 'object', additionalProperties: item.json, maxProperties: most } },
    description,
  );
}

/** An object with these fields and no others. */
export function objectInput<T extends object>(fields: { readonly [K in keyof T]: Input<T[K]> }, description?: string): Input<T> {
  const all = Object.entries(fields) as readonly (readonly [string, Input<unknown>])[];
  const names = all.map(([name]) => name);
  // Each field has the schema of its own input.
  const ofFields = object<T>(Object.fromEntries(all.map(([name, { schema }]) => [name, schema])) as Fields<T>);
  const schema: Schema<T> = (value, path) => {
    const fault = ofFields(value, path);
    if (fault !== null) return fault;
    const unknown = Object.keys(value as object).find(name => !names.includes(name));
    return unknown === undefined ? null : `${path} has no ${JSON.stringify(unknown.slice(0, 100))}: it has ${names.join(', ')}`;
  };
  const required = all.flatMap(([name, { isOptional }]) => (isOptional === true ? [] : [name]));
  const json = {
    type: 'object',
    properties: Object.fromEntries(all.map(([name, input]) => [name, input.json])),
    ...(required.length === 0 ? {} : { required }),
    additionalProperties: false,
  };
  return described({ schema, json }, description);
}

/** May be left out. */
export function optionalInput<T>({ schema, json }: Input<T>): Input<T | undefined> {
  return { schema: optional(schema), json, isOptional: true };
}

/** What is wrong with a value, in a sentence for the agent; null where it is what the input wants. */
export function faultOf<T>({ schema }: Input<T>, value: unknown): string | null {
  return schema(value, 'input');
}

/** Whether a value is what an input wants. */
export function isGiven<T>({ schema }: Input<T>, value: unknown): value is T {
  return fits(schema, value);
}

function described<T>({ schema, json }: Input<T>, description: string | undefined): Input<T> {
  return description === undefined ? { schema, json } : { schema, json: { ...json, description } };
}
