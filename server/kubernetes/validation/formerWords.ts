import type { KubernetesVersion } from '../kubernetesVersion';

/** What the server says in other words than it did: from which version on, and how it was said before. */
const changes: readonly (readonly [since: KubernetesVersion, now: string, before: string])[] = [
  [31, 'volume type per source', 'volume type'],
  [31, "must be 'Exists' when scope is any of", "must be 'Exist' when scope is any of"],
  [34, 'when `hostUsers` is false', 'when `pod.Spec.HostUsers` is false'],
  [34, '`configMapKeyRef`, `secretKeyRef` or `fileKeyRef`', '`configMapKeyRef` or `secretKeyRef`'],
  [
    34,
    "_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?(\\._?[a-z0-9]([-_a-z0-9]*[a-z0-9])?)*'",
    "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*'",
  ],
  [35, 'a valid label key must consist', 'a qualified name must consist'],
  [35, 'must be no more than 63 bytes', 'must be no more than 63 characters'],
  [36, "when pod `restartPolicy` is 'Never'", "when `restartPolicy` is 'Never'"],
];

/** The server's words in a version. */
export function wordsOf(server: KubernetesVersion, words: string): string {
  return changes.reduce((text, [since, now, before]) => (server < since ? text.replace(now, () => before) : text), words);
}
