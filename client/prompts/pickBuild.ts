import * as l10n from '@vscode/l10n';
import type { Build } from '../kustomize/builds';
import type { Question } from './question';

/** As which kustomization builds it; the one that was chosen before is preselected. */
export function pickBuild(title: string, builds: readonly Build[], chosen: Build | null): Question<Build> {
  return {
    title,
    placeholder: l10n.t('Select the kustomization that builds this manifest'),
    choices: builds.map(build => ({
      value: build,
      label: build.name,
      icon: 'layers',
      ...(build.images.length === 0 ? {} : { detail: build.images.map(sayImage).join(', ') }),
    })),
    ...(chosen === null ? {} : { preselected: chosen }),
  };
}

/** An entry of `images:` in one line: `nginx:1.27`, `nginx → mirror/nginx:1.27`. */
function sayImage({ name, newName, newTag, tagSuffix, digest }: Build['images'][number]): string {
  const repository = newName === undefined || newName === name ? name : `${name} → ${newName}`;
  const tag = newTag === undefined ? '' : `:${newTag}`;
  return `${repository}${tag}${tagSuffix ?? ''}${digest === undefined ? '' : `@${digest}`}`;
}
