/** The date of a time (milliseconds since 1970, or ISO 8601) where the user is, as `2023-11-16`; empty for what is no time. */
export function isoDate(time: number | string): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return '';
  const [month, day] = [date.getMonth() + 1, date.getDate()].map(part => String(part).padStart(2, '0'));
  return `${date.getFullYear()}-${month ?? ''}-${day ?? ''}`;
}
