/**
 * One text for all pod templates that a controller takes for the same (deployment/util: EqualIgnoreHash), given as decoded and
 * defaulted: the order of keys doesn't matter, that of lists does; absent, null, and an empty list or map of strings are the same; the label
 * pod-template-hash is ignored. An empty struct behind a pointer (`affinity: {}`) differs from none, as it does in Go.
 */
export function canonicalTemplate(template: object): string {
  return canonical(template, '') ?? '{}';
}

/** Undefined for what is as good as absent. */
function canonical(value: unknown, path: string): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return value.length === 0 ? undefined : `[${value.map(item => canonical(item, `${path}[]`) ?? '{}').join()}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([key]) => !(path === '.metadata.labels' && key === 'pod-template-hash'))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([key, field]) => {
      const text = canonical(field, `${path}.${key}`);
      return text === undefined ? [] : [`${JSON.stringify(key)}:${text}`];
    });
  return fields.length === 0 && isMapOrMetadata(path) ? undefined : `{${fields.join()}}`;
}

/** The maps of strings of a pod template, which are the same empty or absent; and its metadata, which is no pointer. */
function isMapOrMetadata(path: string): boolean {
  return (
    path === '.metadata' ||
    /\.(?:labels|annotations|matchLabels|nodeSelector|limits|requests|overhead|options|volumeAttributes|userAnnotations)$/.test(path)
  );
}
