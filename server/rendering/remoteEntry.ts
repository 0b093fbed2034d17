/** What kustomize fetches, whatever lies in the folder (api/internal/git: NewRepoSpecFromURL; api/loader: a file with a scheme). */
export function isRemote(entry: string): boolean {
  return (
    /^[a-z][a-z0-9+.-]*::?\/\//i.test(entry) ||
    /^(?:[\w.-]+@[\w.-]+:|git::|gh:)/i.test(entry) ||
    /^(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org)[:/]/i.test(entry) ||
    /\.git(?:\/|\?|$)|\/_git\/|[?&](?:ref|version|submodules|timeout)=/.test(entry)
  );
}

/** Whether kustomize looks for an entry on the network where the folder has nothing of the name. */
export function looksLikeHost(entry: string): boolean {
  return /^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?::\d+)?\//i.test(entry) || /^[^./][^/]*\/.*\/\//.test(entry);
}
