import type { ChatError } from "./chat-error.ts";
import type { Clock } from "./clock.ts";

const first = 1000;
const longest = 60_000;

/**
 * Milliseconds to wait after this many failures in a row: 1 s, doubled each time up to 60 s, and a random half of it
 * taken off so that clients spread out. Never less than what the server asks.
 */
export function retryDelay(error: ChatError, failures: number, { random }: Pick<Clock, "random">): number {
  const backoff = Math.min(longest, first * 2 ** (failures - 1));
  return Math.max(error.retryAfter ?? 0, backoff * (1 - random() / 2));
}
