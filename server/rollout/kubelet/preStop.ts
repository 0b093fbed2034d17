/** How long a container's preStop hook takes (lifecycle/handlers.go), as far as a manifest tells it. */
import { type ApiObject, objectAt, objectsAt, stringAt, stringsAt } from '../../kubernetes/apiObject';
import { unknownPort } from '../../kubernetes/containerPort';
import type { Container } from '../../kubernetes/pods/pod';
import { commandTime, noTime, type CommandTime } from './shell/commandTime';

/** The time of the hook: `seconds` is the least where it isn't `known`. None where there is no hook, or one that fails at once. */
export function preStopTime(container: Container): CommandTime {
  const preStop = container.lifecycle?.preStop;
  if (preStop === undefined) return noTime;
  if (preStop.sleep !== undefined) return { seconds: Math.max(0, preStop.sleep.seconds ?? 0), known: true };
  const handler = preStop as ApiObject;
  const exec = objectAt(handler, 'exec');
  if (exec !== undefined) return commandTime(stringsAt(exec, 'command'), name => variableOf(container, name));
  // The kubelet waits for the answer; a hook on a TCP socket is none that it knows.
  const asks = objectAt(handler, 'httpGet') !== undefined && unknownPort(container, preStop) === undefined;
  return asks ? { seconds: 0, known: false } : noTime;
}

/** A variable of the container that the manifest gives a value; undefined for all others: the image may have one. */
function variableOf(container: Container, name: string): string | undefined {
  const given = objectsAt(container as ApiObject, 'env').filter(variable => stringAt(variable, 'name') === name);
  const last = given.at(-1);
  if (last === undefined || last['valueFrom'] !== undefined) return undefined;
  const value = stringAt(last, 'value');
  return value.includes('$(') ? undefined : value;
}
