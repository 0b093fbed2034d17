import * as l10n from '@vscode/l10n';
import { parseImageReference } from '../kubernetes/imageReference';
import { containerOf } from './containerOf';
import type { Field, Subject } from './field';
import { code } from './markdown';
import { pages } from './pages';
import { wayOf } from './rollout';

/** `image` of containers and of init containers. */
export const images: readonly Field[] = ['containers', 'initContainers'].map(list => ({
  path: `spec.template.spec.${list}[*].image`,
  explain: subject => ({
    does: l10n.t('what the container runs. Another text here starts a rollout, the same text never does.'),
    workedOut: [...partsOf(subject), ...wayOf(subject)],
    byDefault: null,
    goesWrong: l10n.t('An image that can’t be pulled stops the rollout: the old pods go on serving as far as `maxUnavailable` left them.'),
    page: pages.image,
  }),
}));

/** `imagePullPolicy` of containers and of init containers. */
export const pullPolicies: readonly Field[] = ['containers', 'initContainers'].map(list => ({
  path: `spec.template.spec.${list}[*].imagePullPolicy`,
  explain: subject => ({
    does: l10n.t(
      'when a node fetches the image: `Always` asks the registry at each start, `IfNotPresent` only where the node hasn’t got it, `Never` not at all.',
    ),
    workedOut: [],
    byDefault: defaultPolicy(subject),
    goesWrong: l10n.t('With `IfNotPresent` and a tag that moves, nodes run different versions of the same text.'),
    page: pages.imagePullPolicy,
  }),
}));

function partsOf(subject: Subject): string[] {
  const reference = parseImageReference(containerOf(subject)?.image ?? '');
  if (reference === undefined) return [];
  const { registry, repository, tag, digest } = reference;
  return [
    [
      ...(registry === undefined ? [] : [l10n.t('registry {0}', code(registry))]),
      l10n.t('repository {0}', code(repository)),
      ...(tag === undefined && digest !== undefined ? [] : [l10n.t('tag {0}', code(tag ?? 'latest'))]),
      ...(digest === undefined ? [] : [l10n.t('digest {0}', code(digest))]),
    ].join(' · '),
  ];
}

function defaultPolicy(subject: Subject): string {
  const reference = parseImageReference(containerOf(subject)?.image ?? '');
  if (reference === undefined) return '`IfNotPresent`';
  const latest = (reference.tag ?? 'latest') === 'latest' && reference.digest === undefined;
  return latest
    ? l10n.t('`Always`, as the tag is `latest` or missing')
    : l10n.t('`IfNotPresent`, as there is a tag other than `latest` or a digest');
}
