/** The minor n of Kubernetes 1.n: the API server that judges and stores, and the controllers that come with it. */
export type KubernetesVersion = (typeof minors)[number];

const minors = [30, 31, 32, 33, 34, 35, 36] as const;

const oldestVersion: KubernetesVersion = 30;
export const newestVersion: KubernetesVersion = 36;

/** As it is written: `1.36`. */
export function versionText(version: KubernetesVersion): string {
  return `1.${version}`;
}

/** The versions as they are written, oldest first. */
export const versionTexts: readonly string[] = minors.map(versionText);

/** What is meant by a text such as `1.33`, `v1.33` or `1.33.13`: an older version is taken for the oldest that is known, a newer one for the newest. Undefined for any other text. */
export function readVersion(text: string): KubernetesVersion | undefined {
  const minor = /^v?1\.([0-9]{1,3})(?:[.+-].*)?$/.exec(text.trim())?.[1];
  if (minor === undefined) return undefined;
  const known = Math.min(Math.max(Number(minor), oldestVersion), newestVersion);
  return minors.find(own => own === known);
}
