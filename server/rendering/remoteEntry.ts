/** What kustomize fetches, whatever lies in the folder (api/internal/git: NewRepoSpecFromURL; api/loader: a file with a scheme). */
export function isRemote(entry: string): boolean {
  return (
    /^[a-z][a-z0-9+.-]*::?\/\//i.test(entry) ||
    /^(?:[\w.-]+@[^/]*:|git::|gh:)/i.test(entry) ||
    /^(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org)[:/]/i.test(entry) ||
    /\.git(?:\/|\?|$)|\/_git\/|[?&](?:ref|version|submodules|timeout)=/.test(entry)
  );
}

/** Whether git would take the revision of an address for an option, with which it runs what the address says (`?ref=--upload-pack=…`). */
export function runsProgram(entry: string): boolean {
  const query = new URLSearchParams(entry.slice(entry.indexOf('?') + 1));
  return ['ref', 'version'].some(key => query.getAll(key).some(value => value.startsWith('-')));
}

/** Whether kustomize looks for an entry on the network where the folder has nothing of the name. */
export function looksLikeHost(entry: string): boolean {
  return /^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?::\d+)?\//i.test(entry) || /^[^./][^/]*\/.*\/\//.test(entry);
}
