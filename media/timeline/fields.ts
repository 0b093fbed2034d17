/** The fields of *What if*: their names, what a text in them means, and where the value goes. */
import type { Assumptions, IntOrString, PodOutcome, WhatIf } from '../../server/protocol/scenario';
import type { Input, Inputs, ManifestInput } from '../../server/protocol/inputs';
import type { Timeline } from '../../server/protocol/timeline';
import { mostAssumedSeconds, podOutcomes } from '../../server/protocol/scenario';

/** What is longer is no number of pods, nor a percentage. */
const mostCharacters = 1000;

/** What no manifest says. */
const assumedFields = ['readySeconds', 'shutdownSeconds', 'gateSeconds', 'newPods'] as const;

export type AssumedField = (typeof assumedFields)[number];
/** One of these, or a field of the manifest by its name. */
export type FieldName = string;

/** A value to put in force; undefined: the manifest's own, or the usual assumption. */
export type FieldValue = IntOrString | undefined;

/** What the text means; null where not even the API server could be asked about it. */
export function readField(field: FieldName, text: string): { readonly value: FieldValue } | null {
  const trimmed = text.trim();
  if (trimmed === '') return { value: undefined };
  if (!isAssumedField(field)) {
    if (trimmed.length > mostCharacters) return null;
    return { value: /^-?\d{1,15}$/.test(trimmed) ? Number(trimmed) : trimmed };
  }
  switch (field) {
    case 'readySeconds':
    case 'shutdownSeconds':
    case 'gateSeconds': {
      const seconds = Number(trimmed);
      return seconds >= 0 && seconds <= mostAssumedSeconds ? { value: seconds } : null;
    }
    case 'newPods':
      return isOutcome(trimmed) ? { value: trimmed } : null;
  }
}

/** The values with that one put in, or taken out where it is undefined. */
export function withField(
  values: { readonly whatIf: WhatIf; readonly assumptions: Assumptions },
  field: FieldName,
  value: FieldValue,
): { readonly whatIf: WhatIf; readonly assumptions: Assumptions } {
  const put = <T extends object>(into: T): T => {
    const rest = Object.fromEntries(Object.entries(into).filter(([name]) => name !== field));
    return (value === undefined ? rest : { ...rest, [field]: value }) as T;
  };
  return isAssumedField(field)
    ? { whatIf: values.whatIf, assumptions: put(values.assumptions) }
    : { whatIf: put(values.whatIf), assumptions: values.assumptions };
}

/** Whether any value is there. */
export function changed(values: WhatIf | Assumptions): boolean {
  return Object.values(values).some(value => value !== undefined);
}

/** The input in force for a field; `newPods` has only a value, and `gateSeconds` none where the pods have no gates. */
export function inputOf(inputs: Inputs, field: FieldName): Input {
  const input = (isAssumedField(field) ? inputs[field] : ownValue(inputs.manifest, field)) ?? '';
  return typeof input === 'string' ? { value: input, source: 'assumed', line: null, resolved: null } : input;
}

/** The fields that the timeline's pods have. */
export function fieldsOf({ inputs }: Timeline): readonly FieldName[] {
  return [...Object.keys(inputs.manifest), ...assumedFields.filter(field => inputs[field] !== undefined)];
}

/** What can be made of the new pods. */
export function outcomesOf({ inputs }: Timeline): readonly PodOutcome[] {
  return podOutcomes.filter(outcome => outcome !== 'readinessGate' || inputs.gateSeconds !== undefined);
}

/** What is known of a field of the manifest; undefined for what no manifest says. */
export function manifestInput({ inputs }: Timeline, field: FieldName): ManifestInput | undefined {
  return isAssumedField(field) ? undefined : ownValue(inputs.manifest, field);
}

/** Why the field has no meaning beside the others; undefined where it has one. */
export function unused(timeline: Timeline, field: FieldName): string | undefined {
  return manifestInput(timeline, field)?.unused;
}

export function isAssumedField(field: FieldName): field is AssumedField {
  return (assumedFields as readonly string[]).includes(field);
}

/** The value that is tried out in a field; undefined where none is. */
export function triedOut(values: { readonly whatIf: WhatIf; readonly assumptions: Assumptions }, field: FieldName): FieldValue {
  return isAssumedField(field) ? values.assumptions[field] : ownValue(values.whatIf, field);
}

/** What stands under a key that comes with the data: never what every object of JavaScript has by itself. */
export function ownValue<Value>(values: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(values, key) ? values[key] : undefined;
}

function isOutcome(text: string): text is PodOutcome {
  return (podOutcomes as readonly string[]).includes(text);
}
