import { type ApiObject, type ApiValue, numberAt, objectAt, objectsAt, stringAt } from './apiObject';
import { parseImageReference } from './imageReference';

/**
 * The object with the defaults that the API server fills in on creation (k8s.io/kubernetes/pkg/apis/apps/v1 and core/v1, SetDefaults_…), as far
 * as validation, the rollout or the comparison of two pod templates depends on them.
 */
export function withDefaults(deployment: ApiObject): ApiObject {
  const spec = objectAt(deployment, 'spec') ?? {};
  return {
    ...deployment,
    spec: {
      ...spec,
      replicas: spec['replicas'] ?? 1,
      strategy: strategyWithDefaults(objectAt(spec, 'strategy') ?? {}),
      revisionHistoryLimit: spec['revisionHistoryLimit'] ?? 10,
      progressDeadlineSeconds: spec['progressDeadlineSeconds'] ?? 600,
      template: templateWithDefaults(objectAt(spec, 'template') ?? {}),
    },
  };
}

function strategyWithDefaults(strategy: ApiObject): ApiObject {
  const type = strategy['type'] ?? 'RollingUpdate';
  if (type !== 'RollingUpdate') return { ...strategy, type };
  const rollingUpdate = objectAt(strategy, 'rollingUpdate') ?? {};
  return {
    type,
    rollingUpdate: { maxUnavailable: rollingUpdate['maxUnavailable'] ?? '25%', maxSurge: rollingUpdate['maxSurge'] ?? '25%' },
  };
}

function templateWithDefaults(template: ApiObject): ApiObject {
  const spec = objectAt(template, 'spec') ?? {};
  const serviceAccountName = stringAt(spec, 'serviceAccountName') || stringAt(spec, 'serviceAccount');
  return {
    ...template,
    spec: {
      ...spec,
      restartPolicy: spec['restartPolicy'] ?? 'Always',
      dnsPolicy: spec['dnsPolicy'] ?? 'ClusterFirst',
      terminationGracePeriodSeconds: spec['terminationGracePeriodSeconds'] ?? 30,
      schedulerName: spec['schedulerName'] ?? 'default-scheduler',
      securityContext: spec['securityContext'] ?? {},
      ...(serviceAccountName === '' ? {} : { serviceAccountName, serviceAccount: serviceAccountName }),
      ...each(spec, 'containers', containerWithDefaults),
      ...each(spec, 'initContainers', containerWithDefaults),
      ...each(spec, 'volumes', volumeWithDefaults),
    },
  };
}

/** The list of a field with every item filled in; nothing where the field isn't set. */
function each(object: ApiObject, field: string, fill: (item: ApiObject) => ApiObject): ApiObject {
  return object[field] === undefined ? {} : { [field]: objectsAt(object, field).map(fill) };
}

function containerWithDefaults(container: ApiObject): ApiObject {
  return {
    ...container,
    imagePullPolicy: container['imagePullPolicy'] ?? defaultPullPolicy(stringAt(container, 'image')),
    terminationMessagePath: container['terminationMessagePath'] ?? '/dev/termination-log',
    terminationMessagePolicy: container['terminationMessagePolicy'] ?? 'File',
    ...each(container, 'ports', port => ({ ...port, protocol: port['protocol'] ?? 'TCP' })),
    ...each(container, 'env', envWithDefaults),
    ...probe(container, 'livenessProbe'),
    ...probe(container, 'readinessProbe'),
    ...probe(container, 'startupProbe'),
    ...lifecycle(container),
  };
}

/** `Always` for an image that may change under its name (k8s.io/kubernetes/pkg/apis/core/v1, SetDefaults_Container). */
export function defaultPullPolicy(image: string): string {
  const reference = parseImageReference(image);
  if (reference === undefined) return 'IfNotPresent';
  return reference.digest === undefined && (reference.tag ?? 'latest') === 'latest' ? 'Always' : 'IfNotPresent';
}

function probe(container: ApiObject, field: string): ApiObject {
  const found = objectAt(container, field);
  if (found === undefined) return {};
  return {
    [field]: {
      ...handlerWithDefaults(found),
      initialDelaySeconds: found['initialDelaySeconds'] ?? 0,
      timeoutSeconds: found['timeoutSeconds'] ?? 1,
      periodSeconds: found['periodSeconds'] ?? 10,
      successThreshold: found['successThreshold'] ?? 1,
      failureThreshold: found['failureThreshold'] ?? 3,
    },
  };
}

function handlerWithDefaults(handler: ApiObject): ApiObject {
  const httpGet = objectAt(handler, 'httpGet');
  const grpc = objectAt(handler, 'grpc');
  const sleep = objectAt(handler, 'sleep');
  return {
    ...handler,
    ...(httpGet === undefined
      ? {}
      : { httpGet: { ...httpGet, path: httpGet['path'] ?? '/', port: httpGet['port'] ?? 0, scheme: httpGet['scheme'] ?? 'HTTP' } }),
    ...(grpc === undefined ? {} : { grpc: { ...grpc, service: grpc['service'] ?? '' } }),
    ...(sleep === undefined ? {} : { sleep: { seconds: sleep['seconds'] ?? 0 } }),
  };
}

function lifecycle(container: ApiObject): ApiObject {
  const found = objectAt(container, 'lifecycle');
  if (found === undefined) return {};
  const handlers = ['postStart', 'preStop'].flatMap(field => {
    const handler = objectAt(found, field);
    return handler === undefined ? [] : [[field, handlerWithDefaults(handler)] as const];
  });
  return { lifecycle: { ...found, ...Object.fromEntries(handlers) } };
}

function envWithDefaults(env: ApiObject): ApiObject {
  const valueFrom = objectAt(env, 'valueFrom');
  const fieldRef = objectAt(valueFrom, 'fieldRef');
  if (valueFrom === undefined || fieldRef === undefined) return env;
  return { ...env, valueFrom: { ...valueFrom, fieldRef: { ...fieldRef, apiVersion: fieldRef['apiVersion'] ?? 'v1' } } };
}

const defaultMode = 0o644;

function volumeWithDefaults(volume: ApiObject): ApiObject {
  const filled = ['configMap', 'secret', 'downwardAPI', 'projected'].flatMap(field => {
    const source = objectAt(volume, field);
    return source === undefined ? [] : [[field, { ...source, defaultMode: numberAt(source, 'defaultMode') ?? defaultMode }] as const];
  });
  const hostPath = objectAt(volume, 'hostPath');
  const noSource = Object.keys(volume).every(field => field === 'name');
  const extra: Record<string, ApiValue> = noSource ? { emptyDir: {} } : {};
  if (hostPath !== undefined) extra['hostPath'] = { ...hostPath, type: hostPath['type'] ?? '' };
  return { ...volume, ...Object.fromEntries(filled), ...extra };
}
