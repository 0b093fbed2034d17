/** A number of pods, or a percentage such as "25%" (k8s.io/apimachinery/pkg/util/intstr). */
export type IntOrString = number | string;

/** A percentage as the API server takes it: digits and an ending `%` (k8s.io/apimachinery/pkg/util/validation, IsValidPercent). */
const percent = /^[0-9]+%$/;

/** The number before the `%`; undefined for a number of pods and for what isn't a percentage. */
export function percentOf(value: IntOrString): number | undefined {
  return typeof value === 'string' && percent.test(value) ? Number(value.slice(0, -1)) : undefined;
}

/**
 * What validation takes for the value when it compares with 0 or 100: the number before the `%`, else the integer that the string holds, else 0
 * (k8s.io/kubernetes/pkg/apis/apps/validation, getIntOrPercentValue).
 */
export function comparableValue(value: IntOrString): number {
  if (typeof value === 'number') return value;
  return percentOf(value) ?? (/^[-+]?[0-9]+$/.test(value) ? Number(value) : 0);
}
