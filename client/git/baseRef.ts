/** What an edit is compared with where the setting says nothing. */
export const defaultBase = 'HEAD';

/**
 * The commit, branch or tag that the setting `rolloutPreview.editEffect.base` names, as git takes it: `origin/main`, `v1.2`, `HEAD~3`, `@{upstream}`.
 * Null for what isn't one revision's name: an option, a range, a path.
 */
export function baseRef(setting: unknown): string | null {
  if (typeof setting !== 'string' || setting.trim() === '') return defaultBase;
  const ref = setting.trim();
  return /^[\w@][\w@./+~^{}#-]*$/.test(ref) && !ref.includes('..') ? ref : null;
}
