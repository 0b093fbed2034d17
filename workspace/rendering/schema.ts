/** Whether a file of a chart is a schema that refers to something beyond itself. */
export function isForeignSchema(name: string, contents: Buffer): boolean {
  return /(?:^|\/)values\.schema\.json$/.test(name) && refersBeyondItself(contents.toString('utf8'));
}

/**
 * Whether a chart's `values.schema.json` refers to something beyond itself: helm would fetch that, or read it, at every rendering. True as well for what is
 * no JSON: whoever reads it otherwise might.
 */
export function refersBeyondItself(schema: string): boolean {
  try {
    return refers(JSON.parse(schema), 0);
  } catch {
    return true;
  }
}

function refers(value: unknown, depth: number): boolean {
  if (depth > 200) return true;
  if (Array.isArray(value)) return value.some(item => refers(item, depth + 1));
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, inner]) => (typeof inner === 'string' ? leadsAway(key, inner) : refers(inner, depth + 1)));
}

/** The drafts of JSON Schema are built in. */
function leadsAway(key: string, address: string): boolean {
  if (key === '$schema') return !/^https?:\/\/json-schema\.org\/(?:draft[-/][\w-]+\/)?schema#?$/.test(address);
  return ['$ref', '$dynamicRef', '$recursiveRef'].includes(key) && !address.startsWith('#');
}
