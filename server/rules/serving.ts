import { type ApiObject, objectAt, objectsAt, stringAt } from '../kubernetes/apiObject';
import type { Service } from '../kubernetes/service';
import { lastingContainers } from './lastingContainers';
import type { Judged } from './rule';

/** Parts of the names of ports and Services that only those ask who watch over a pod. */
const watching = new Set(
  'metric metrics prom prometheus health healthz healthcheck probe probes livez liveness readyz readiness pprof debug monitoring telemetry'.split(
    ' ',
  ),
);
/** Paths that tell how an application is, be it one that serves or not. */
const health = /\/(?:healthz?|health-?check|livez?|liveness|readyz?|readiness|ping|metrics)\/?$/i;

/**
 * Whether somebody waits for answers of the pods, so that it matters when there are none. The Services that select them tell, else their ports: those
 * for metrics and health are none to serve at. Without a port, a readiness probe tells, unless it asks for a path such as `/readyz`, which controllers
 * have too.
 */
export function isServing({ workload, neighbours }: Pick<Judged, 'workload' | 'neighbours'>): boolean {
  if (neighbours.services.length > 0) return neighbours.services.some(isAsked);
  return lastingContainers(workload.object.spec.template.spec).some(({ container }) => {
    const ports = objectsAt(container as ApiObject, 'ports');
    if (ports.length > 0) return !ports.every(port => isWatching(stringAt(port, 'name')));
    const probe = objectAt(container as ApiObject, 'readinessProbe');
    const httpGet = objectAt(probe, 'httpGet');
    return httpGet === undefined ? objectAt(probe, 'tcpSocket') !== undefined : !health.test(stringAt(httpGet, 'path'));
  });
}

function isAsked({ name, portNames }: Service): boolean {
  return !isWatching(name) && !(portNames.length > 0 && portNames.every(isWatching));
}

function isWatching(name: string): boolean {
  return name.split('-').some(part => watching.has(part));
}
