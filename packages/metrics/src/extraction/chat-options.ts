import type { Clock } from "./clock.ts";

/** How to reach an OpenAI-compatible server, and how hard to press it. */
export interface ChatOptions {
  /** Such as "https://api.openai.com/v1"; `/chat/completions` is added. */
  readonly baseUrl: string;
  /** Sent as a bearer token; never stored, logged or put into an error. Default: none is sent. */
  readonly apiKey?: string | undefined;
  readonly model: string;
  /** Milliseconds for one answer, its body included. Default 100,000, as in Object HalBench's code. */
  readonly timeout?: number | undefined;
  /** Further tries after a failure that may pass. Default 8. */
  readonly retries?: number | undefined;
  /** Requests at once. Default 8. */
  readonly concurrency?: number | undefined;
  /** Default: no limit. */
  readonly requestsPerMinute?: number | undefined;
  readonly clock?: Clock | undefined;
}
