import { as, type FieldError, invalids, nonNegative, type Where } from './findings';
import { percentErrors } from './formats';
import { amount } from './goSyntax';

/** ValidatePositiveIntOrPercent: of a number of pods, or a percentage of them. */
export function validateIntOrPercent(value: string | number, where: Where): FieldError[] {
  return typeof value === 'number'
    ? nonNegative(as(where, 'strategy/negative'), value)
    : invalids(as(where, 'strategy/not-a-percentage'), amount(value), percentErrors(value));
}

/** An amount of a decoded object: 0 where none is set. */
export function amountIn(value: unknown): string | number {
  return typeof value === 'string' || typeof value === 'number' ? value : 0;
}
