import { hasPlaceholder } from './placeholder';

/** Marks of a text that a tool, `sed`, or a person puts an image in for: `ko://` is built by ko. */
const marks = /^(?:ko|bazel):\/\/|[$<{]|\[\w+\]|%\w+%|__\w+__/;
const capitals = /^[A-Z][A-Z0-9_]+$/;
/** Words that people write where a value is to come. */
const standIn = /_|^(?:YOUR|MY|IMAGE|TAG|REGISTRY|REPO|PROJECT|VERSION|NAME|USER|ACCOUNT|ORG|OWNER|REGION|DOCKER|HUB|HOST|APP|XX)/;

/** Whether an image isn't meant as it is written, such as `${IMAGE}`, `{{ .Values.image }}`, `gcr.io/PROJECT_ID/app`: nothing can be said of it. */
export function isImagePlaceholder(image: string): boolean {
  if (hasPlaceholder(image) || marks.test(image)) return true;
  const loud = image.split(/[^\w]+/).filter(word => /[A-Z]/.test(word));
  return loud.length > 0 && loud.every(word => capitals.test(word)) && loud.some(word => standIn.test(word));
}
