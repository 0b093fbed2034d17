import * as l10n from '@vscode/l10n';
import type { Rule } from '../rule';

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

/** A label in the selector that the next version will have another value of: the selector can't be changed. */
export const versionLabel: Rule = {
  code: 'selector/version-label',
  severity: 'information',
  check: ({ workload }) => {
    const labels = workload.at('spec.selector.matchLabels');
    if (labels?.type !== 'map') return [];
    return labels.entries
      .filter(({ key }) => changing.has(key))
      .map(({ key, keySpan }) => ({
        message: l10n.t(
          'The selector can’t be changed later: with {0} in it, a new version needs a new Deployment instead of a rollout.',
          `\`${key}\``,
        ),
        span: keySpan,
      }));
  },
};
