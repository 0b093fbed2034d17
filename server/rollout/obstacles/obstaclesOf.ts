import { podRefusal, type PodRefusal } from '../../kubernetes/admission/podRefusal';
import { ofTemplate } from '../../kubernetes/pods/knownTemplate';
import type { PodSpec } from '../../kubernetes/pods/pod';
import { schedulingGates } from '../../kubernetes/gates';
import { isImagePlaceholder } from '../../kubernetes/imagePlaceholder';
import { imageReferenceError } from '../../kubernetes/imageReference';
import { hookPorts, probePorts } from './ports';
import { memoryLimits } from './memory';
import type { Obstacle, Timing } from './obstacle';
import { placedContainers, type PlacedContainer } from './placedContainers';
import { probeKills } from './probeKills';

/** All that stands in the way of a template's pods, in the order in which a pod comes upon it. */
export const obstaclesOf = ofTemplate(
  (timing: Timing) => JSON.stringify(timing),
  (pod: PodSpec, timing: Timing): readonly Obstacle[] => {
    const containers = placedContainers(pod);
    return [
      ...refusals(pod),
      ...gates(pod, timing),
      ...containers.flatMap(imageNames),
      ...memoryLimits(pod, containers),
      ...containers.flatMap(hookPorts),
      ...probeKills(pod, containers, timing),
      ...containers.flatMap(probePorts),
    ];
  },
);

function refusals(pod: PodSpec): readonly Obstacle[] {
  const refusal = podRefusal(pod);
  return refusal === null ? [] : [refusedBy(refusal)];
}

/** A refusal as what stands in the way. */
export function refusedBy(refusal: PodRefusal): Obstacle {
  return { kind: 'refused', container: '', ...refusal };
}

function gates(pod: PodSpec, { gateMs }: Timing): readonly Obstacle[] {
  if (gateMs !== undefined) return [];
  return schedulingGates(pod).map((gate, index) => ({
    kind: 'schedulingGate',
    path: `spec.schedulingGates[${index}].name`,
    container: '',
    gate,
  }));
}

/** The kubelet pulls only what is a reference (InvalidImageName). What is blank around it the API server has refused before. */
function imageNames({ container, path }: PlacedContainer): readonly Obstacle[] {
  const { name, image } = container;
  const error = imageReferenceError(image.trim());
  if (error === undefined || error === 'empty' || isImagePlaceholder(image)) return [];
  return [{ kind: 'imageName', path: `${path}.image`, container: name, image }];
}
