/** Events as the API server keeps them (client-go record.EventCorrelator): the same text once with a count, many of a kind together, and not too many. */
export interface RawEvent {
  readonly atMs: number;
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
}

export interface CorrelatedEvent {
  readonly type: RawEvent['type'];
  readonly reason: string;
  message: string;
  readonly firstMs: number;
  lastMs: number;
  count: number;
}

/** From that many different messages of a reason within ten minutes on they are combined. */
const maxSimilar = 10;
const similarWithinMs = 600_000;
/** So many events of an object are written at once, and one more every five minutes. */
const burst = 25;
const refillMs = 300_000;

/** The events of one object, as `kubectl describe` lists them: by the time when they were last seen. */
export function correlate(events: readonly RawEvent[]): readonly CorrelatedEvent[] {
  const kept = new Map<string, CorrelatedEvent>();
  const similar = new Map<string, { messages: Set<string>; lastMs: number }>();
  let tokens = burst;
  let filledMs = events[0]?.atMs ?? 0;
  for (const { atMs, type, reason, message } of events) {
    const kind = `${type} ${reason}`;
    let group = similar.get(kind);
    if (group === undefined || atMs - group.lastMs > similarWithinMs) group = { messages: new Set(), lastMs: atMs };
    similar.set(kind, group);
    group.lastMs = atMs;
    group.messages.add(message);
    const combined = group.messages.size >= maxSimilar;
    if (combined) group.messages.delete(message);
    tokens = Math.min(burst, tokens + (atMs - filledMs) / refillMs);
    filledMs = atMs;
    if (tokens < 1) continue;
    tokens--;
    count(kept, combined ? kind : `${kind} ${message}`, {
      atMs,
      type,
      reason,
      message: combined ? `(combined from similar events): ${message}` : message,
    });
  }
  return [...kept.values()].sort((a, b) => a.lastMs - b.lastMs);
}

function count(kept: Map<string, CorrelatedEvent>, key: string, { atMs, type, reason, message }: RawEvent): void {
  const known = kept.get(key);
  if (known === undefined) kept.set(key, { type, reason, message, firstMs: atMs, lastMs: atMs, count: 1 });
  else {
    known.count++;
    known.lastMs = atMs;
    known.message = message;
  }
}
