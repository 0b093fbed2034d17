import type { Container, PodTemplateSpec } from '../../kubernetes/pods/pod';
import { templateContainers } from '../../kubernetes/pods/templateContainers';
import { imageFor } from '../../kubernetes/setImages';
import { type Edited, resourceName, type TemplateEdit } from './templateEdit';

/** `kubectl set image`: container name → image; `*` is every container. */
export function setImage(edited: Edited, images: Readonly<Record<string, string>>): TemplateEdit {
  const pairs = Object.entries(images);
  const fail = (text: string): TemplateEdit => ({ reply: { text: `error: ${text}`, failed: true } });
  if (pairs.length === 0) return fail('at least one image update is required');
  if (pairs.length > 1 && Object.hasOwn(images, '*')) {
    return fail('all containers are already specified by *, but saw more than one container_name=container_image pairs');
  }
  const { podTemplate, edits } = edited.template;
  const names = templateContainers(podTemplate).map(({ name }) => name);
  const missing = pairs.filter(([name]) => name !== '*' && !names.includes(name));
  const complaint = missing.map(([name]) => `error: unable to find container named "${name}"`).join('\n');
  if (missing.length === pairs.length) return { reply: { text: complaint, failed: true } };
  const emptyAt = podTemplate.spec.containers.findIndex(({ name, image }) => (imageFor(images, name) ?? image) === '');
  if (emptyAt >= 0) {
    return fail(
      `failed to patch image update to pod template: ${edited.kind}.apps "${edited.name}" is invalid: spec.template.spec.containers[${emptyAt}].image: Required value`,
    );
  }
  const template = edited.templates.intern(withImages(podTemplate, images), edits);
  if (template === edited.template) return { reply: { text: '', failed: false } };
  const reply = { text: `${resourceName(edited)} image updated`, failed: false };
  return { template, reply: complaint === '' ? reply : { ...reply, complaint } };
}

function withImages(template: PodTemplateSpec, images: Readonly<Record<string, string>>): PodTemplateSpec {
  const change = (container: Container): Container => ({ ...container, image: imageFor(images, container.name) ?? container.image });
  const { initContainers, containers } = template.spec;
  return {
    ...template,
    spec: {
      ...template.spec,
      containers: containers.map(change),
      ...(initContainers === undefined ? {} : { initContainers: initContainers.map(change) }),
    },
  };
}
