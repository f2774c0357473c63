/** What is known of a queue that this worker can serve. */
export interface QueueState {
  readonly name: string;
  /** Units that wait for a worker. Those in a worker's hands are nobody else's to take. */
  readonly units: number;
}

export interface QueueChoice {
  /** The queue that is served now; undefined at the start. */
  readonly current: string | undefined;
  /** Seconds for which it has been served. */
  readonly servedSeconds: number;
  /** Seconds for which this worker has had none of its units in hand, and it none to give. */
  readonly emptySeconds: number;
  /** Seconds after which another one with units gets its turn. */
  readonly rotateSeconds: number;
  /** In an order that stays the same. */
  readonly queues: readonly QueueState[];
}

/** Seconds that a worker stays with an empty queue: it may be filled again at once, and another model takes time to load. */
const loyalty = 1;

/**
 * The queue to take from: the loaded model's as long as it has units, since loading another one takes time; but others
 * that wait get their turn, those after the present one first. A worker without any model loads the first one, so that it
 * is ready when units come. Undefined where there is no queue.
 */
export function chooseQueue({
  current,
  servedSeconds,
  emptySeconds,
  rotateSeconds,
  queues,
}: QueueChoice): string | undefined {
  const place = queues.findIndex(({ name }) => name === current);
  const inTurn = [...queues.slice(place + 1), ...queues.slice(0, place + 1)];
  const next = inTurn.find(({ name, units }) => units > 0 && name !== current)?.name;
  if (place < 0) return next ?? queues[0]?.name;
  const isEmpty = emptySeconds >= loyalty;
  return next !== undefined && (isEmpty || servedSeconds >= rotateSeconds) ? next : current;
}
