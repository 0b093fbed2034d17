import type { Path } from '../../yaml/find';
import { type ApiObject, labelsAt, stringAt } from '../apiObject';
import { type FieldError, invalids, required, tooLong } from './findings';
import { byteLength, dnsLabelErrors, dnsSubdomainErrors, labelKeyErrors, labelValueErrors } from './formats';

const maxAnnotationsSize = 256 * 1024;

/** ValidateObjectMeta: name, labels and annotations of the object itself. */
export function validateMetadata(metadata: ApiObject, path: Path): FieldError[] {
  return [
    ...validateName(metadata, path),
    ...validateLabels(labelsAt(metadata, 'labels'), [...path, 'labels']),
    ...validateAnnotations(labelsAt(metadata, 'annotations'), [...path, 'annotations']),
  ];
}

/** ValidateLabels. `at` is where the labels stand, where the server names another path. */
export function validateLabels(labels: Readonly<Record<string, string>> | undefined, path: Path, at: Path = path): FieldError[] {
  return Object.entries(labels ?? {}).flatMap(([key, value]) => [
    ...invalids({ code: 'metadata/invalid-label', path, at: [...at, key], onKey: true }, key, labelKeyErrors(key)),
    ...invalids({ code: 'metadata/invalid-label', path, at: [...at, key] }, value, labelValueErrors(value)),
  ]);
}

/** ValidateAnnotations: keys are judged in lower case, values only by their size together. */
export function validateAnnotations(annotations: Readonly<Record<string, string>> | undefined, path: Path, at: Path = path): FieldError[] {
  const entries = Object.entries(annotations ?? {});
  const errors = entries.flatMap(([key]) =>
    invalids({ code: 'metadata/invalid-annotation', path, at: [...at, key], onKey: true }, key, labelKeyErrors(key.toLowerCase())),
  );
  const size = entries.reduce((sum, [key, value]) => sum + byteLength(key) + byteLength(value), 0);
  if (size > maxAnnotationsSize) {
    errors.push(tooLong({ code: 'metadata/annotations-too-long', path, at }, `may not be more than ${maxAnnotationsSize} bytes`));
  }
  return errors;
}

function validateName(metadata: ApiObject, path: Path): FieldError[] {
  const code = 'metadata/invalid-name';
  const name = stringAt(metadata, 'name');
  const generateName = stringAt(metadata, 'generateName');
  const namespace = stringAt(metadata, 'namespace');
  const errors: FieldError[] = [];
  if (generateName !== '') {
    errors.push(...invalids({ code, path: [...path, 'generateName'] }, generateName, dnsSubdomainErrors(withEnd(generateName))));
  }
  if (name !== '') errors.push(...invalids({ code, path: [...path, 'name'] }, name, dnsSubdomainErrors(name)));
  else if (generateName === '')
    errors.push(required({ code: 'metadata/no-name', path: [...path, 'name'] }, 'name or generateName is required'));
  if (namespace !== '') errors.push(...invalids({ code, path: [...path, 'namespace'] }, namespace, dnsLabelErrors(namespace)));
  return errors;
}

/** What the server generates ends in letters and digits, so a prefix may end in a dash (maskTrailingDash). */
function withEnd(prefix: string): string {
  return prefix.length > 1 && prefix.endsWith('-') ? `${prefix.slice(0, -2)}a` : prefix;
}
