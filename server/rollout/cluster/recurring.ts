import type { Cluster } from './cluster';

/** How long what happens over and over is followed once nothing else happens: to where a rollout rests, and while a later command is waited for. */
export const recurringMs = { toRest: 900_000, toCommand: 86_400_000 } as const;

/** Whether nothing has happened for longer than that but what happens over and over. */
export function lacksNews({ now, newsAt }: Cluster, milliseconds: number): boolean {
  return now - newsAt > milliseconds;
}
