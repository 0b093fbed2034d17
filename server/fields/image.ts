import * as l10n from '@vscode/l10n';
import { parseImageReference } from '../kubernetes/imageReference';
import { hasPlaceholder } from '../kubernetes/placeholder';
import { containerOf } from './containerOf';
import type { Field, Subject } from './field';
import { code } from '../escapes/markdown';
import { pages } from './pages';
import { wayOf } from './rollout';

/** `image` of containers and of init containers. */
export const images: readonly Field[] = ['containers', 'initContainers'].map(list => ({
  path: `spec.template.spec.${list}[*].image`,
  explain: subject => ({
    does: l10n.t('the image that the container runs. A different value starts a rollout; the same value never does.'),
    workedOut: [...partsOf(subject), ...wayOf(subject)],
    byDefault: null,
    goesWrong: l10n.t(
      'If the image can’t be pulled, the rollout gets stuck. With `RollingUpdate`, at most `maxUnavailable` old pods have been stopped by then.',
    ),
    page: pages.image,
  }),
}));

/** `imagePullPolicy` of containers and of init containers. */
export const pullPolicies: readonly Field[] = ['containers', 'initContainers'].map(list => ({
  path: `spec.template.spec.${list}[*].imagePullPolicy`,
  explain: subject => ({
    does: l10n.t(
      'when the kubelet pulls the image: `Always` checks the registry each time the container starts, `IfNotPresent` pulls only if the node doesn’t have the image, `Never` doesn’t pull.',
    ),
    workedOut: [],
    byDefault: defaultPolicy(subject),
    goesWrong: l10n.t('With `IfNotPresent` and a tag that can change, nodes can run different versions of the same image reference.'),
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
  const image = containerOf(subject)?.image ?? '';
  if (image === '' || hasPlaceholder(image)) return l10n.t('`Always` if the tag is `latest` or missing, else `IfNotPresent`');
  const reference = parseImageReference(image);
  if (reference === undefined) return '`IfNotPresent`';
  const latest = (reference.tag ?? 'latest') === 'latest' && reference.digest === undefined;
  return latest
    ? l10n.t('`Always`, because the tag is `latest` or missing')
    : l10n.t('`IfNotPresent`, because there is a tag other than `latest` or a digest');
}
