import { MetricsError } from "../errors.ts";

/** Why a chat request failed, and whether it is worth another try. */
export interface ChatFailure {
  readonly advice: string;
  /** HTTP status; absent where no answer came. */
  readonly status?: number;
  /** Whether the same request may succeed later. Default false. */
  readonly transient?: boolean;
  /** Milliseconds that the server asks to wait. */
  readonly retryAfter?: number | undefined;
  readonly cause?: unknown;
}

/** A chat request that got no usable answer. Its message never holds the key. */
export class ChatError extends MetricsError {
  override readonly name = "ChatError";
  override readonly retry: boolean;
  readonly status: number | undefined;
  readonly retryAfter: number | undefined;

  constructor(message: string, failure: ChatFailure) {
    super(message, failure.advice, failure.cause === undefined ? {} : { cause: failure.cause });
    this.retry = failure.transient ?? false;
    this.status = failure.status;
    this.retryAfter = failure.retryAfter;
  }
}
