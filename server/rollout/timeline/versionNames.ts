/** What versions of a pod template are called: what tells them apart, as short as it can be. */
import * as l10n from '@vscode/l10n';
import { grouped } from '../../kubernetes/grouped';
import { repositoryOf, versionOf } from '../../protocol/imageVersion';
import type { Container, PodTemplateSpec } from '../../kubernetes/pods/pod';
import { templateContainers } from '../../kubernetes/pods/templateContainers';

export interface Named {
  readonly template: PodTemplateSpec;
  /** The first number that it had. */
  readonly revision: number;
}

/** A name for each: tag, digest, or whole image of the first container whose image differs; else an environment variable; else the revision. */
export function versionNames(versions: readonly Named[]): readonly string[] {
  const byImage = imageNames(versions.map(({ template }) => template));
  const names = [...byImage];
  for (const alike of grouped(byImage.keys(), index => [byImage[index] ?? '']).values()) {
    if (alike.length < 2) continue;
    const told = namesAmong(alike.flatMap(index => versions[index] ?? []));
    alike.forEach((index, place) => (names[index] = told[place] ?? ''));
  }
  return names;
}

/** Of those whose images, as far as they have been looked at, are the same. */
function namesAmong(alike: readonly Named[]): readonly string[] {
  const templates = alike.map(({ template }) => template);
  const images = imageNames(templates);
  if (isDistinct(images)) return images;
  return variableNames(templates) ?? alike.map(({ revision }) => l10n.t('revision {0}', revision));
}

function imageNames(templates: readonly PodTemplateSpec[]): readonly string[] {
  const images = templates.map(template => new Map(templateContainers(template).map(({ name, image }) => [name, image])));
  const names = [...new Set(images.flatMap(each => [...each.keys()]))];
  const lead = names.find(name => new Set(images.map(each => each.get(name))).size > 1) ?? names[0] ?? '';
  const repositories = new Set(images.flatMap(each => each.get(lead) ?? []).map(repositoryOf));
  return images.map(each => {
    const image = each.get(lead) ?? [...each.values()][0] ?? '';
    return repositories.size > 1 ? image : (versionOf(image) ?? image);
  });
}

/** `env NAME=value` of the first variable whose values tell all of them apart; null where there is none. */
function variableNames(templates: readonly PodTemplateSpec[]): readonly string[] | null {
  const values = templates.map(template => new Map(templateContainers(template).flatMap(variablesOf)));
  for (const variable of new Set(values.flatMap(each => [...each.keys()]))) {
    const found = values.map(each => each.get(variable));
    const name = variable.slice(variable.indexOf('/') + 1);
    if (isDistinct(found)) return found.map(value => (value === undefined ? l10n.t('env {0} not set', name) : `env ${name}=${value}`));
  }
  return null;
}

/** By `container/NAME`; those whose value comes from elsewhere say nothing. */
function variablesOf({ name: container, env }: Container): readonly (readonly [string, string])[] {
  if (!Array.isArray(env)) return [];
  return env.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null || !('name' in entry) || 'valueFrom' in entry) return [];
    const value = 'value' in entry ? entry.value : '';
    return typeof entry.name === 'string' && typeof value === 'string' ? [[`${container}/${entry.name}`, value] as const] : [];
  });
}

function isDistinct(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length;
}
