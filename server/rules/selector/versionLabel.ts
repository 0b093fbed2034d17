import * as l10n from '@vscode/l10n';
import type { Judged, Rule } from '../rule';

/** Labels that a release changes. */
const changing = new Set([
  'version',
  'app.kubernetes.io/version',
  'helm.sh/chart',
  'chart',
  'release-version',
  'image-tag',
  'git-sha',
  'build',
]);

/** A label in the selector that the next version will have another value of: the selector is immutable. */
export const versionLabel: Rule = {
  code: 'selector/version-label',
  severity: 'information',
  builtOn: /^spec$/,
  check: subject => {
    const labels = subject.workload.at('spec.selector.matchLabels');
    if (labels?.type !== 'map') return [];
    return labels.entries
      .filter(({ key, value }) => {
        const version = value.type === 'scalar' ? String(value.value) : '';
        return changing.has(key) && isVersion(version) && !hasOneEach(subject, key, version);
      })
      .map(({ key, keySpan }) => ({
        message: l10n.t(
          'The selector is immutable: with {0} in it, a new version needs a new Deployment instead of a rollout.',
          `\`${key}\``,
        ),
        span: keySpan,
      }));
  },
};

/** Whether a release changes the value: one such as `stable` stays what it is, and of a placeholder it isn't known. */
function isVersion(value: string): boolean {
  return /\d/.test(value) && !/[${}]/.test(value);
}

/** Whether each version is meant to have a Deployment of its own: this one bears it in its name, or another one differs in nothing else. */
function hasOneEach({ workload, neighbours }: Judged, key: string, version: string): boolean {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  const number = plain(version).replace(/^v(?=\d)/, '');
  if (new RegExp(`(?:^|-)v?${number}(?:-|$)`).test(plain(workload.name))) return true;
  const own = workload.object.spec.selector?.matchLabels ?? {};
  const others = (labels: Readonly<Record<string, string>>): string =>
    JSON.stringify(Object.entries({ ...labels, [key]: '' }).sort(([one], [other]) => (one < other ? -1 : 1)));
  return neighbours.siblings.some(
    ({ matchLabels }) => Object.hasOwn(matchLabels, key) && matchLabels[key] !== version && others(matchLabels) === others(own),
  );
}
