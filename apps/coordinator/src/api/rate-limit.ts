import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { TooManyRequestsError } from "./errors.ts";

export interface RateLimits {
  /** Requests a minute by one token, or by one address that shows none. */
  readonly requests: number;
  /** Failed logins a minute by one address. */
  readonly failedLogins: number;
}

export const defaultRateLimits: RateLimits = { requests: 1_200, failedLogins: 30 };

/** Counts requests of the last minute in memory. */
export class RateLimit {
  readonly #requests: RateLimiterMemory;
  readonly #failures: RateLimiterMemory;

  constructor({ requests, failedLogins }: RateLimits = defaultRateLimits) {
    this.#requests = new RateLimiterMemory({ points: requests, duration: 60 });
    this.#failures = new RateLimiterMemory({ points: failedLogins, duration: 60 });
  }

  /** Throws TooManyRequestsError. */
  async request(who: string): Promise<void> {
    await consume(this.#requests, who);
  }

  /** Throws TooManyRequestsError where an address has failed too often to be asked for its token again. */
  async login(address: string): Promise<void> {
    const state = await this.#failures.get(address);
    if (state !== null && state.remainingPoints <= 0) throw tooMany(state);
  }

  async failedLogin(address: string): Promise<void> {
    await this.#failures.consume(address).catch(() => undefined);
  }
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (error) {
    throw error instanceof RateLimiterRes ? tooMany(error) : error;
  }
}

function tooMany({ msBeforeNext }: RateLimiterRes): TooManyRequestsError {
  const seconds = Math.ceil(msBeforeNext / 1000);
  return new TooManyRequestsError(`Cannot answer this request: there were too many; ${seconds} s to wait`);
}
