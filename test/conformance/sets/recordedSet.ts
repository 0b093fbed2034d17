import type { ApiObject } from '../../../server/kubernetes/apiObject';
import { structType } from '../../../server/kubernetes/apiTypes/apiType';
import { decode } from '../../../server/kubernetes/decode';
import { newestVersion } from '../../../server/kubernetes/kubernetesVersion';
import { objectKinds } from '../../../server/kubernetes/objectKinds';
import { parseDocument } from '../../../server/yaml/parse';
import type { LocatedMap } from '../../../server/yaml/located';
import { strategicMergePatch } from '../strategicMergePatch';
import type { SetRecord } from './setRecord';

/** The object `app` of the recordings, as the API server stores it. */
export interface StoredSet {
  readonly root: LocatedMap;
  readonly object: ApiObject;
}

type WithDefaults = (object: ApiObject) => ApiObject;

/** What is created, as the record's spec and the README say. */
export function createdSet({ kind, spec }: SetRecord, withDefaults: WithDefaults): StoredSet {
  const written = Object.fromEntries(Object.entries(spec).filter(([field]) => field !== 'bound' && field !== 'claims'));
  const claim = { metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } };
  return stored(
    {
      apiVersion: 'apps/v1',
      kind,
      metadata: { name: 'app' },
      spec: {
        ...(kind === 'StatefulSet' ? { serviceName: 'app' } : {}),
        ...written,
        ...(spec.claims === true ? { volumeClaimTemplates: [claim] } : {}),
        selector: { matchLabels: { app: 'app' } },
        template: { metadata: { labels: { app: 'app' } }, spec: { containers: [{ name: 'app', image: 'registry.example/app:1' }] } },
      },
    },
    kind,
    withDefaults,
  );
}

/** The object after a patch of its spec; undefined if the API server refuses it. */
export function patchedSet(before: StoredSet, spec: object, kind: string, withDefaults: WithDefaults): StoredSet | undefined {
  const after = stored(strategicMergePatch(before.object, { spec }), kind, withDefaults);
  const errors = objectKinds.get(`apps/v1/${kind}`)?.validateUpdate(after.object, before.object, newestVersion) ?? [];
  return errors.length === 0 ? after : undefined;
}

function stored(object: unknown, kind: string, withDefaults: WithDefaults): StoredSet {
  const { root } = parseDocument(JSON.stringify(object));
  if (root?.type !== 'map') throw new Error('The object is no map.');
  return { root, object: withDefaults(decode(root, structType(kind)).value) };
}
