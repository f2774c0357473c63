/** What is known of a queue that this worker can serve. */
export interface QueueState {
  readonly name: string;
  /** Units that wait or are being worked on. */
  readonly units: number;
}

export interface QueueChoice {
  /** The queue that is served now; undefined at the start. */
  readonly current: string | undefined;
  /** Seconds for which it has been served. */
  readonly servedSeconds: number;
  /** Seconds after which another one with units gets its turn. */
  readonly rotateSeconds: number;
  /** In an order that stays the same. */
  readonly queues: readonly QueueState[];
}

/**
 * The queue to take from: the loaded model's as long as it has units, since loading another one takes time; but others
 * that wait get their turn, those after the present one first. Undefined where there is nothing to do.
 */
export function chooseQueue({
  current,
  servedSeconds,
  rotateSeconds,
  queues,
}: QueueChoice): string | undefined {
  const place = queues.findIndex(({ name }) => name === current);
  const inTurn = [...queues.slice(place + 1), ...queues.slice(0, place + 1)];
  const next = inTurn.find(({ name, units }) => units > 0 && name !== current)?.name;
  const hasUnits = (queues[place]?.units ?? 0) > 0;
  if (hasUnits && (next === undefined || servedSeconds < rotateSeconds)) return current;
  return next ?? current;
}
