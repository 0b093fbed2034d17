import { type ApiObject, objectsAt, stringAt } from '../../kubernetes/apiObject';

const seconds = 300;

/** The plugin DefaultTolerationSeconds: a pod stays for five minutes on a node that is down, unless it says itself how it bears that. */
export function withDefaultTolerations(spec: ApiObject): ApiObject {
  const own = objectsAt(spec, 'tolerations');
  const missing = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'].filter(
    key => !own.some(toleration => speaksOf(toleration, key)),
  );
  if (missing.length === 0) return spec;
  const added = missing.map(key => ({ key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: seconds }));
  return { ...spec, tolerations: [...own, ...added] };
}

function speaksOf(toleration: ApiObject, key: string): boolean {
  return ['', key].includes(stringAt(toleration, 'key')) && ['', 'NoExecute'].includes(stringAt(toleration, 'effect'));
}
