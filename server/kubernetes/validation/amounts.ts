import { as, type BadValue, type FieldError, invalids, named, nonNegative, type Where } from './findings';
import { percentErrors } from './formats';

/** ValidatePositiveIntOrPercent: of a number of pods, or a percentage of them. */
export function validateIntOrPercent(value: string | number, where: Where): FieldError[] {
  return typeof value === 'number'
    ? nonNegative(as(where, 'strategy/negative'), value)
    : invalids(as(where, 'strategy/not-a-percentage'), printedAmount(value), percentErrors(value));
}

/** A type that prints itself as JSON. */
export function printedAmount(value: string | number): BadValue {
  return typeof value === 'string' ? named(value) : value;
}

/** An amount of a decoded object: 0 where none is set. */
export function amountIn(value: unknown): string | number {
  return typeof value === 'string' || typeof value === 'number' ? value : 0;
}
