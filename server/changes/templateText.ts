import { canonicalTemplate } from '../kubernetes/canonicalTemplate';
import type { PodTemplateSpec } from '../kubernetes/pods/pod';
import { printYaml } from '../yaml/print';
import type { JsonValue } from '../yaml/toJson';

/** A pod template as YAML, defaults and all: the same text for templates that a controller takes for the same. */
export function templateText(template: PodTemplateSpec): string {
  return printYaml(JSON.parse(canonicalTemplate(template)) as JsonValue);
}
