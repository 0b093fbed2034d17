import { type ApiObject, labelsAt, numberAt, objectAt, objectsAt, stringAt } from './apiObject';
import type { Container, PodTemplateSpec } from './pods/pod';
import { normalForm } from './normalForm';
import { ofTemplate } from './pods/knownTemplate';

/** The pod template of a decoded and defaulted spec, in a form in which equal ones are alike: to the server, or with `storedForm` byte for byte. */
export function podTemplateOf(workload: ApiObject, form: typeof normalForm = normalForm): PodTemplateSpec {
  return inForm(objectAt(workload, 'template') ?? {}, form);
}

const inForm = ofTemplate(formKey, (read: ApiObject, form: typeof normalForm): PodTemplateSpec => {
  const template = form(read, 'PodTemplateSpec');
  const metadata = objectAt(template, 'metadata') ?? {};
  const spec = objectAt(template, 'spec') ?? {};
  const labels = labelsAt(metadata, 'labels');
  const annotations = labelsAt(metadata, 'annotations');
  return {
    metadata: { ...(labels === undefined ? {} : { labels }), ...(annotations === undefined ? {} : { annotations }) },
    spec: {
      ...spec,
      containers: objectsAt(spec, 'containers').map(containerOf),
      ...(spec['initContainers'] === undefined ? {} : { initContainers: objectsAt(spec, 'initContainers').map(containerOf) }),
      terminationGracePeriodSeconds: graceSeconds(spec),
    },
  };
});

function formKey(form: typeof normalForm): string {
  return form === normalForm ? 'normal' : 'stored';
}

/** Decoding has seen to the types of the fields; only name and image may be absent, and what is 0 has been left out. */
function containerOf(container: ApiObject): Container {
  const probes = ['readinessProbe', 'startupProbe', 'livenessProbe'].flatMap(field => {
    const probe = objectAt(container, field);
    return probe === undefined ? [] : [[field, { ...probe, initialDelaySeconds: numberAt(probe, 'initialDelaySeconds') ?? 0 }] as const];
  });
  return { ...container, name: stringAt(container, 'name'), image: stringAt(container, 'image'), ...Object.fromEntries(probes) };
}

/** The API server takes less than nothing for 1. */
function graceSeconds(spec: ApiObject): number {
  const seconds = numberAt(spec, 'terminationGracePeriodSeconds') ?? 30;
  return seconds < 0 ? 1 : seconds;
}
