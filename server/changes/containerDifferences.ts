import * as l10n from '@vscode/l10n';
import { defaultPullPolicy } from '../kubernetes/pods/images';
import type { Container } from '../kubernetes/pods/pod';
import { parseImageReference, type ImageReference } from '../kubernetes/imageReference';
import { environmentDifferences } from './environmentDifferences';
import { fieldDifferences } from './fieldDifferences';
import { imageSubject, type TemplateDifference } from './templateDifference';

/** How many digits of an image's digest are shown. */
const digestDigits = 12;

/** What differs in a container that both templates have; `tell`: whether its name has to be said, because there are others. */
export function containerDifferences(before: Container, after: Container, tell: boolean): readonly TemplateDifference[] {
  const image = before.image === after.image ? [] : [{ subject: imageSubject(), text: imageDifference(before.image, after.image) }];
  const named = (text: string): string => (tell ? `${text} (${before.name})` : text);
  const name = ({ subject, text, details }: TemplateDifference): TemplateDifference => ({
    subject: named(subject),
    text: named(text),
    ...(details === undefined ? {} : { details: details.map(named) }),
  });
  return [...image, ...[...environmentDifferences(before['env'], after['env']), ...otherFields(before, after)].map(name)];
}

/** `nginx 1.27 → 1.26` where only the version differs, else both in full. */
function imageDifference(before: string, after: string): string {
  const one = parseImageReference(before);
  const other = parseImageReference(after);
  const shown = one !== undefined && other !== undefined ? versions(one, other) : undefined;
  return shown ?? l10n.t('{0} → {1}', before, after);
}

function versions(one: ImageReference, other: ImageReference): string | undefined {
  if (one.registry !== other.registry || one.repository !== other.repository) return undefined;
  const sameTag = one.tag === other.tag;
  const [before, after] = [versionOf(one, sameTag), versionOf(other, sameTag)];
  const name = one.repository.slice(one.repository.lastIndexOf('/') + 1);
  return before === after ? undefined : l10n.t('{0} {1} → {2}', name, before, after);
}

/** The tag, or the digest where there is none or it says more. */
function versionOf({ tag, digest }: ImageReference, byDigest: boolean): string {
  if (tag !== undefined && !(byDigest && digest !== undefined)) return tag;
  if (digest === undefined) return 'latest';
  const colon = digest.indexOf(':') + 1;
  return digest.slice(0, colon + digestDigits);
}

function otherFields(before: Container, after: Container): readonly TemplateDifference[] {
  const rest = (container: Container): Readonly<Record<string, unknown>> =>
    Object.fromEntries(Object.entries(container).filter(([field]) => !['name', 'image', 'env', ...followed].includes(field)));
  const followed = followsImage(before) && followsImage(after) ? ['imagePullPolicy'] : [];
  return fieldDifferences(rest(before), rest(after), '');
}

/** Whether the pull policy is what the API server makes of the image. */
function followsImage({ image, ...container }: Container): boolean {
  return container['imagePullPolicy'] === defaultPullPolicy(image);
}
