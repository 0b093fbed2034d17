import { type ApiObject, numberAt, objectAt, objectsAt, stringAt, stringsAt } from '../apiObject';
import { notPositive, given } from '../validation/detail';
import {
  as,
  below,
  type FieldError,
  forbidden,
  invalid,
  invalids,
  nonNegative,
  oneOf,
  required,
  shownAt,
  type Where,
} from '../validation/findings';
import { httpHeaderNameErrors, portNameErrors, portNumberErrors } from '../validation/formats';
import { mapObject } from './defaulting';

const probes = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;
const hooks = ['postStart', 'preStop'] as const;

/** What an init container may only have if it goes on running. */
export const handlerFields = ['lifecycle', ...probes] as const;

/** A container whose probes and hooks have their defaults. */
export function handlersWithDefaults(container: ApiObject): ApiObject {
  const probed = probes.reduce((filled, probe) => mapObject(filled, probe, probeWithDefaults), container);
  return mapObject(probed, 'lifecycle', own => hooks.reduce((filled, hook) => mapObject(filled, hook, actionWithDefaults), own));
}

function probeWithDefaults(probe: ApiObject): ApiObject {
  const numbers = { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 };
  return { ...numbers, ...mapObject(actionWithDefaults(probe), 'grpc', grpc => ({ service: '', ...grpc })) };
}

function actionWithDefaults(handler: ApiObject): ApiObject {
  return mapObject(handler, 'httpGet', httpGet => ({ path: '/', scheme: 'HTTP', ...httpGet }));
}

/** validateLifecycle, and validateLivenessProbe, validateReadinessProbe, validateStartupProbe of a container. */
export function validateHandlers(container: ApiObject, where: Where, graceSeconds: number): FieldError[] {
  const own = as(where, 'probe/invalid-handler');
  return [
    ...hooks.flatMap(hook => {
      const handler = objectAt(objectAt(container, 'lifecycle'), hook);
      return handler === undefined ? [] : validateHandler(handler, below(own, 'lifecycle', hook), graceSeconds);
    }),
    ...probes.flatMap(kind => {
      const probe = objectAt(container, kind);
      return probe === undefined ? [] : validateProbe(probe, kind, below(own, kind));
    }),
  ];
}

function validateProbe(probe: ApiObject, kind: (typeof probes)[number], where: Where): FieldError[] {
  const grace = numberAt(probe, 'terminationGracePeriodSeconds');
  const graceWhere = as(below(where, 'terminationGracePeriodSeconds'), 'probe/invalid-grace-period');
  const errors = [
    ...validateHandler(probe, where, 0),
    ...['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold'].flatMap(field =>
      nonNegative(as(below(where, field), 'probe/negative'), numberAt(probe, field)),
    ),
  ];
  if (grace !== undefined && grace <= 0) errors.push(invalid(graceWhere, grace, notPositive('0')));
  if (kind === 'readinessProbe') {
    return grace === undefined
      ? errors
      : [...errors, invalid(graceWhere, grace, { words: 'must not be set for readinessProbes', reason: 'excluded' })];
  }
  const successes = numberAt(probe, 'successThreshold') ?? 0;
  if (successes === 1) return errors;
  return [
    ...errors,
    invalid(as(below(where, 'successThreshold'), 'probe/success-threshold'), successes, { words: 'must be 1', reason: { only: 1 } }),
  ];
}

type Check = (handler: ApiObject, where: Where, graceSeconds: number) => readonly FieldError[];

const checks: readonly (readonly [string, Check])[] = [
  ['exec', validateExec],
  ['httpGet', validateHttpGet],
  ['tcpSocket', (handler, where) => validatePort(handler['port'], below(where, 'port'))],
  ['grpc', (handler, where) => validatePort(handler['port'], below(where, 'port'))],
  ['sleep', validateSleep],
];

/** validateHandler: exactly one of the things that a probe or hook can do. */
function validateHandler(handler: ApiObject, where: Where, graceSeconds: number): FieldError[] {
  const given = checks.filter(([field]) => handler[field] !== undefined);
  const [first] = given;
  if (first === undefined) return [required({ ...as(where, 'probe/no-handler'), onKey: true }, 'must specify a handler type')];
  return given.flatMap(([field, check]) => {
    const own = below(where, field);
    if (field === first[0]) return check(objectAt(handler, field) ?? {}, own, graceSeconds);
    return [
      forbidden({ ...as(own, 'probe/several-handlers'), related: [...where.at, first[0]] }, 'may not specify more than 1 handler type'),
    ];
  });
}

function validateExec(exec: ApiObject, where: Where): FieldError[] {
  return stringsAt(exec, 'command').length === 0 ? [required(below(where, 'command'))] : [];
}

function validateHttpGet(httpGet: ApiObject, where: Where): FieldError[] {
  return [
    ...validatePort(httpGet['port'], below(where, 'port')),
    ...oneOf(below(where, 'scheme'), stringAt(httpGet, 'scheme'), ['HTTP', 'HTTPS']),
    ...objectsAt(httpGet, 'httpHeaders').flatMap((header, index) => {
      const name = stringAt(header, 'name');
      return invalids(shownAt(below(where, 'httpHeaders'), [...where.at, 'httpHeaders', index, 'name']), name, httpHeaderNameErrors(name));
    }),
  ];
}

/** ValidatePortNumOrName; an absent port is 0. */
function validatePort(port: unknown, where: Where): FieldError[] {
  if (typeof port === 'string') return invalids(where, port, portNameErrors(port));
  const number = typeof port === 'number' ? port : 0;
  return invalids(as(where, 'port/out-of-range'), number, portNumberErrors(number));
}

function validateSleep(sleep: ApiObject, where: Where, graceSeconds: number): FieldError[] {
  const seconds = numberAt(sleep, 'seconds') ?? 0;
  const least = where.server < 33 ? 1 : 0;
  if (seconds >= least && seconds <= graceSeconds) return [];
  const hint = where.server === 32 ? '. Enable AllowPodLifecycleSleepActionZeroValue feature gate for zero sleep.' : '';
  const bound = least === 0 ? 'non-negative' : 'greater than 0';
  const words = `must be ${bound} and less than terminationGracePeriodSeconds (${graceSeconds})${hint}`;
  return [invalid(where, seconds, given(words, 'terminationGracePeriodSeconds'))];
}
