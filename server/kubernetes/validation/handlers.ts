import type { Path } from '../../yaml/find';
import { type ApiObject, numberAt, objectAt, objectsAt, stringAt, stringsAt } from '../apiObject';
import { type FieldError, forbidden, invalid, invalids, nonNegative, required, unsupported } from './findings';
import { httpHeaderNameErrors, portNameErrors, portNumberErrors } from './formats';

export type ProbeKind = 'livenessProbe' | 'readinessProbe' | 'startupProbe';

/** validateLivenessProbe, validateReadinessProbe, validateStartupProbe; nothing for a probe that isn't there. */
export function validateProbe(kind: ProbeKind, probe: ApiObject | undefined, path: Path): FieldError[] {
  if (probe === undefined) return [];
  const grace = numberAt(probe, 'terminationGracePeriodSeconds');
  const gracePath = [...path, 'terminationGracePeriodSeconds'];
  const errors = [
    ...validateHandler(probe, path, 0),
    ...['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold'].flatMap(field =>
      nonNegative({ code: 'probe/negative', path: [...path, field] }, numberAt(probe, field)),
    ),
  ];
  if (grace !== undefined && grace <= 0) {
    errors.push(invalid({ code: 'probe/invalid-grace-period', path: gracePath }, grace, 'must be greater than 0'));
  }
  if (kind === 'readinessProbe') {
    if (grace !== undefined) {
      errors.push(invalid({ code: 'probe/invalid-grace-period', path: gracePath }, grace, 'must not be set for readinessProbes'));
    }
    return errors;
  }
  const successes = numberAt(probe, 'successThreshold') ?? 0;
  if (successes !== 1) {
    errors.push(invalid({ code: 'probe/success-threshold', path: [...path, 'successThreshold'] }, successes, 'must be 1'));
  }
  return errors;
}

/** validateLifecycle: the hooks after the start and before the stop. */
export function validateLifecycle(lifecycle: ApiObject | undefined, path: Path, graceSeconds: number): FieldError[] {
  return ['postStart', 'preStop'].flatMap(hook => {
    const handler = objectAt(lifecycle, hook);
    return handler === undefined ? [] : validateHandler(handler, [...path, hook], graceSeconds);
  });
}

type Check = (handler: ApiObject, path: Path, graceSeconds: number) => readonly FieldError[];

const checks: readonly (readonly [string, Check])[] = [
  ['exec', validateExec],
  ['httpGet', validateHttpGet],
  ['tcpSocket', (handler, path) => validatePort(handler['port'], [...path, 'port'])],
  ['grpc', (handler, path) => validatePort(handler['port'], [...path, 'port'])],
  ['sleep', validateSleep],
];

/** validateHandler: exactly one of the things that a probe or hook can do. */
function validateHandler(handler: ApiObject, path: Path, graceSeconds: number): FieldError[] {
  const errors: FieldError[] = [];
  let first: Path | undefined;
  for (const [field, check] of checks) {
    const action = objectAt(handler, field);
    if (action === undefined) continue;
    const own = [...path, field];
    if (first === undefined) {
      first = own;
      errors.push(...check(action, own, graceSeconds));
    } else {
      const where = { code: 'probe/several-handlers', path: own, onKey: true, related: first } as const;
      errors.push(forbidden(where, 'may not specify more than 1 handler type'));
    }
  }
  if (first === undefined) errors.push(required({ code: 'probe/no-handler', path, onKey: true }, 'must specify a handler type'));
  return errors;
}

function validateExec(exec: ApiObject, path: Path): FieldError[] {
  return stringsAt(exec, 'command').length === 0 ? [required({ code: 'probe/invalid-handler', path: [...path, 'command'] })] : [];
}

function validateHttpGet(httpGet: ApiObject, path: Path): FieldError[] {
  const scheme = stringAt(httpGet, 'scheme');
  const errors = validatePort(httpGet['port'], [...path, 'port']);
  if (scheme !== 'HTTP' && scheme !== 'HTTPS') {
    errors.push(unsupported({ code: 'probe/invalid-handler', path: [...path, 'scheme'] }, scheme, ['HTTP', 'HTTPS']));
  }
  objectsAt(httpGet, 'httpHeaders').forEach((header, index) => {
    const name = stringAt(header, 'name');
    const where = { code: 'probe/invalid-handler', path: [...path, 'httpHeaders'], at: [...path, 'httpHeaders', index, 'name'] } as const;
    errors.push(...invalids(where, name, httpHeaderNameErrors(name)));
  });
  return errors;
}

/** ValidatePortNumOrName; an absent port is 0. */
function validatePort(port: unknown, path: Path): FieldError[] {
  const where = { code: 'probe/invalid-handler', path } as const;
  if (typeof port === 'string') return invalids(where, port, portNameErrors(port));
  const number = typeof port === 'number' ? port : 0;
  return invalids({ ...where, code: 'port/out-of-range' }, number, portNumberErrors(number));
}

function validateSleep(sleep: ApiObject, path: Path, graceSeconds: number): FieldError[] {
  const seconds = numberAt(sleep, 'seconds') ?? 0;
  if (seconds >= 0 && seconds <= graceSeconds) return [];
  const detail = `must be non-negative and less than terminationGracePeriodSeconds (${graceSeconds})`;
  return [invalid({ code: 'probe/invalid-handler', path }, seconds, detail)];
}
