import * as l10n from '@vscode/l10n';
import { canonicalTemplate } from '../kubernetes/canonicalTemplate';
import type { Container, PodTemplateSpec } from '../kubernetes/pods/pod';
import { containerDifferences } from './containerDifferences';
import { byName, fieldDifferences, isSame, namedDifferences } from './fieldDifferences';
import { imageSubject, type TemplateDifference } from './templateDifference';

/**
 * What makes `after` another template than `before` for its controller, both decoded and defaulted: the images first, then what else
 * concerns containers, then the pod. Empty exactly where a change from one to the other rolls nothing.
 */
export function templateDifferences(before: PodTemplateSpec, after: PodTemplateSpec): readonly TemplateDifference[] {
  if (canonicalTemplate(before) === canonicalTemplate(after)) return [];
  const { containers, initContainers = [], ...pod } = before.spec;
  const { containers: containersAfter, initContainers: initContainersAfter = [], ...podAfter } = after.spec;
  const inContainers = [
    ...listDifferences(containers, containersAfter, containerWords()),
    ...listDifferences(initContainers, initContainersAfter, initContainerWords()),
  ];
  const found = [
    ...inContainers.filter(({ subject }) => subject === imageSubject()),
    ...inContainers.filter(({ subject }) => subject !== imageSubject()),
    ...namedDifferences(l10n.t('label'), withoutHash(before.metadata.labels), withoutHash(after.metadata.labels)),
    ...namedDifferences(l10n.t('annotation'), before.metadata.annotations ?? {}, after.metadata.annotations ?? {}),
    ...fieldDifferences(restOf(before.metadata), restOf(after.metadata), 'metadata'),
    ...podDifferences(pod, podAfter),
  ];
  return found.length > 0 ? distinct(found) : [{ subject: 'template', text: 'template' }];
}

/** The differences in one line. */
export function differenceLine(differences: readonly TemplateDifference[]): string {
  return differences.map(({ text }) => text).join(', ');
}

/** What reads the same, as of a container and an init container, is said once, with all its details. */
function distinct(differences: readonly TemplateDifference[]): readonly TemplateDifference[] {
  const found = new Map<string, TemplateDifference>();
  for (const difference of differences) {
    const details = [...(found.get(difference.text)?.details ?? []), ...(difference.details ?? [])];
    found.set(difference.text, details.length === 0 ? difference : { ...difference, details: [...new Set(details)] });
  }
  return [...found.values()];
}

interface ContainerWords {
  readonly more: (count: number) => string;
  readonly fewer: (count: number) => string;
  readonly order: string;
}

function containerWords(): ContainerWords {
  return {
    more: count => (count === 1 ? l10n.t('+1 container') : l10n.t('+{0} containers', count)),
    fewer: count => (count === 1 ? l10n.t('−1 container') : l10n.t('−{0} containers', count)),
    order: l10n.t('container order'),
  };
}

function initContainerWords(): ContainerWords {
  return {
    more: count => (count === 1 ? l10n.t('+1 init container') : l10n.t('+{0} init containers', count)),
    fewer: count => (count === 1 ? l10n.t('−1 init container') : l10n.t('−{0} init containers', count)),
    order: l10n.t('init container order'),
  };
}

/** Containers are told by their names. */
function listDifferences(before: readonly Container[], after: readonly Container[], words: ContainerWords): readonly TemplateDifference[] {
  const kept = before.filter(({ name }) => after.some(other => other.name === name));
  const found = kept.flatMap(container => {
    const other = after.find(({ name }) => name === container.name);
    return other === undefined ? [] : containerDifferences(container, other, before.length > 1 || after.length > 1);
  });
  const both = new Set(kept.map(({ name }) => name));
  const added = after.filter(({ name }) => !both.has(name)).length;
  const removed = before.filter(({ name }) => !both.has(name)).length;
  const order = (list: readonly Container[]): string => JSON.stringify(list.filter(({ name }) => both.has(name)).map(({ name }) => name));
  const texts = [
    ...(added === 0 ? [] : [words.more(added)]),
    ...(removed === 0 ? [] : [words.fewer(removed)]),
    ...(order(before) === order(after) ? [] : [words.order]),
  ];
  return [...found, ...texts.map(text => ({ subject: text, text }))];
}

function podDifferences(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): readonly TemplateDifference[] {
  const { volumes, serviceAccount, ...rest } = before;
  const { volumes: volumesAfter, serviceAccount: serviceAccountAfter, ...restAfter } = after;
  // serviceAccount is the former name of serviceAccountName, and always the same.
  const account = isSame(before['serviceAccountName'], after['serviceAccountName']) ? { serviceAccount } : {};
  const accountAfter = 'serviceAccount' in account ? { serviceAccount: serviceAccountAfter } : {};
  const named = namedDifferences(l10n.t('volume'), byName(volumes), byName(volumesAfter));
  const ordered = named.length > 0 || isSame(volumes, volumesAfter) ? [] : [{ subject: 'volumes', text: l10n.t('volume order') }];
  return [...named, ...ordered, ...fieldDifferences({ ...rest, ...account }, { ...restAfter, ...accountAfter }, '')];
}

function withoutHash(labels: Readonly<Record<string, string>> | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(labels ?? {}).filter(([key]) => key !== 'pod-template-hash'));
}

function restOf(metadata: PodTemplateSpec['metadata']): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(metadata).filter(([key]) => key !== 'labels' && key !== 'annotations'));
}

/** In one line how one template differs from another. */
export function differenceBetween(before: PodTemplateSpec, after: PodTemplateSpec): string {
  return differenceLine(templateDifferences(before, after));
}
