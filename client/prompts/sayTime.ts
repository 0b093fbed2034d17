import * as vscode from 'vscode';

/** A time (milliseconds since 1970, or ISO 8601) as the user's language writes it: the time of today, or the date. */
export function sayTime(time: number | string): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return '';
  const today = date.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(vscode.env.language, today ? { timeStyle: 'medium' } : { dateStyle: 'medium', timeStyle: 'short' }).format(
    date,
  );
}

/** A day (milliseconds since 1970, or ISO 8601) as the user's language writes it in short, with the year where that isn't this one; empty for what is no time. */
export function sayDay(time: number | string): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return '';
  const isThisYear = date.getFullYear() === new Date().getFullYear();
  return new Intl.DateTimeFormat(vscode.env.language, {
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? {} : { year: 'numeric' }),
  }).format(date);
}
