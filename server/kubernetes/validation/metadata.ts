import type { Path } from '../../yaml/find';
import { type ApiObject, labelsAt, stringAt } from '../apiObject';
import { type FieldError, invalids, required, tooLong } from './findings';
import { byteLength, dnsSubdomainErrors, labelKeyErrors, labelValueErrors } from './formats';

const maxAnnotationsSize = 256 * 1024;

/** ValidateObjectMeta: name, labels and annotations of the object itself. */
export function validateMetadata(metadata: ApiObject, path: Path): FieldError[] {
  return [
    ...validateName(metadata, [...path, 'name']),
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
  const name = stringAt(metadata, 'name');
  if (name !== '') return invalids({ code: 'metadata/invalid-name', path }, name, dnsSubdomainErrors(name));
  const generateName = stringAt(metadata, 'generateName');
  if (generateName === '') return [required({ code: 'metadata/no-name', path }, 'name or generateName is required')];
  const generatePath = [...path.slice(0, -1), 'generateName'];
  return invalids({ code: 'metadata/invalid-name', path: generatePath }, generateName, dnsSubdomainErrors(generateName.replace(/-$/, 'a')));
}
