import { parseImageReference } from '../imageReference';

/** `Always` for an image that may change under its name (k8s.io/kubernetes/pkg/apis/core/v1, SetDefaults_Container). */
export function defaultPullPolicy(image: string): string {
  const reference = parseImageReference(image);
  if (reference === undefined) return 'IfNotPresent';
  return reference.digest === undefined && (reference.tag ?? 'latest') === 'latest' ? 'Always' : 'IfNotPresent';
}
