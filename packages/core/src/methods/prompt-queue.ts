import type { KvSmooth } from "./method.ts";

/** Which entropies stand in the queue at each position of a prompt that is smoothed. */
export interface PromptQueue {
  /** Positions whose entropies the queue holds, the newest last; shorter than `slots` where there are fewer. [P][≤ slots] */
  readonly positions: readonly (readonly number[])[];
  /** What each rank is divided by; 1 where nothing is smoothed. [P] */
  readonly divisors: readonly number[];
  /** Whether a position's row is smoothed. [P] */
  readonly smoothed: readonly boolean[];
}

/**
 * Walks a prompt in order as decoding walks its tokens, with a queue of its own that starts empty. The first row stays,
 * as do the rows of image tokens for `prefill: "text"`.
 */
export function promptQueue(method: KvSmooth, isImage: readonly boolean[]): PromptQueue {
  const { prefill, M, rankDenominator } = method;
  const smoothed = isImage.map(
    (image, position) => position > 0 && (prefill === "all" || (prefill === "text" && !image)),
  );
  const pushed: number[] = [];
  const positions = smoothed.map((isSmoothed, position) => {
    if (!isSmoothed) return [];
    pushed.push(position);
    return pushed.slice(-M);
  });
  const divisors = positions.map((queue) => (rankDenominator === "M" ? M : Math.max(1, queue.length)));
  return { positions, divisors, smoothed };
}
